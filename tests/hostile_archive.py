"""A whole small archive in which every field carries given strings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from html import escape
from itertools import cycle
from pathlib import Path
from typing import Any

SIZE = 3
WORD = "علامة"
# An Arabic article with a headline and a paragraph in other letters, whatever the strings are.
FOREIGN = "\n\n".join(
    ("Words of other letters", "كلام كثير عن الخبر، وبعده كلام. " * 8, "Many words of others. " * 5, "")
)
# What an archive says of itself in another language; its line of rights is markup, as the theme prints it.
SAID = ("site_name", "site_description")


def write_archive(root: Path, seen: Sequence[str], captured: Sequence[str]) -> Path:
    """Write the archive.

    Args:
        seen: what contributed fields hold, dealt out to SIZE files of each kind.
        captured: what stands in articles and in what was declared of them, one a line.
    """
    parts = [list(seen[n::SIZE]) for n in range(SIZE)]
    for n, part in enumerate(parts):
        _authorities(root, n, part)
        _article(root, n, part, captured[n::SIZE])
    _relation(root, parts[0])
    _page(root, seen)
    _write(root / "seeds/foreign.txt", FOREIGN)
    _write(root / "docs/index.md", "# أرشيف\n\n<!-- hashiya:overview -->\n\n<!-- hashiya:contact -->\n")
    settings = {
        "site_name": " ".join(seen[0:240:12]),
        "site_description": " ".join(seen[1:240:12]),
        "site_author": " ".join(seen[2:240:12]),
        "repo_url": "https://forge.example/o/r",
        "repo_name": " ".join(seen[3:240:12]),
        "site_url": "https://archive.example/a/",
        "theme": {"name": "material", "language": "ar", "font": False},
        "plugins": [{"search": {"lang": "ar"}}],
        "nav": ["index.md", "archive/index.md", "archive/actors/index.md", "archive/article-0.md"],
        "extra": {
            "generator": False,
            "hashiya": {
                "layout": "1",
                "contact": "a@archive.example",
                "translations": {"en": {key: " ".join(seen[at:240:12]) for at, key in enumerate(SAID, 4)}},
            },
        },
    }
    _write(root / "mkdocs.yml", json.dumps(settings, ensure_ascii=False))
    return root


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def _yaml(path: Path, value: dict[str, Any]) -> None:
    _write(path, json.dumps(value, ensure_ascii=False, indent=1))


def _both(part: list[str]) -> dict[str, str]:
    return {"ar": " ".join(part), "en": " ".join(part)}


def _prose(part: list[str]) -> str:
    return "\n\n".join(part)


def _authorities(root: Path, n: int, part: list[str]) -> None:
    folder, name, note = root / "annotations", _both(part), {"ar": _prose(part), "en": _prose(part)}
    forms = [{"form": f"فاعل{n}"}, *({"form": words} for words in part if 0 < len(words.split()) <= 20)]
    _yaml(folder / f"actors/actor-{n}.yml", {"name": name, "type": "person", "note": note, "forms": forms})
    furniture = [{"kind": " ".join(part), "equals": [f"أثاث{n}"]}]
    site = "https://example.org/?a='(b);c&d=[e]#f"
    _yaml(
        folder / f"sources/source-{n}.yml",
        {"name": name, "type": "newspaper", "site": site, "note": note, "furniture": furniture},
    )
    _yaml(folder / f"topics/topic-{n}.yml", {"label": name, "alt": part, "note": note})
    question = {"text": name, "value_type": "text", "unit": name, "topics": [f"topic-{n}"], "note": note}
    _yaml(folder / f"questions/question-{n}.yml", question)


def _article(root: Path, n: int, part: list[str], captured: Sequence[str]) -> None:
    lines = [part[0], "", *(f"{WORD}{k} {text} فاعل{n} نهاية" for k, text in enumerate(captured)), f"أثاث{n}"]
    text = "\n".join(lines)
    _write(root / f"seeds/article-{n}.txt", text)
    declared = {key: " ".join(part) for key in ("name", "url", "tool", "record", "title", "date", "author", "source")}
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    _yaml(root / f"seeds/article-{n}.yml", {"sha256": sha256, "captured": "2024-01-01", **declared})
    folder, words = root / f"annotations/articles/article-{n}", " ".join(part)
    person = {"author": words, "created": "2024-01-01", "reviewed_by": f"{words} آخر"}
    reason = {"ar": words, "en": words}
    for k, attack in zip(range(len(captured)), cycle(part)):
        own = {"author": attack, "created": "2024-01-01"} | ({"reviewed_by": f"{attack} آخر"} if k % 2 else {})
        _yaml(folder / f"note-{k}.yml", {"kind": "note", "quote": f"{WORD}{k}", "note": attack, **own})
    answer = {
        "question": f"question-{n}", "value": words, "unit": words, "as_of": "2024", "status": "planned",
        "scope": _both(part), "note": {"ar": _prose(part), "en": words},
    }  # fmt: skip
    claim = {
        "kind": "claim", "quote": f"{WORD}1", "speakers": [f"actor-{n}"], "via": [f"actor-{(n + 1) % SIZE}"], "verb": words,
        "form": "indirect", "form_note": words, "asserts": words, "quantities": [{"words": words, "unit": words}],
        "answers": [answer], "note": _prose(part), **person,
    }  # fmt: skip
    _yaml(folder / "claim-1.yml", claim)
    mention = {"kind": "mention", "quote": f"{WORD}2", "actor": f"actor-{n}", "stands_for": f"actor-{(n + 2) % SIZE}"}
    _yaml(folder / "mention-1.yml", {**mention, "note": words, **person})
    evidence = [{"quote": f"{WORD}3", "reason": reason}, {"reason": reason}]
    source = {
        "publisher": f"source-{n}", "republished_from": f"source-{(n + 1) % SIZE}", "confidence": "certain",
        "chain": [{"source": f"source-{n}", "label": reason}, {"label": reason}], "origin_note": reason, "evidence": evidence,
    }  # fmt: skip
    date = {
        "edtf": f"2024-01-0{n + 1}",
        "best": "2024-01",
        "basis": "text",
        "confidence": "possible",
        "evidence": evidence,
        "traps": [reason],
    }
    topics = [{"topic": f"topic-{n}", "quote": f"{WORD}4"}]
    _yaml(folder / "settled.yml", {"kind": "metadata", "source": source, "date": date, "topics": topics, **person})


def _relation(root: Path, part: list[str]) -> None:
    words = " ".join(part)
    for kind in ("contradicts", "corroborates"):
        relation = {
            "kind": kind, "from": ["article-0/claim-1"], "to": ["article-1/claim-1"],
            "reason": {"ar": words, "en": words}, "author": words, "created": "2024",
        }  # fmt: skip
        _yaml(root / f"annotations/relations/{kind}.yml", relation)


def _page(root: Path, seen: Sequence[str]) -> None:
    """A captured web page whose head declares what the strings say."""
    first = escape(" ".join(seen[:40]))
    linked = json.dumps({"@type": "NewsArticle", "headline": seen[3], "author": {"name": seen[4]}}).replace(
        "<", "\\u003c"
    )
    head = "".join(
        f'<meta {key}="{name}" content="{first}">'
        for key, name in (
            ("property", "og:title"),
            ("property", "og:site_name"),
            ("name", "author"),
            ("property", "article:published_time"),
        )
    )
    body = "".join(
        f"<p>كلام {escape(words)} وبعده كلام كثير يجعل الفقرة من نص الخبر لا مما حوله.</p>" for words in seen[:60]
    )
    page = (
        f'<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{first}</title>{head}'
        f'<script type="application/ld+json">{linked}</script><script>alert(1)</script></head>'
        f"<body onload=alert(1)><article><h1>{first}</h1>{body}</article></body></html>"
    )
    _write(root / "seeds/captured-page.html", page)
