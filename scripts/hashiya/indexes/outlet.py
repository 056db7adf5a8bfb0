"""What an article tells of its publisher: that it is its publisher, whom it has its news from, and how it writes."""

from __future__ import annotations

from dataclasses import replace

from hashiya.indexes.habits import TOLD, habits
from hashiya.indexes.kind import Given
from hashiya.indexes.shown import Shown
from hashiya.model import Article, ArticleItem, Label, RelayItem, SourceStatement
from hashiya.writing import language_tag

# Of a text, how many code points tell its language.
TELLING = 1000


def outlet(shown: Shown) -> Given:
    """The article with the words that show its source, where it has any; what it has from others; how it writes."""
    settled, address = shown.article.settled, f"sources/{shown.article.publisher}"
    yield address, "published", _published(shown)
    for source in _relayed(settled.source):
        relay = _relay(shown, source, settled.source)
        yield f"sources/{source}", "relayed", ArticleItem(shown.ref, relay.passage)
        yield address, "relays", relay
    for habit in habits(shown.article):
        yield address, "habits", habit


def _published(shown: Shown) -> ArticleItem:
    """An article with the words that show its publisher, and whether they are of its text or stand around it."""
    article, settled = shown.article.article, shown.article.settled
    item = shown.witnessed(settled.source_witnesses)
    first = next((witness.start for witness in settled.source_witnesses if witness.start >= 0), -1)
    where = "text" if first >= 0 and article.line_at(first).kind in TOLD else "around"
    confidence = settled.source.confidence if settled.source else "unknown"
    return replace(
        item,
        label=Label(f"source.sure.{confidence}"),
        why=Label(f"source.why.{where}") if item.passage else None,
        language=_language(article),
    )


def _language(article: Article) -> str:
    lines = [article.words_of(line) for line in article.lines if line.kind in TOLD]
    return language_tag(" ".join(lines)[:TELLING])


def _relayed(statement: SourceStatement | None) -> list[str]:
    if not statement:
        return []
    return sorted({*statement.cites, *([statement.republished_from] if statement.republished_from else [])})


def _relay(shown: Shown, source: str, statement: SourceStatement | None) -> RelayItem:
    """What an article has from a source, with the words that name it, where the scripts found them."""
    found = shown.article.proposed.provenance
    named = (*([found.republished_from] if found.republished_from else []), *found.cites)
    clue = next((one.clue for one in named if one.source == source and one.clue.start >= 0), None)
    passage = shown.passage(clue.start, clue.end) if clue else None
    return RelayItem(source, bool(statement and statement.republished_from == source), passage)
