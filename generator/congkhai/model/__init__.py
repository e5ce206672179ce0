"""The words of the field as frozen values; nothing here reads or writes."""
