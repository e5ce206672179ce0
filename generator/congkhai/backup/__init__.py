"""A backup: one ZIP file with a manifest of every file in it, read back only where each is as it says."""
