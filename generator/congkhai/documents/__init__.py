"""Papers and texts that are not for the web: answers about the record, its tables with faults in red."""
