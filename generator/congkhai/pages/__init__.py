"""The pages of the site, one module a part of the navigation; they see only what may be shown."""
