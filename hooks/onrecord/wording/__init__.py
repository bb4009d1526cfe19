"""The words that pages and `onrecord show` share: labels, reasons, answers."""
