"""Bytes of the files offices save, and the rows in them: encoding, delimiter and header settled here."""
