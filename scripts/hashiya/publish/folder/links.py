"""Where links of a page lead when it lies on a disk."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

INDEX = "index.html"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PARTS = re.compile(r"([^?#]*)(.*)", re.S)


def file_link(address: str, folder: str, site: Path, base: str = "/") -> str:
    """An address on a page as it leads from file to file; those of other hosts and of this page stay.

    Args:
        address: as it stands on the page, its character references resolved.
        folder: where the page lies in the site, like `archive/actors/iraq`; empty for the site's own folder.
        site: what the site has is looked up here.
        base: the path of the site's address; addresses that begin with it are the site's.
    """
    path, rest = _split(address)
    if not path or _SCHEME.match(address):
        return address
    if path.startswith("/"):
        if not path.startswith(base):
            return address
        path = posixpath.relpath(path[len(base) :] or ".", folder or ".") + ("/" if path.endswith("/") else "")
    last = path.rpartition("/")[2]
    if last in ("", ".", "..") or ("." not in last and (site / _there(folder, path)).is_dir()):
        path = f"{path}{INDEX}" if not last else f"{path}/{INDEX}"
    return path + rest


def published_link(address: str, folder: str, site_url: str) -> str:
    """An address on a page as it leads from anywhere: to the published site; nothing where that has no address yet."""
    path, _ = _split(address)
    if not path or _SCHEME.match(address):
        return address
    return urljoin(f"{site_url.rstrip('/')}/{folder}/", address) if site_url else ""


def local_file(address: str, folder: str) -> str:
    """The path in the site of the file that an address names; empty for another host's and for this page."""
    path, _ = _split(address)
    return "" if not path or _SCHEME.match(address) or path.startswith("/") else _there(folder, path)


def _there(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(path)))


def _split(address: str) -> tuple[str, str]:
    found = _PARTS.fullmatch(address)
    assert found is not None  # noqa: S101
    return found[1], found[2]
