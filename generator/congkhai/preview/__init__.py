"""A preview on this machine alone: serves a finished folder, watches the office's files."""
