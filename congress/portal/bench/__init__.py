"""``make bench``: what a page and an import cost, as ratios measured in one run."""
