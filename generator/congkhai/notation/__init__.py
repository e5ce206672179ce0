"""JSON, YAML and formulas as people write them: plain values, or why a text is not taken as it stands."""
