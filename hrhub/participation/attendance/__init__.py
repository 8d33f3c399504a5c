"""Reports of meetings, as their platforms give them: who was connected, and how long. See docs/imports.md."""
