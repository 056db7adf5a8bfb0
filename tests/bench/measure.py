"""One build, measured; called in a process of its own, so that nothing else counts."""

from __future__ import annotations

import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from hashiya import pipeline
from hashiya.messages import tell


def build(root: Path) -> tuple[dict[str, float], int]:
    """The seconds by stage, and the memory of the largest process in MB."""
    try:
        seconds = dict(pipeline.build(pipeline.Run(root)).seconds)
        return seconds, max(getrusage(RUSAGE_SELF).ru_maxrss, getrusage(RUSAGE_CHILDREN).ru_maxrss) // 1024
    except pipeline.RefusedError as refused:
        sys.exit("\n".join(f"{told.place}: {told.code} {told.en}" for told in map(tell, refused.problems[:5])))
