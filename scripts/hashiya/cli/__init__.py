"""The command `hashiya`. Exit status: 0 all is well, 1 problems were found, 2 the command was called wrongly."""

from hashiya.cli import begin, captures, citing, desk, drafts, site
from hashiya.cli.command import main

__all__ = ["begin", "captures", "citing", "desk", "drafts", "main", "site"]
