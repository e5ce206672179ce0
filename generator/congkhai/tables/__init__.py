"""The data package on disk: what it says, checked against its schemas."""
