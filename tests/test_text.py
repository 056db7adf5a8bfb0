"""The text of an article in a real browser: its notes beside it, its measure, its marks, its head, its languages."""

import re
from importlib.resources import files
from itertools import pairwise

import pytest

from hashiya.publish.fonts import RANGES
from tests.test_browser import opened

FIVE = ("000_0f7b61de8f334f8c", "001_01b29d86cdfaf4b0", "002_c841022dd132c955", "003_05af058da5e47de5", "004_3bf5a12c46793145")  # fmt: skip
ASSETS = files("hashiya").joinpath("theme", "assets", "hashiya")
BOXES = """() => {
  const box = (e) => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const shown = (boxes) => boxes.filter((b) => b[3] > b[1] && b[2] - b[0] > 1);
  const lines = [...document.querySelectorAll(".h-text .h-line")].flatMap((line) => {
    const range = document.createRange();
    range.selectNodeContents(line);
    return [...range.getClientRects()].map((r) => [r.left, r.top, r.right, r.bottom]);
  });
  const notes = [...document.querySelectorAll(".h-text .h-margin > *")];
  return {
    notes: shown(notes.map(box)), lines: shown(lines),
    rows: [...document.querySelectorAll(".h-row:not(.h-row--removed)")].map((row) => box(row.firstElementChild)),
    heights: notes.filter((n) => n.matches(".h-note")).map((n) => {
      const ref = document.querySelector(`.h-ref[href="#${n.querySelector(".h-note-body").id}"]`);
      return [box(n)[1] - ref.getBoundingClientRect().top, box(n)[1], box(n)[3]];
    }),
    foot: document.querySelector(".md-footer, footer")?.getBoundingClientRect().top ?? Infinity,
    sections: shown([...document.querySelectorAll(".h-section > *")].map(box)),
  };
}"""
FORMS = """(items) => items.map((item) => {
  const [mark, number] = [item.querySelector("mark"), item.querySelector(".h-number")].map((e) => getComputedStyle(e));
  return [`${mark.textDecorationLine} ${mark.textDecorationStyle} ${mark.textDecorationThickness}`,
    `${number.borderTopStyle} ${number.borderTopLeftRadius}`];
})"""
OPEN = "() => document.querySelectorAll('.h-text details').forEach((one) => { one.open = true; })"


@pytest.fixture(scope="module")
def odd(odd_served):
    return odd_served + "/archive/"


def address_of(name, served, odd):
    return f"{served}/archive/{name}/" if name in FIVE else f"{odd}{name}/"


def cut(one, other):
    return one[0] < other[2] - 0.5 and other[0] < one[2] - 0.5 and one[1] < other[3] - 0.5 and other[1] < one[3] - 0.5


@pytest.mark.parametrize("name", [*FIVE, "many-notes", "two-hundred"])
def test_notes_stand_at_their_words_and_lie_over_nothing_folded_or_open(browser, served, odd, name):
    page, _ = opened(browser, address_of(name, served, odd))
    found = page.evaluate(BOXES)
    if name != "two-hundred":
        runs_on_as_without_notes(found)
        stand_at_their_words(found)
    lie_over_nothing(found)
    page.evaluate(OPEN)
    lie_over_nothing(page.evaluate(BOXES))
    page.context.close()


def runs_on_as_without_notes(found):
    """Between two passages there is never more than before a heading."""
    assert all(after[1] - before[3] < 70 for before, after in pairwise(found["rows"]))


def stand_at_their_words(found):
    """Or right below the note before."""
    bottom = 0.0
    for offset, top, end in found["heights"]:
        assert abs(offset) < 45 or top - bottom < 12
        bottom = end


def lie_over_nothing(found):
    notes = sorted(found["notes"], key=lambda box: box[1])
    assert notes
    assert not any(cut(note, other) for at, note in enumerate(notes) for other in notes[at + 1 : at + 4])
    assert not [(note, line) for note in notes for line in found["lines"] if cut(note, line)]
    assert not [(note, part) for note in notes for part in found["sections"] if cut(note, part)]
    assert max(note[3] for note in notes) < found["foot"]


def test_an_opened_note_moves_the_next_ones_down_and_no_word(browser, served):
    page, _ = opened(browser, f"{served}/archive/{FIVE[4]}/")
    before = page.evaluate(BOXES)
    page.locator(".h-note summary").first.press("Enter")
    after = page.evaluate(BOXES)
    assert after["notes"][1][1] > before["notes"][1][1] + 20
    assert after["lines"] == before["lines"]
    page.context.close()


def test_a_line_of_the_text_holds_sixty_to_seventy_five_letters(browser, served):
    counted = []
    for name in FIVE[3:]:
        page, _ = opened(browser, f"{served}/archive/{name}/")
        page.evaluate("document.fonts.ready")
        counted += page.locator(".h-row--paragraph .h-line").evaluate_all(
            """(lines) => lines.flatMap((line) => {
              const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), rows = [];
              for (let node; (node = walk.nextNode());) for (let at = 0; at < node.length; at += 1) {
                const range = document.createRange();
                range.setStart(node, at); range.setEnd(node, at + 1);
                const middle = Math.round((range.getBoundingClientRect().top + range.getBoundingClientRect().bottom) / 20);
                const last = rows[rows.length - 1];
                if (last && Math.abs(last[0] - middle) <= 1) last[1] += 1; else rows.push([middle, 1]);
              }
              return rows.slice(0, -1).map((row) => row[1]);
            })"""
        )
        page.context.close()
    assert len(counted) > 30
    assert 60 <= sum(counted) / len(counted) <= 75


def test_no_letter_is_slanted_or_spaced(browser, served):
    page, _ = opened(browser, f"{served}/archive/{FIVE[0]}/")
    styles = page.evaluate(
        """() => [...new Set([...document.querySelectorAll(".h-page *")].map((e) => getComputedStyle(e))
          .map((style) => `${style.fontStyle} ${style.letterSpacing.replace("0px", "normal")}`))]"""
    )
    assert set(styles) == {"normal normal"}
    page.context.close()


@pytest.mark.parametrize("name", [FIVE[0], FIVE[3]])
def test_a_phone_shows_who_published_when_and_the_first_words_of_the_text(browser, served, name):
    page, _ = opened(browser, f"{served}/archive/{name}/", 390)
    page.set_viewport_size({"width": 390, "height": 844})
    for part in (".h-kicker", ".h-date .h-when", ".h-date .h-sure", ".h-row--paragraph .h-line"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + min(box["height"], 38) <= 844, part
    page.context.close()


def test_kinds_of_marks_numbers_and_notes_are_told_apart_by_their_form(browser, served):
    page, _ = opened(browser, f"{served}/archive/{FIVE[0]}/")
    for media in ({"media": "screen"}, {"media": "print"}, {"media": "screen", "forced_colors": "active"}):
        page.emulate_media(**media)
        page.evaluate("document.querySelector('.h-legend').open = true")
        forms = page.locator(".h-legend [class^=h-note--]").evaluate_all(FORMS)
        assert len(forms) == 6
        for part in zip(*forms, strict=True):
            assert len(set(part)) == 6, media
    page.context.close()


def test_a_line_that_tells_when_it_was_published_is_removed_and_not_struck_out(browser, served):
    page, _ = opened(browser, f"{served}/archive/{FIVE[4]}/")
    page.locator(".h-show-removed").check()
    lines = page.locator(".h-row--removed .h-line")
    struck = lines.evaluate_all("(all) => all.map((one) => getComputedStyle(one).textDecorationLine)")
    datelines = lines.evaluate_all("(all) => all.map((one) => one.closest('.h-row--dateline') !== null)")
    assert set(zip(struck, datelines, strict=True)) == {("none", True), ("line-through", False)}
    page.context.close()


def test_a_dateline_before_the_first_words_has_its_look_under_marks_too(browser, odd):
    page, _ = opened(browser, f"{odd}agency/")
    lead = page.locator(".h-dateline")
    assert lead.all_inner_texts() == ["بغداد – رويترز:"]
    sizes = lead.evaluate(
        "(one) => [one, one.parentElement].map((part) => parseFloat(getComputedStyle(part).fontSize))"
    )
    assert sizes[0] < sizes[1]
    assert page.locator(".h-dateline .h-mark, .h-dateline + .h-mark").all_inner_texts() == ["رويترز:", " وقال المتحدث"]
    assert page.locator(".h-text .h-ref[data-n]:not(.h-ref--line)").count() == 1
    page.context.close()


def test_annotations_on_the_same_words_have_lines_at_different_heights(browser, odd):
    page, _ = opened(browser, f"{odd}many-notes/")
    heights = page.locator(".h-mark .h-mark").evaluate_all(
        "(all) => all.map((e) => [e, e.parentElement.closest('.h-mark')].map((m) => getComputedStyle(m).textUnderlineOffset))"
    )
    assert heights
    assert all(one != other for one, other in heights)
    page.context.close()


def test_each_line_has_the_direction_and_the_language_of_its_letters(browser, odd):
    wanted = {
        "persian": ("und-Arab", {("rtl", "und-Arab")}),
        "hebrew": ("und-Hebr", {("rtl", "und-Hebr")}),
        "english": ("und-Latn", {("ltr", "und-Latn")}),
        "mixed": ("ar", {("rtl", "ar"), ("ltr", "und-Latn")}),
    }
    for name, (title, lines) in wanted.items():
        page, _ = opened(browser, f"{odd}{name}/")
        found = page.locator(".h-text .h-line").evaluate_all(
            "(all) => all.map((e) => [e.dir, e.closest('[lang]').lang])"
        )
        assert set(map(tuple, found)) == lines, name
        assert page.locator("h1").evaluate("(e) => e.closest('[lang]').lang") == title
        assert page.locator("html").get_attribute("lang") == "ar"
        page.context.close()


@pytest.mark.parametrize("name", ["two-hundred", "one-line", "no-spaces", "mixed"])
def test_an_odd_article_fits_its_page(browser, odd, name):
    page, complaints = opened(browser, f"{odd}{name}/", 390)
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    page.context.close()


def test_marks_at_the_end_of_a_passage_take_no_room(browser, served):
    page, _ = opened(browser, f"{served}/archive/{FIVE[0]}/", 390)
    page.locator(".h-add").first.wait_for(state="attached")
    heights = "() => [...document.querySelectorAll('.h-line')].map((e) => e.getBoundingClientRect().height)"
    before = page.evaluate(heights)
    page.evaluate("document.querySelectorAll('.h-line > :is(.h-add, .h-ref--line)').forEach((e) => e.remove())")
    assert page.evaluate(heights) == before
    page.context.close()


def test_a_face_that_comes_late_moves_no_line_up_or_down_by_its_height(browser, served):
    """The face that stands in has the heights of ours; how words wrap is the system's."""
    page, _ = opened(browser, f"{served}/archive/{FIVE[0]}/")
    page.reload()  # A face that is optional is sure to be used once the browser has it.
    heights = page.evaluate(
        """async () => {
          await document.fonts.ready;
          const made = document.createElement("p"), found = [];
          document.querySelector(".h-page").append(made);
          made.textContent = "سطر واحد";
          made.style.lineHeight = "normal";
          for (const face of ["Hashiya", "Hashiya dejavu"]) {
            made.style.fontFamily = `"${face}"`;
            found.push(made.getBoundingClientRect().height);
          }
          return found;
        }"""
    )
    assert heights[0] == pytest.approx(heights[1], abs=1)
    page.context.close()


def test_the_faces_are_asked_for_the_letters_that_they_hold():
    style = ASSETS.joinpath("text.css").read_text("utf-8")
    ranges = re.findall(r"unicode-range: ([^;]*);", style)
    assert len(ranges) == 2
    for found in ranges:
        assert found == ", ".join(f"U+{first:X}-{last:X}" for first, last in RANGES)


def _light(colour):
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_safari_shows_every_line_below_words_and_raises_none_of_them(site):
    """WebKit 2.50 drops `text-decoration` with more than a line, and shifts words that end with a sign where spaces are kept."""
    for sheet in ASSETS.rglob("*.css"):
        written = re.findall(r"text-decoration: ([^;}]+)", sheet.read_text("utf-8"))
        assert {words.removesuffix(" !important") for words in written} <= {"none", "underline", "line-through"}, sheet
    assert "h-row--spaced" not in (site / "archive" / FIVE[0] / "index.html").read_text("utf-8")


def test_all_words_and_lines_are_seen_in_light_and_dark():
    """WCAG 2.2, 1.4.3 and 1.4.11."""
    style = ASSETS.joinpath("hashiya.css").read_text("utf-8")
    for block in re.findall(r'data-md-color-scheme="(?:default|slate)"\] \{([^}]*--h-ink[^}]*)\}', style):
        colours = dict(re.findall(r"--h-([a-z-]+): (#[0-9a-f]{6})", block))
        for words in ("ink", "dim", "link", "claim-edge", "background-edge", "note-edge"):
            for ground in ("paper", "card"):
                one, other = sorted((_light(colours[words]), _light(colours[ground])))
                assert (other + 0.05) / (one + 0.05) >= 4.5, (words, ground)
