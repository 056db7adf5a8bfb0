"""Scores of what the reader concludes, against what persons found. Pure functions; who calls them reads the files."""
