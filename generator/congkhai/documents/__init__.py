"""Texts that are not for the web: the answers to what an office asks of its own record."""
