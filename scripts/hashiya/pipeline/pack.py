"""Packs of evidence: made of passages, and read back from the bytes that they hold."""

from __future__ import annotations

import base64
import difflib
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from hashiya.authority import Authority
from hashiya.cite import FORMATS, STYLES, plain, reference_of
from hashiya.exports import EVIDENCE_SCHEMA, Exhibit, evidence, places_of, spans_of
from hashiya.messages import catalogue
from hashiya.model import AnnotatedArticle, Declared, Problem
from hashiya.pipeline.run import RefusedError, Run, told_as_problems
from hashiya.pipeline.single import Single
from hashiya.pipeline.verify import Verified
from hashiya.read import UnknownEncodingError, read_layer, read_raw, read_seed, seed_files
from hashiya.render import evidence_of, evidence_page
from hashiya.write import put_new

# A pack holds raw files: those of a whole archive would not open in a browser.
MOST_BYTES = 100_000_000


def pack_evidence(run: Run, places: Sequence[str], target: Path) -> tuple[Path, int]:
    """Write one HTML file with the passages that are named, their records, their citations and the raw files.

    Args:
        places: `<article id>`, or with `#` an element of its page: a passage (`p7-3f2a`), an annotation (`n-c1`).
        target: the file; where another one has its name, a number is put behind it.

    Returns:
        Where it stands now, and how many passages it holds.

    Raises:
        RefusedError: no such article (H820) or place (H965), more than a browser opens (H505), or the disk refuses.
    """
    with told_as_problems():
        single, exhibits = Single(run.root), []
        for article_id in dict.fromkeys(place.partition("#")[0] for place in places):
            article, material = single.article(article_id)
            spans = tuple(dict.fromkeys(_spans(article, places)))
            raw = read_raw(run.root, material.seed)
            exhibits.append(Exhibit(article, spans, *raw, _citations(article, single.authority)))
        if sum(len(exhibit.raw) for exhibit in exhibits) > MOST_BYTES:
            raise RefusedError([Problem("H505", target.name, details={"limit": f"{MOST_BYTES // 1000} kB"})])
        page = evidence_page(evidence(exhibits, single.authority), catalogue())
        name = put_new(target.parent, target.name, page.encode("utf-8", "replace"))
    return target.parent / name, sum(len(exhibit.spans) for exhibit in exhibits)


def _citations(article: AnnotatedArticle, authority: Authority) -> dict[str, str]:
    reference = reference_of(article, authority)
    styles = {name: plain(style(reference, "")) for name, style in STYLES.items() if name in ("ar", "chicago", "apa")}
    return styles | {"biblatex": FORMATS["biblatex"](reference, "").strip()}


def _spans(article: AnnotatedArticle, places: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    for fragment in (f for i, _, f in (place.partition("#") for place in places) if i == article.id):
        found = spans_of(article, fragment)
        if not found:
            near = difflib.get_close_matches(fragment, places_of(article), 3, 0.3)
            details = {"fragment": fragment, "hint": "، ".join(near) or "—"}
            raise RefusedError([Problem("H965", article.id, details=details)])
        yield from found


def verify_pack(run: Run, file: Path) -> Verified:
    """Read a pack back: its page is made again, its raw files are hashed and decoded, its passages looked up in them.

    What the archive at `run.root` holds is compared as well; what it does not hold is judged by the pack alone.

    Raises:
        RefusedError: the disk refuses.
    """
    with told_as_problems():
        page = file.read_text("utf-8", errors="replace")
        data = evidence_of(page)
        if not data or data.get("hashiya_evidence") != EVIDENCE_SCHEMA:
            return Verified((Problem("H966", str(file)),))
        try:
            same = evidence_page(data, catalogue()) == page
            problems = [problem for each in data["articles"] for problem in _compared(run.root, each, file)]
            passages = sum(len(each["passages"]) for each in data["articles"])
        except (KeyError, TypeError, ValueError, AttributeError):
            return Verified((Problem("H966", str(file)),))
        if not same:
            problems.insert(0, Problem("H967", str(file)))
        return Verified(tuple(problems), passages, len(data["articles"]))


def _compared(root: Path, article: dict[str, Any], file: Path) -> Iterator[Problem]:
    """What of one article in a pack does not fit: its raw file (H968), a passage (H969)."""
    at, stated = f"{file}#{article['id']}", article["raw"]
    here = _here(root, stated["path"])
    raw = here if stated["base64"] is None else base64.b64decode(stated["base64"], validate=True)
    intact = raw is None or hashlib.sha256(raw).hexdigest() == stated["sha256"]
    if not intact or here not in (None, raw):
        yield Problem("H968", at)
    text = _text(article, raw)
    for passage in article["passages"]:
        words, start, end = passage["text"], passage["start"], passage["end"]
        whole = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest() == passage["sha256"]
        if not whole or (text is not None and text[start:end] != words):
            yield Problem("H969", at, details={"fragment": passage["id"]})


def _here(root: Path, path: str) -> bytes | None:
    """The bytes of the very capture in the archive, where it has it; a pack names no other file."""
    name = next((name for name in seed_files(root) if f"seeds/{name}" == path), "")
    seed = read_seed(root, name)[0] if name else None
    return read_raw(root, seed)[0] if seed else None


def _text(article: dict[str, Any], raw: bytes | None) -> str | None:
    """The text that the offsets count in, of the bytes; None where there are none or nothing reads them."""
    if raw is None:
        return None
    stated = article["raw"]
    try:
        return read_layer(article["id"], stated["path"], (raw, stated["media_type"], stated["encoding"]), Declared())[
            0
        ].text
    except UnknownEncodingError:
        return ""
