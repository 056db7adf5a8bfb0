"""Addresses on the web and of mail, as somebody typed them: which may become a link, and what host they lead to.

Only `http`, `https` and `mailto`, whole and visible: no user before the host, no address that stands for the page's
own scheme, no character that a browser would drop or read as another (white space, controls, back strokes).
A host is always given as it is asked for, in ASCII (UTS #46, IDNA 2008): letters of other scripts look like Latin ones,
in one word (UTS #39, mixed scripts) or in all of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

import idna

LONGEST = 2_000
_WEB = re.compile(r"(https?)://([^/?#\s]+)([/?#].*)?", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(r"(?:mailto:)?([A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9_+-])?)@([A-Za-z0-9.-]{1,253})")
_PORT = re.compile(r"(.+?):([0-9]{1,5})")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?")
_TOP = re.compile(r"xn--[a-z0-9-]+|[a-z]{2,63}")
_NEVER = frozenset('\\"<>`{}|^')
# What may stand in an address beside letters and digits (RFC 3986), and the mark of what is already escaped.
_KEPT = "/?#[]@!$&()*+,;=:-._~%"


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may become a link.

    Attributes:
        href: in ASCII, with its scheme in small letters.
        host: the host that is asked, in ASCII; of mail too.
        plain: False where the host was typed in other letters than those of `host`.
    """

    href: str
    host: str
    plain: bool


def web_address(text: str) -> Address | None:
    """The address of a page on the web; None where it is none, or not wholly what it looks like."""
    found = _WEB.fullmatch(text) if len(text) <= LONGEST and _visible(text) else None
    if not found or "@" in found[2]:
        return None
    port = _PORT.fullmatch(found[2])
    host, number = (port[1], int(port[2])) if port else (found[2], None)
    ascii_host = _ascii(host)
    if not ascii_host or (number is not None and not 0 < number < 1 << 16):
        return None
    rest = quote(found[3] or "", safe=_KEPT)
    place = ascii_host if number is None else f"{ascii_host}:{number}"
    return Address(f"{found[1].lower()}://{place}{rest}", ascii_host, ascii_host == host.lower())


def mail_address(text: str) -> Address | None:
    """An address of mail, with or without `mailto:`; it says nothing of what is to be written there."""
    found = _MAIL.fullmatch(text)
    host = _ascii(found[2]) if found and ".." not in found[1] else ""
    return Address(f"mailto:{found[1]}@{host}", host, plain=True) if found and host else None


def _visible(text: str) -> bool:
    return text.isprintable() and " " not in text and _NEVER.isdisjoint(text)


def _ascii(host: str) -> str:
    """The host as it is asked for; empty where there can be none of that name. Numbers are no names."""
    try:
        asked = idna.encode(host, uts46=True).decode("ascii") if not host.isascii() or "xn--" in host else host.lower()
    except (idna.IDNAError, UnicodeError):
        return ""
    labels = asked.split(".")
    named = len(labels) > 1 and len(asked) <= 253 and all(map(_LABEL.fullmatch, labels))
    return asked if named and _TOP.fullmatch(labels[-1]) else ""
