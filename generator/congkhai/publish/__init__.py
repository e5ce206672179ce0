"""From pages to what is online: stage, render, inspect, keep, switch, and the way back.

All audiences are staged, rendered, inspected and kept before the first is switched; the switch of one
audience is one atomic replacement of a link, the only moment at which a reader can see a difference.
"""
