"""What a publication adds to the ledger. Nothing leaves it, and the same archive adds nothing twice."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from hashiya.model import AnnotatedArticle, Ledger, Line, Published, Recorded, Release, Version

# Lists that stand only as long as something is in them; all others have a file of their own.
_VANISHING = ("dates/", "sources/unknown")
_UNRECORDED = frozenset(("blank", "title"))


def recorded(before: Ledger | None, article: AnnotatedArticle, lists: Iterable[tuple[str, str]]) -> Ledger:
    """The ledger of an article once it is published as it is now.

    Args:
        before: None where it never was.
        lists: (address, slot) of all lists that it stands in.
    """
    old = before or Ledger("", "", "")
    known = {version.number for version in old.versions}
    versions = (replace(version, url="", tool="") for version in article.versions if version.number not in known)
    return Ledger(
        headline=article.settled.headline,
        source=article.publisher,
        date=article.date.text,
        versions=(*old.versions, *versions),
        passages=(*old.passages, *_new_passages(old, article)),
        annotations=tuple(sorted({*old.annotations, *(i.rpartition("/")[2] for i in article.annotation_ids)})),
        lists=tuple(sorted({*old.lists, *kept_lists(lists)})),
    )


def kept_lists(lists: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Of (address, slot) those whose page would vanish with the last article in it."""
    return ((address, slot) for address, slot in lists if address.startswith(_VANISHING))


def _new_passages(old: Ledger, article: AnnotatedArticle) -> Iterator[Recorded]:
    known = {(passage.id, passage.sha256) for passage in old.passages}
    for line in article.article.lines:
        if line.kind not in _UNRECORDED:
            found = _passage(article, line)
            if (found.id, found.sha256) not in known:
                yield found


def _passage(article: AnnotatedArticle, line: Line) -> Recorded:
    words = article.article.words_of(line)
    return Recorded(line.id, article.article.number, line.start, line.end, words_digest(words))


def words_digest(words: str) -> str:
    """What stands for words in the ledger; its first four digits are those of a paragraph's id."""
    return hashlib.sha256(words.strip().encode("utf-8", "surrogatepass")).hexdigest()[:16]


def published_before(ledger: Ledger | None, texts: Sequence[str], present: Container[str]) -> tuple[Published, ...]:
    """The passages that were published once and whose ids the page does not have now.

    Args:
        texts: of all captures, the first first.
        present: the ids that the page has.
    """
    gone = (passage for passage in (ledger.passages if ledger else ()) if passage.id not in present)
    return tuple(Published(passage.id, passage.version, _words(passage, texts)) for passage in gone)


def with_passages(versions: Sequence[Version], ledger: Ledger | None) -> tuple[Version, ...]:
    """The captures, the first with the passages that it was published with.

    Of later ones the ledger has only what was not there before, which would not tell what was added since.
    """
    first = (p.id for p in (ledger.passages if ledger else ()) if p.version == 1 and not p.id.startswith("l"))
    return (*(replace(version, passages=tuple(first)) for version in versions[:1]), *versions[1:])


def unfit(ledger: Ledger, texts: Sequence[str]) -> Iterator[Recorded]:
    """The passages whose words the captures have nowhere any more, because web pages are read otherwise now."""
    return (passage for passage in ledger.passages if not _fits(passage, texts) and not _words(passage, texts))


def _fits(passage: Recorded, texts: Sequence[str]) -> bool:
    if not 0 < passage.version <= len(texts):
        return False
    return words_digest(texts[passage.version - 1][passage.start : passage.end]) == passage.sha256


def _words(passage: Recorded, texts: Sequence[str]) -> str:
    """The words of a passage: at its place, else in the line of its capture that has them now; else none."""
    if _fits(passage, texts):
        return texts[passage.version - 1][passage.start : passage.end]
    lines = texts[passage.version - 1].split("\n") if 0 < passage.version <= len(texts) else []
    return next((line for line in lines if words_digest(line) == passage.sha256), "")


def release_of(name: str, date: str, articles: int, files: Iterable[tuple[str, str]]) -> Release:
    """A release of the archive.

    Args:
        files: (SHA-256, path) of every seed and annotation file. One shell line gives the same sum:
            `find seeds annotations -type f ! -name '.*' ! -path 'annotations/ledger/*' ! -path 'annotations/schema/*'
            -exec sha256sum {} + | LC_ALL=C sort | sha256sum`
    """
    lines = sorted(f"{digest}  {path}\n" for digest, path in files)
    return Release(name, date, articles, hashlib.sha256("".join(lines).encode()).hexdigest())
