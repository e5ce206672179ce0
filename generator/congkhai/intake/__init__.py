"""What is handed in, kept durably: submissions and their states, drafts, links, receipts.

One SQLite file, `dossiers/tiep-nhan.sqlite` of the package. `Store` opens it, writes through one thread that
commits in groups, and reads beside it. What may be done is functions that take the connection first: they
are given to `Store.write` and `Store.read`, so several can be one step that is kept whole or not at all.
"""
