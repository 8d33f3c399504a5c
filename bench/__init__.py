"""What a page costs, as a multiple of what answering the same bytes costs: `make bench` (see docs/performance.md)."""
