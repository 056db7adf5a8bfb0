"""Pages of the folder edition: what a browser does not do on `file:` is left out, the rest leads from file to file."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from markupsafe import escape

from hashiya.publish.folder.links import file_link, local_file

READER = "assets/hashiya/folder.js"
_ATTRIBUTES = r"""((?:[^>"']++|"[^"]*"|'[^']*')*+)>"""
_PIECE = re.compile(
    rf"<!--.*?-->|<(?P<script>script)\b{_ATTRIBUTES}.*?</script\s*>|<(?P<tag>a|area|link|meta|form|img)\b{_ATTRIBUTES}",
    re.S | re.I,
)
_ATTRIBUTE = re.compile(r"""(?<=\s)([\w:-]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""")
_MODULE = re.compile(r"""(?<=\s)type\s*=\s*["']?module["']?""", re.I)
_ADDRESSES = frozenset({"href", "xlink:href", "action", "src"})
# Asked for in ways that `file:` refuses, and needed by nothing that is seen.
_REFUSED = frozenset({"preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"})
_FETCHED = ("connect-src", "worker-src", "manifest-src")
_REFRESH = re.compile(r"(\s*\d+\s*;\s*url=)(.*)", re.S | re.I)
_CONFIG = re.compile(r'(<script id="__config"[^>]*>)(.*?)(</script>)', re.S)


@dataclass
class Page:
    """A page on its way: where it lies, and what was found on it."""

    folder: str
    site: Path
    base: str
    offered: list[str] = field(default_factory=list)
    """The files that it offers for download, by their paths in the site."""
    has_modules: bool = False

    def complete(self, source: str) -> str:
        """The page as it opens from a disk."""
        return _CONFIG.sub(_without_instant, _PIECE.sub(self._piece, source))

    def _piece(self, found: re.Match[str]) -> str:
        if found["script"]:
            return self._script(found[0])
        return self._tag(found[0], found["tag"].lower()) if found["tag"] else found[0]

    def _script(self, whole: str) -> str:
        opening = whole[: whole.index(">") + 1]
        if not _MODULE.search(opening) or " src" not in opening:
            return whole
        module = _MODULE.sub("defer data-module", whole, count=1)
        if self.has_modules:
            return module
        self.has_modules = True
        up = "../" * (self.folder.count("/") + 1 if self.folder else 0)
        return f'<script defer src="{up}{READER}"></script>{module}'

    def _tag(self, whole: str, name: str) -> str:
        given = {key.lower(): html.unescape(value.strip("\"'")) for key, _, value in _ATTRIBUTE.findall(whole)}
        if name == "link" and _REFUSED.intersection(given.get("rel", "").lower().split()):
            return ""
        if name == "meta":
            return _with_content(whole, partial(self._meta, given.get("http-equiv", "").lower()))
        if (
            name == "a"
            and re.search(r"\sdownload\b", whole)
            and (path := local_file(given.get("href", ""), self.folder))
        ):
            self.offered.append(path)
        return with_links(whole, self._leading)

    def _meta(self, kind: str, content: str) -> str:
        if kind == "content-security-policy":
            return policy_of(content)
        found = _REFRESH.fullmatch(content) if kind == "refresh" else None
        return f"{found[1]}{self._leading(found[2])}" if found else content

    def _leading(self, address: str) -> str:
        return file_link(address, self.folder, self.site, self.base)


def policy_of(policy: str) -> str:
    """A page's Content-Security-Policy on a disk: the same files, nothing to connect to.

    What `'self'` stands for on `file:` is left to browsers; Chromium takes any file for it, so `file:` adds nothing.
    """
    kept = [rule for rule in policy.split("; ") if not rule.startswith(_FETCHED)]
    return "; ".join(rule.replace("'self'", "'self' file:") for rule in kept)


def with_links(tag: str, leading: Callable[[str], str]) -> str:
    """An opening tag with its addresses as `leading` gives them; an address that becomes nothing is left out."""

    def exchanged(found: re.Match[str]) -> str:
        old = html.unescape(found[3].strip("\"'"))
        if found[1].lower() not in _ADDRESSES or (new := leading(old)) == old:
            return found[0]
        return f'{found[1]}="{escape(new)}"' if new else ""

    return _ATTRIBUTE.sub(exchanged, tag)


def _with_content(tag: str, change: Callable[[str], str]) -> str:
    def exchanged(found: re.Match[str]) -> str:
        if found[1].lower() != "content":
            return found[0]
        old = html.unescape(found[3].strip("\"'"))
        new = change(old)
        return found[0] if new == old else f'content="{escape(new)}"'

    return _ATTRIBUTE.sub(exchanged, tag)


def _without_instant(found: re.Match[str]) -> str:
    """The theme's settings without its ways to load pages by `fetch`."""
    try:
        config = json.loads(found[2])
    except ValueError:
        return found[0]
    features = [name for name in config.get("features", ()) if not name.startswith("navigation.instant")]
    if features == config.get("features") and not config.get("version"):
        return found[0]
    text = json.dumps({**config, "features": features, "version": None}).replace("<", "\\u003c")
    return f"{found[1]}{text}{found[3]}"
