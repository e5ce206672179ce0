"""What may be shown, as files that other programs read: CSV, JSON and a data package."""
