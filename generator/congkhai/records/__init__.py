"""The only place where the names of the CSV meet the names of the model."""
