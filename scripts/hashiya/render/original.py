"""Links to where a text was captured, with the attributes by which the captured copy is found when they break.

Source: Robust Links, Link Decoration 1.0, https://robustlinks.mementoweb.org/spec/: `data-originalurl` is the address
of the original, `data-versionurl` that of the copy, `data-versiondate` when the copy was made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hashiya.addresses import web_address
from hashiya.model import AnnotatedArticle, Version

# The day of ISO 8601, and the time where it is given whole.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Original:
    """A capture as the page tells it.

    Attributes:
        raw: the name of its bytes beside the page.
        href: the address that it was captured from, where that may be a link; `host` is what stands for it.
        url: the same as it was given.
        when: for programs, when it was captured; empty where that is no date of theirs.
        copy: the whole address of the copy; empty where the archive's address is not known.
    """

    version: Version
    raw: str
    url: str = ""
    href: str = ""
    host: str = ""
    when: str = ""
    copy: str = ""


def originals(item: AnnotatedArticle, address: str) -> tuple[Original, ...]:
    """The captures of an article, the shown one last.

    Args:
        address: the whole address of its page; empty where the archive's own is not known.
    """
    return tuple(_original(item, version, address) for version in item.versions)


def _original(item: AnnotatedArticle, version: Version, address: str) -> Original:
    shown = version is item.versions[-1]
    raw = item.article.raw_name if shown else version.raw_name
    url = version.url or (item.article.declared.url if shown else "")
    found = web_address(url)
    when = version.captured if _DAY.fullmatch(version.captured) else ""
    copy = f"{address}{'' if shown else raw}" if address else ""
    return Original(version, raw, url, found.href if found else "", found.host if found else "", when, copy)
