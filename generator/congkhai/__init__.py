"""congkhai: one agency's yearly review and rating as a checked data package, and its publication."""
