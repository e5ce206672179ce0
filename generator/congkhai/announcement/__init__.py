"""The announcement of the results: a page, a sheet to print, a fragment for the portal's editor."""
