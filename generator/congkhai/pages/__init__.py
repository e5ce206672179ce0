"""The pages of the site, one module a kind of page; they see only what may be shown."""
