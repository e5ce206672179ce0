"""From values to text: one Jinja environment, Markdown, and the two things it makes."""
