"""HTTP: what a browser asks this program for, answered with what `workflows` makes."""
