"""What the law and the plan make of the rows: days, scores, bands, ceilings. Values only, no findings."""
