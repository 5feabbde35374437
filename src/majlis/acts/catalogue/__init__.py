"""Catalogues that ship and are renewed from files: which vendors' products are exploited."""
