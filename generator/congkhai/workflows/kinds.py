"""The catalogue of findings: every kind the program can tell."""

from congkhai import publish, records, rendering, rules, tables  # noqa: F401
