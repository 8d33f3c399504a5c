"""OAI-PMH 2.0: libraries and search engines of repositories harvest the catalogue here. See docs/oai.md."""
