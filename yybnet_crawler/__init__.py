"""Reads pages of the news portal yybnet.net into records."""
