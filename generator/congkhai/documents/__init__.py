"""Papers and texts that are not for the web."""
