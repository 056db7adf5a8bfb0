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
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape

from hashiya.model import Fragment

_HTML = re.compile(r'<html lang="([a-z-]+)"(?![^>]*\bdir=)')
_CHARSET = '<meta charset="utf-8">'
_SCOPE = re.compile(r'__md_scope=new URL\("([^"]*)"')
_SAFE_SCOPE = re.compile(r'__md_scope=new URL\("(?:/[A-Za-z0-9/_.-]*|[./]+)"')
_RTL = frozenset({"ar", "fa", "he", "ur"})
_POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Finisher:
    """What every page needs: the theme's scripts by their text, the fragments, the base address of the 404 page."""

    scripts: frozenset[str]
    base: str
    fragments: Mapping[str, str]

    def page(self, path: Path) -> None:
        """Complete one page in place."""
        source = path.read_text(encoding="utf-8", errors="surrogateescape")
        finished = self.complete(source, is_not_found=path.name == "404.html")
        path.write_text(finished, encoding="utf-8", errors="surrogateescape", newline="")

    def complete(self, source: str, *, is_not_found: bool = False) -> str:
        """A page as it is published."""
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


def finish(site: Path, fragments: Iterable[Fragment], site_url: str) -> None:
    """Complete all pages that the engine built, shells included."""
    pages = sorted(Path(folder, name) for folder, _, names in os.walk(site) for name in names if name.endswith(".html"))
    reference = (site / "404.html").read_text(encoding="utf-8")
    scripts = frozenset(_neutral(script) for script in _inline(reference))
    found = _SCOPE.search(reference)
    base = (urlsplit(site_url).path or "/") if site_url or not found else found[1]
    finisher = Finisher(scripts, base if base.endswith("/") else f"{base}/", {f.name: f.html for f in fragments})
    for page in pages:
        finisher.page(page)


def write_sitemap(site: Path, site_url: str, generated: Iterable[str], leading: Collection[str] = ()) -> None:
    """A sitemap of all pages without dates of building; none where the archive has no address yet.

    Args:
        site: holds the hand-written pages.
        generated: the addresses of all generated ones.
        leading: those that only lead to others; they are left out.
    """
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)
    if not site_url:
        return
    folders = (Path(folder) for folder, _, names in os.walk(site) if "index.html" in names)
    written = {folder.relative_to(site).as_posix() for folder in folders}
    everything = written.union(address.rstrip("/") for address in generated)
    addresses = sorted(everything.difference(address.rstrip("/") for address in leading))
    root = site_url.rstrip("/")
    urls = "".join(f"<url><loc>{escape(f'{root}/{a}/' if a != '.' else f'{root}/')}</loc></url>\n" for a in addresses)
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (site / "sitemap.xml").write_text(f"{opening}{urls}</urlset>\n", encoding="utf-8")


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
