"""Characters that nobody sees in a file, or that make others stand where they do not: contributed files hold none.

Which these are: controls but tabs and line ends; line ends that are none elsewhere; what directs or overrides writing
(UAX #9); spaces of no width, soft hyphens and joiners; fillers that look like spaces; variation selectors; tags,
annotation and object marks; code points for private use and those that are no characters.
A few are letters' own business where they do something:

- the joiners U+200C and U+200D where Arabic letters stand (می‌خواهد, ه‍), U+200D between signs (👩‍🏫);
- the variation selectors 15 and 16 behind a sign that has both looks (☀️).

Sources: Unicode Standard Annexes 9 and 31 (default ignorable code points), Technical Standard 39.
"""

from __future__ import annotations

import re

_ARABIC = "\u0620-\u06ff\u0750-\u077f\u0870-\u08ff"
_SIGN = "\u203c-\u3299\U0001f000-\U0001faff"
_JOINED = (
    f"(?<=[{_ARABIC}])\u200c(?=[{_ARABIC}])"
    f"|(?<=[{_ARABIC}])\u200d(?![{_ARABIC}\u200c\u200d])|(?<![{_ARABIC}\u200c\u200d])\u200d(?=[{_ARABIC}])"
    f"|(?<=[{_SIGN}\ufe0f])\u200d(?=[{_SIGN}])"
    f"|(?<=[#*0-9\u00a9\u00ae{_SIGN}])[\ufe0e\ufe0f]"
)
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\ue000-\uf8ff\U000f0000-\U0010ffff\ufdd0-\ufdef\ufffe\uffff"
)
_NO_CHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
_HIDDEN = re.compile(f"[{_CONTROLS}{_UNSEEN}{_NO_CHARACTERS}]")
_CONTROL = re.compile(f"[{_CONTROLS}]")
_ALLOWED = re.compile(_JOINED)


def first_hidden(text: str, start: int = 0) -> int:
    """The offset of the first hidden character from `start` on, in code points; -1 where all can be seen."""
    for found in _HIDDEN.finditer(text, start):
        if not _ALLOWED.match(text, found.start()):
            return found.start()
    return -1


def seen(text: str) -> str:
    """The text as it is seen, in one line: without hidden characters, one space for what divides words."""
    shown = _HIDDEN.sub(lambda found: found[0] if _ALLOWED.match(text, found.start()) else _instead(found[0]), text)
    return " ".join(shown.split())


def _instead(hidden: str) -> str:
    return " " if _CONTROL.match(hidden) or hidden in "\u2028\u2029" else ""


def first_control(text: str) -> int:
    """The offset of the first control, in code points; -1 where there is none."""
    found = _CONTROL.search(text)
    return found.start() if found else -1
