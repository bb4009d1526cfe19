"""The form “Add a source”: its fields from the model, its messages from the checks."""
