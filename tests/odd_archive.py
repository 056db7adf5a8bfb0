"""Articles that no newspaper prints: hundreds of notes, titles of forty lines, other scripts, nothing known of them."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ARCHIVES, copy_archive

SENTENCE = "وقال المتحدث إن القوات ستغادر القاعدة في الموعد الذي اتفق عليه الطرفان بعد محادثات طويلة في العاصمة."
PERSIAN = "رئیس جمهور گفت که نیروهای خارجی تا پایان سال از پایگاه‌های کشور خارج می‌شوند و گفت‌وگوها ادامه دارد."
HEBREW = "ראש הממשלה אמר כי הכוחות יעזבו את הבסיס עד סוף השנה, וכי השיחות בין הצדדים נמשכות."
ENGLISH = (
    "The spokesman said that forces would leave the base by the end of 2025, after talks (5 rounds) in the capital."
)
NOTE = "حاشية تشرح الكلمات التي وُضعت عليها، وتذكر من أين عُرف ما فيها، وتطول حتى تملأ أسطرًا عدة في هامش الصفحة. "


def _numbered(first: int, count: int) -> str:
    """Words of which each is there once."""
    return " ".join(f"لفظ{number}" for number in range(first, first + count)) + "."


TEXTS = {
    # All on one line of the page, then on words that overlap, then a long note on the last words.
    "many-notes": ["عنوان كثير الحواشي", *([SENTENCE] * 2), _numbered(100, 12), *([SENTENCE] * 6), _numbered(200, 30),
                   *([SENTENCE] * 4), _numbered(300, 5)],
    "two-hundred": ["مئتا حاشية على خمسة أسطر", *(_numbered(1000 + 100 * line, 40) for line in range(5))],
    "long-title": [" ".join(["عنوان طويل لا ينتهي إلا بعد أربعين سطرًا"] * 40), SENTENCE],
    "one-line": ["سطر واحد", (SENTENCE + " ") * 80],
    "no-spaces": ["بلا فراغ", "ا" * 8000],
    "long-words": ["كلمة طويلة وعنوان لا فراغ فيه", f"{'مستشفياتهم' * 60} https://example.org/{'a-very-long-address/' * 20}"],
    "agency": ["وصول قوات إلى القاعدة", f"بغداد – رويترز: {SENTENCE}", SENTENCE],
    "emoji": ["🇮🇶🤝🇺🇸 👩‍👩‍👧‍👦❗️", SENTENCE],
    "persian": ["نیروهای خارجی از کشور خارج می‌شوند", PERSIAN],
    "hebrew": ["הכוחות יעזבו את הבסיס", HEBREW, HEBREW],
    "english": ["Forces leave the base", ENGLISH, ENGLISH],
    "mixed": ["F-16 وصلت إلى القاعدة", f"USS George H.W. Bush: {SENTENCE}", ENGLISH, f"«{SENTENCE}»",
              "مُحَمَّدٌ صَلَّى ٱللَّهُ عَلَيْهِ ـــــــ ﻣﺤﻤﺪ ﷺ " * 12, SENTENCE],
}  # fmt: skip


def _claim(quote: str) -> str:
    return (
        f"kind: claim\nquote: {quote}\nspeakers: [salim-al-hadi]\nform: indirect\nauthor: محرر\ncreated: 2025-01-06\n"
    )


def _note(quote: str, times: int, kind: str = "note") -> str:
    return f"kind: {kind}\nquote: {quote}\nnote: {NOTE * times}\nauthor: محرر\ncreated: 2025-01-06\n"


def _annotations() -> dict[str, list[str]]:
    words = [f"لفظ{n}" for n in range(100, 112)]
    overlapping = [" ".join(f"لفظ{n}" for n in range(first, first + 8)) for first in range(200, 215, 3)]
    kinds = ("note", "correction", "context", "translation")
    many = [_claim(word) for word in words]
    many += [_note(quote, 1, kinds[at % 4]) if at % 2 else _claim(quote) for at, quote in enumerate(overlapping)]
    many += [_note("لفظ300 لفظ301", 6)]
    two_hundred = [_claim(f"لفظ{1000 + 100 * line + at}") for line in range(5) for at in range(40)]
    agency = _note('"رويترز: وقال المتحدث"', 1)
    return {"many-notes": many, "two-hundred": two_hundred, "persian": [_note("رئیس جمهور", 1)], "agency": [agency]}


def odd_archive(root: Path) -> Path:
    """The small archive, with these articles added."""
    copy_archive(ARCHIVES / "small", root)
    for name, lines in TEXTS.items():
        (root / "seeds" / f"{name}.txt").write_text("\n\n".join(lines) + "\n", "utf-8")
    for name, found in _annotations().items():
        folder = root / "annotations" / "articles" / name
        folder.mkdir(parents=True)
        for number, text in enumerate(found):
            (folder / f"a-{number:03}.yml").write_text(text, "utf-8")
    return root


def _yaml(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def crowded_archive(root: Path, mentions: int) -> Path:
    """The odd archive with somebody who is mentioned very often, and topics and people with names of all sorts."""
    odd_archive(root)
    lines = "\n\n".join(f"قال كثير الذكر في يومه {number} إن العمل مستمر." for number in range(mentions))
    (root / "seeds" / "often-named.txt").write_text(f"ذِكر لا ينتهي\n\n{lines}\n", "utf-8")
    names = {
        "long": "موضوع " * 30,
        "signs": "<b>&amp; \"'{{7*7}}",
        "latin": "NATO–Iraq (2024)",
        "word": "كلمة" * 40,
        "sign": "؟",
    }
    for name, words in names.items():
        quoted = "'" + words.strip().replace("'", "''") + "'"
        _yaml(root / f"annotations/topics/odd-{name}.yml", f"label: {{ar: {quoted}}}\n")
        _yaml(
            root / f"annotations/actors/odd-{name}.yml",
            f"name: {{ar: {quoted}}}\ntype: person\nforms: [{{form: اسم{name}}}]\n",
        )
    _yaml(root / "annotations/actors/often.yml", "name: {ar: كثير الذكر}\ntype: person\nforms: [{form: كثير الذكر}]\n")
    return root
