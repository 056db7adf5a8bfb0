"""Hashiya: an annotated archive of Arabic news, published verbatim with its notes in the margin."""

from importlib.metadata import version

__version__ = version("hashiya")
