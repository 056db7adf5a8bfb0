"""Completes the pages that the engine built: direction on `html`, the generated fragments, a Content-Security-Policy.

The policy allows only the site's own files and the theme's own inline scripts. Which those are is read from the 404
page, which holds no contributed word; a script that stands on any other page and not there gets no hash, so it cannot
run, whoever wrote it.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape

from hashiya.messages import catalogue
from hashiya.model import Fragment
from hashiya.publish.languages import Languages
from hashiya.publish.skin import mend

_HTML = re.compile(r'<html lang="([a-z-]+)"(?![^>]*\bdir=)')
_CHARSET = '<meta charset="utf-8">'
_SCOPE = re.compile(r'__md_scope=new URL\("([^"]*)"')
_SAFE_SCOPE = re.compile(r'__md_scope=new URL\("(?:/[A-Za-z0-9/_.-]*|[./]+)"')
# What one file may hold is 50,000 addresses and 52,428,800 bytes; some of these are its first and last lines.
MOST_ADDRESSES, MOST_BYTES = 50_000, 52_000_000
_RTL = frozenset({"ar", "fa", "he", "ur"})
_POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Finisher:
    """What every page needs: the theme's scripts by their text, the base of the 404 page, fragments, a word."""

    scripts: frozenset[str]
    base: str
    fragments: Mapping[str, str]
    languages: Languages
    site: Path
    table: str = ""
    """What a box with a table in it is called."""

    def page(self, path: Path) -> None:
        """Complete one page in place."""
        source = path.read_text(encoding="utf-8", errors="surrogateescape")
        is_not_found = path.name == "404.html"
        folder = path.parent.relative_to(self.site).as_posix()
        address = "" if folder == "." else f"{folder}/"
        finished = self.languages.put(
            self.complete(source, is_not_found=is_not_found), address, is_not_found=is_not_found
        )
        path.write_text(finished, encoding="utf-8", errors="surrogateescape", newline="")

    def complete(self, source: str, *, is_not_found: bool = False) -> str:
        """A page as it is published."""
        source = mend(source, self.table)
        for name, fragment in self.fragments.items():
            words = fragment.replace("@base@", str(escape(self.base))) if is_not_found else fragment
            source = source.replace(f"<!-- hashiya:{name} -->", words)
        policy = escape(_POLICY.format(hashes=" ".join(self._hashes(source))))
        meta = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">'
        return _HTML.sub(_with_direction, source.replace(_CHARSET, meta, 1), count=1)

    def _hashes(self, source: str) -> Iterable[str]:
        for script in dict.fromkeys(_inline(source)):
            if _neutral(script) in self.scripts:
                digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
                yield f"'sha256-{digest}'"


def finish(site: Path, fragments: Iterable[Fragment], site_url: str, languages: Languages) -> None:
    """Complete all pages that the engine built, shells included."""
    pages = sorted(Path(folder, name) for folder, _, names in os.walk(site) for name in names if name.endswith(".html"))
    reference = (site / "404.html").read_text(encoding="utf-8")
    scripts = frozenset(_neutral(script) for script in _inline(reference))
    found = _SCOPE.search(reference)
    base = (urlsplit(site_url).path or "/") if site_url or not found else found[1]
    base = base if base.endswith("/") else f"{base}/"
    words = catalogue(languages.own.language)
    by_name = {fragment.name: fragment.html for fragment in fragments}
    own = replace(languages, base=base)
    finisher = Finisher(scripts, base, by_name, own, site, words.text("nav.table"))
    for page in pages:
        finisher.page(page)


def write_sitemap(
    site: Path, site_url: str, generated: Mapping[str, str], left_out: Collection[str] = (), most: int = MOST_ADDRESSES
) -> None:
    """A sitemap of all pages without dates of building, and where they are too many several with an index of them.

    There is none where the archive has no address yet. `robots.txt` names it, unless the archive brings its own or its
    site is not at the root of its host, where alone that file is looked for (https://www.sitemaps.org/protocol.html).

    Args:
        site: holds the hand-written pages.
        generated: the addresses of all generated ones, each with the time of its last change, or an empty string.
        left_out: those that only lead to others, or are no reading.
        most: how many addresses one file holds.
    """
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)
    if not site_url:
        return
    folders = (Path(folder) for folder, _, names in os.walk(site) if "index.html" in names)
    written = {folder.relative_to(site).as_posix() for folder in folders}
    changed = {address.rstrip("/"): when for address, when in generated.items()}
    addresses = sorted(written.union(changed).difference(address.rstrip("/") for address in left_out))
    root = site_url.rstrip("/")
    urls = [_url("url", f"{root}/{a}/" if a != "." else f"{root}/", changed.get(a, "")) for a in addresses]
    parts = list(_parts(urls, most))
    if len(parts) > 1:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            _write(site / name, "urlset", part)
        parts = [[_url("sitemap", f"{root}/{name}") for name in names]]
        _write(site / "sitemap.xml", "sitemapindex", parts[0])
    else:
        _write(site / "sitemap.xml", "urlset", urls)
    if not urlsplit(root).path and not (site / "robots.txt").exists():
        (site / "robots.txt").write_text(f"User-agent: *\nDisallow:\n\nSitemap: {root}/sitemap.xml\n", encoding="utf-8")


def _url(element: str, address: str, changed: str = "") -> str:
    when = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<{element}><loc>{escape(address)}</loc>{when}</{element}>\n"


def _parts(urls: list[str], most: int) -> Iterator[list[str]]:
    """The elements divided so that no file has too many of them or too many bytes."""
    part: list[str] = []
    size = 0
    for url in urls:
        length = len(url.encode())
        if part and (len(part) == most or size + length > MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(url)
        size += length
    yield part


def _write(path: Path, element: str, urls: Iterable[str]) -> None:
    opening = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    )
    path.write_text(f"{opening}{''.join(urls)}</{element}>\n", encoding="utf-8")


def _inline(source: str) -> list[str]:
    """The inline scripts of a page, found in one pass."""
    scripts, at = [], 0
    while (start := source.find("<script>", at)) >= 0 and (end := source.find("</script>", start)) >= 0:
        scripts.append(source[start + len("<script>") : end])
        at = end
    return scripts


def _neutral(script: str) -> str:
    """The theme's script without the one address in it that differs by the depth of the page."""
    return _SCOPE.sub('__md_scope=new URL(""', script) if _SAFE_SCOPE.search(script) else script


def _with_direction(found: re.Match[str]) -> str:
    direction = "rtl" if found[1].partition("-")[0] in _RTL else "ltr"
    return f'{found[0]} dir="{direction}"'
