"""What the law and the plan make of the rows: days, ceilings, orders. Values only, no findings."""
