"""What a new agency folder starts with, beyond the schemas: law tables, the plan, its pages."""
