"""The whole package as one workbook, and back: what goes out, and how what comes back is merged."""
