"""Makes the folder edition out of a finished site, file by file: the same site gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import posixpath
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from hashiya.publish.folder.classic import read_module, refuse_circles
from hashiya.publish.folder.pages import READER, Page
from hashiya.publish.scripts import FOLDER as OUR_SCRIPTS
from hashiya.publish.scripts import compact
from hashiya.publish.verify import CHECKSUMS

SEARCH_INDEX = "archive/search/index/"
# What only a server, a worker or a programmer's tools ask for; the checksums are those of the edition.
_LEFT_OUT = re.compile(
    rf"404\.html|assets/hashiya/(not-found\.js|addresses/.*)|sitemap\.xml(\.gz)?|{re.escape(CHECKSUMS)}|"
    r"assets/javascripts/(workers|lunr)/.*|assets/.*\.map"
)
# Scripts of ours that are no modules: they run before the page is shown, on a disk as elsewhere.
_CLASSIC = ".classic.js"
_MODULE = re.compile(r"""<script\b[^>]*\btype\s*=\s*["']?module["']?[^>]*>""", re.I)
_SOURCE = re.compile(r"""\ssrc\s*=\s*["']?([^"'\s>]+)""", re.I)


def files_of(site: Path) -> list[str]:
    """The files of a site that the edition is made of, in order."""
    found = (
        Path(folder, name).relative_to(site).as_posix() for folder, _, names in os.walk(site) for name in sorted(names)
    )
    return sorted(path for path in found if not _LEFT_OUT.fullmatch(path))


@dataclass(frozen=True)
class Edition:
    """An edition that is being made: from which site, into which folder, for which base path of addresses."""

    site: Path
    target: Path
    base: str = "/"

    def scripts(self) -> dict[str, str]:
        """Write all modules of the site as classic scripts, and what runs them; the SHA-256 of each by its path.

        Raises:
            ModuleFormError: a module is of a form that is not carried over.
        """
        modules = {path: read_module(path, (self.site / path).read_text("utf-8")) for path in self._modules()}
        refuse_circles(modules)
        reader = files("hashiya.publish.folder").joinpath("reader.js").read_text("utf-8")
        written = {path: module.classic() for path, module in modules.items()} | {READER: compact(reader)}
        return {path: self._write(path, script.encode()) for path, script in written.items()}

    def file(self, path: str) -> dict[str, str]:
        """Write one file of the site as the edition has it; the SHA-256 of what was written, by path."""
        source = self.site / path
        if path.endswith(".html"):
            return self._page(path, source.read_text("utf-8", errors="surrogateescape"))
        if path.startswith(SEARCH_INDEX):
            return self._as_script(path)
        target = self.target / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        return {path: hashlib.sha256(source.read_bytes()).hexdigest()}

    def _page(self, path: str, source: str) -> dict[str, str]:
        page = Page(posixpath.dirname(path), self.site, self.base)
        written = {path: self._write(path, page.complete(source).encode("utf-8", "surrogateescape"))}
        for offered in dict.fromkeys(page.offered):
            # Raw files are not read by scripts; what lies elsewhere, another page may offer at the same time.
            if posixpath.dirname(offered) == page.folder and not offered.endswith(".txt"):
                written |= self._as_script(offered) if (self.site / offered).is_file() else {}
        return written

    def _as_script(self, path: str) -> dict[str, str]:
        """A file as a script that hands its bytes over."""
        content = base64.b64encode((self.site / path).read_bytes()).decode()
        return {f"{path}.js": self._write(f"{path}.js", f"hashiyaFolder.file({json.dumps(content)});\n".encode())}

    def _write(self, path: str, content: bytes) -> str:
        target = self.target / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return hashlib.sha256(content).hexdigest()

    def _modules(self) -> Iterator[str]:
        """Our own scripts, and modules that the archive's settings put on every page."""
        ours = (p.relative_to(self.site).as_posix() for p in (self.site / OUR_SCRIPTS).rglob("*.js"))
        yield from sorted(path for path in ours if not path.endswith(_CLASSIC) and not _LEFT_OUT.fullmatch(path))
        everywhere = (self.site / "404.html").read_text("utf-8", errors="replace")
        for tag in _MODULE.findall(everywhere):
            named = _SOURCE.search(tag)
            path = named[1].removeprefix(self.base) if named else ""
            if path and not path.startswith(OUR_SCRIPTS) and (self.site / path).is_file():
                yield path
