"""What may be shown to whom: public types, and the one way from the agency's record to them."""
