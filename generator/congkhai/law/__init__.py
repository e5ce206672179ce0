"""What the law and the plan make of the rows: days, scores, bands, ceilings, orders. Values only, no findings."""
