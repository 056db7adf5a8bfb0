"""The text face: IBM Plex Sans Arabic (OFL 1.1), cut to the letters that an archive needs, kept between builds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools import __version__ as FONTTOOLS  # noqa: N812

from hashiya.model import File

PACKAGE = "fontpkg_ibm_plex_sans_arabic"
FACES = {"text-regular": "IBMPlexSansArabic-Regular.ttf", "text-bold": "IBMPlexSansArabic-SemiBold.ttf"}
# The same ranges stand in theme/assets/hashiya/text.css. The last are letters in the forms that they have within words.
RANGES = (
    *((0x20, 0x7E), (0xA0, 0xFF), (0x600, 0x6FF), (0x2010, 0x2027), (0x2030, 0x203A), (0x2190, 0x2193)),
    *((0xFDF0, 0xFDFD), (0xFE70, 0xFEFF)),
)


def text_fonts(cache: Path) -> Iterator[File]:
    """The woff2 files and their licence, cut once for a version of the face and of the tool."""
    for name, source in FACES.items():
        original = files(PACKAGE).joinpath("files", source).read_bytes()
        key = hashlib.sha256(original + FONTTOOLS.encode() + repr(RANGES).encode()).hexdigest()[:16]
        kept = cache / f"{name}-{key}.woff2"
        if not kept.exists():
            _keep(kept, _cut(original))
        yield File(f"assets/hashiya/{name}.woff2", kept.read_bytes())
    yield File("assets/hashiya/OFL.txt", files(PACKAGE).joinpath("LICENSE").read_bytes())


def _keep(kept: Path, content: bytes) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    aside = kept.with_suffix(".new")
    aside.write_bytes(content)
    aside.replace(kept)


@lru_cache(maxsize=len(FACES))
def _cut(original: bytes) -> bytes:
    # Loading it takes longer than a small build, and it is needed once.
    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(flavor="woff2", hinting=False, desubroutinize=True, layout_features=["*"], name_IDs=["*"])
    options.recalc_timestamp = False
    options.drop_tables += ["meta"]
    font = load_font(BytesIO(original), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    cut = BytesIO()
    save_font(font, cut, options)
    return cut.getvalue()
