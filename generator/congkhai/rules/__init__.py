"""The procedure as rules: one module a rule, each with its kinds of fault."""
