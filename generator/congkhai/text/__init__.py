"""Vietnamese text: letters and marks, folding, name order, dates, numbers, working days."""
