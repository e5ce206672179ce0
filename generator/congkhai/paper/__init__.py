"""Papers as office programs write them: their text, what of it cannot be read, and copies without traces."""
