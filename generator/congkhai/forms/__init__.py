"""Forms as values, their faces, and what comes back."""
