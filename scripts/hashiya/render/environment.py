"""How all templates are read: what they print is escaped once, and what they name must be there."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment() -> Environment:
    """A new one, for the filters of those who ask."""
    return Environment(
        loader=PackageLoader("hashiya", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
