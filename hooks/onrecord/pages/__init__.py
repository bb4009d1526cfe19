"""The pages a reader gets: a view model for each kind, and templates that compute nothing."""
