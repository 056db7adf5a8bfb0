"""How each kind of page looks at first sight: pictures that are reviewed, in `tests/looks/`; `make looks` renews them.

Blocks of 16 px are compared, not points, so that letters which another Chromium draws a little otherwise are the same.
Of each kind the page stays the one that was reviewed, whatever is contributed to others.
"""

from __future__ import annotations

import os
import shutil
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from playwright.sync_api import Page

from tests.conftest import serving
from tests.kinds import heaviest

LOOKS = Path(__file__).parent / "looks"
PAGES = LOOKS / "pages.yml"
RENEW = os.environ.get("HASHIYA_GOLDEN") == "update"
# Of the English tree those pages that are not built as their Arabic ones are.
ENGLISH = ("en/home", "en/archive/*", "en/archive/questions/*", "en/written")
WIDE = ("home", "archive/*")
MOST_BLOCKS = 0.02
MOST_TINT = 2
# All letters are of our own face, which is waited for: no face of the system is in the pictures.
OURS = "* { font-family: Hashiya, sans-serif !important; }"
LIT = "(scheme) => document.body.dataset.mdColorScheme === {light: 'default', dark: 'slate'}[scheme]"
SMALL = """async ([picture, width, height]) => {
  const made = await fetch(`data:image/png;base64,${picture}`).then((answer) => answer.blob());
  const small = await createImageBitmap(made, {resizeWidth: width / 2, resizeHeight: height / 2, resizeQuality: "high"});
  const canvas = Object.assign(document.createElement("canvas"), {width: width / 2, height: height / 2});
  canvas.getContext("2d").drawImage(small, 0, 0);
  return canvas.toDataURL("image/webp", 0.6).split(",")[1];
}"""
# The part of the blocks that differ by more than a tenth of the light, and by how much the whole is tinted otherwise.
DIFFERENCE = """async (pictures) => {
  const [one, other] = await Promise.all(pictures.map(async (picture) => {
    const kept = await fetch(`data:image/webp;base64,${picture}`).then((answer) => answer.blob()).then(createImageBitmap);
    const drawing = new OffscreenCanvas(kept.width, kept.height).getContext("2d");
    drawing.drawImage(kept, 0, 0);
    return drawing.getImageData(0, 0, kept.width, kept.height);
  }));
  if (one.width !== other.width || one.height !== other.height) return [1, 255];
  const across = Math.ceil(one.width / 8), blocks = new Map();
  for (let at = 0; at < one.data.length; at += 4) {
    const point = at / 4, x = point % one.width, y = (point - x) / one.width, key = (y >> 3) * across + (x >> 3);
    const sum = blocks.get(key) ?? blocks.set(key, [0, 0, 0, 0]).get(key);
    for (let channel = 0; channel < 3; channel += 1) sum[channel] += one.data[at + channel] - other.data[at + channel];
    sum[3] += 1;
  }
  const all = [...blocks.values()], points = one.width * one.height;
  const differing = all.filter(([red, green, blue, count]) => Math.max(...[red, green, blue].map(Math.abs)) / count > 25);
  const tint = [0, 1, 2].map((channel) => Math.abs(all.reduce((sum, block) => sum + block[channel], 0)) / points);
  return [differing.length / all.length, Math.max(...tint)];
}"""


class Look(NamedTuple):
    """What is drawn: the picture's name, the page, its width and height in CSS pixels, its light."""

    name: str
    address: str
    width: int = 390
    height: int = 800
    scheme: str = "light"

    @property
    def kept(self) -> Path:
        return LOOKS / f"{self.name}.webp"

    @property
    def seen(self) -> Path:
        return LOOKS / f"{self.name}.seen.webp"


def reviewed(site: Path) -> dict[str, str]:
    """Of each kind that the site has the page that was reviewed; of new ones the page that holds most."""
    kept = yaml.safe_load(PAGES.read_text("utf-8")) if PAGES.exists() else {}
    found = {kind: address for kind, address in heaviest(site).items() if not kind.startswith("en/") or kind in ENGLISH}
    return {kind: kept.get(kind, address) for kind, address in sorted(found.items())}


def look_of(kind: str, address: str, *more: object) -> Look:
    name = kind.replace("/", "-").replace("*", "id").replace("#", "n").replace(" ", "-")
    return Look(f"{name}-wide" if more else name, address, *more)


def looks(pages: dict[str, str]) -> list[Look]:
    wide = [look_of(kind, pages[kind], 1440, 900, "dark") for kind in WIDE]
    return [look_of(*page) for page in pages.items()] + wide


@pytest.fixture(scope="module")
def drawn(browser, site, tmp_path_factory) -> Iterator[Callable[..., str]]:
    """Draws a page at half its size, where asked with more style; the picture as Base64."""
    dressed = tmp_path_factory.mktemp("looks") / "site"
    shutil.copytree(site, dressed, copy_function=os.link)
    sheet = dressed / "assets" / "hashiya" / "text.css"
    style = sheet.read_text("utf-8").replace("font-display: optional", "font-display: block")
    sheet.unlink()
    sheet.write_text(f"{style}\n{OURS}\n", "utf-8")
    easel, pages = browser.new_page(), {}
    with serving(dressed) as address:

        def draw(look: Look, more: str = "") -> str:
            if look.scheme not in pages:
                pages[look.scheme] = browser.new_page(
                    reduced_motion="reduce", bypass_csp=True, color_scheme=look.scheme
                )
            page = pages[look.scheme]
            page.set_viewport_size({"width": look.width, "height": look.height})
            page.goto(address + look.address)
            page.wait_for_function(LIT, arg=look.scheme)
            if more:
                page.add_style_tag(content=more)
            page.evaluate("document.fonts.ready")
            picture = page.screenshot(animations="disabled", caret="hide")
            return easel.evaluate(SMALL, [b64encode(picture).decode(), look.width, look.height])

        draw.easel = easel
        yield draw
    for page in (easel, *pages.values()):
        page.close()


def differ(easel: Page, picture: str, look: Look) -> bool:
    if not look.kept.exists():
        return True
    blocks, tint = easel.evaluate(DIFFERENCE, [picture, b64encode(look.kept.read_bytes()).decode()])
    return blocks > MOST_BLOCKS or tint > MOST_TINT


@pytest.mark.skipif(not RENEW, reason="make looks")
def test_looks_are_renewed(drawn, site):
    LOOKS.mkdir(exist_ok=True)
    for old in LOOKS.glob("*.webp"):
        old.unlink()
    pages = reviewed(site)
    PAGES.write_text(yaml.safe_dump(pages), "utf-8")
    for look in looks(pages):
        look.kept.write_bytes(b64decode(drawn(look)))


def test_each_kind_of_page_looks_as_it_did(drawn, site):
    """A picture that differs is written beside the one that is kept; if it is as it should be: make looks."""
    for old in LOOKS.glob("*.seen.webp"):
        old.unlink()
    differing, wanted = [], looks(reviewed(site))
    for look in wanted:
        picture = drawn(look)
        if differ(drawn.easel, picture, look):
            look.seen.write_bytes(b64decode(picture))
            differing.append(str(look.seen))
    assert differing == []
    assert {path.name for path in LOOKS.glob("*.webp")} == {look.kept.name for look in wanted}


OTHERWISE = {
    "no header": ".md-header { display: none !important; }",
    "a moved column": "body { padding-inline-start: 24px !important; }",
    "another ground": "body { --h-paper: #fff !important; --md-default-bg-color: #fff !important; }",
    "another ink": "body { --h-ink: #a33 !important; --h-link: #a33 !important; }",
}


def test_what_looks_otherwise_is_seen(drawn, site):
    look = look_of("home", reviewed(site)["home"])
    assert {name: differ(drawn.easel, drawn(look, more), look) for name, more in OTHERWISE.items()} == dict.fromkeys(
        OTHERWISE, True
    )
