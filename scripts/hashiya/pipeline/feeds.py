"""Feeds of the archive, of its annotations, and of each topic, actor and question; those that are as before stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from heapq import nlargest
from itertools import chain
from pathlib import Path

from hashiya import publish
from hashiya.exports import MOST_ENTRIES, annotation_entries, article_entry, feed_files, newness
from hashiya.indexes import View
from hashiya.messages import catalogue
from hashiya.model import AnnotatedArticle, Card, Feed, FeedEntry, Placed, Stamp
from hashiya.write import digest

Feeds = dict[str, tuple[bytes, tuple[Placed, ...]]]


def write_feeds(
    site: Path,
    root: Path,
    view: View,
    article: Callable[[str], AnnotatedArticle],
    before: Feeds,
    live: Mapping[str, Stamp],
) -> Feeds:
    """Write the feeds that are new or changed; none where the site has no address.

    Args:
        article: one article, whole, by its id.
        before: the last site's feeds, by their paths, each with the digest of all that it was made from.
        live: what the disk says of the last site's files.
    """
    settings, found = view.archive.settings, Feeds()
    if not settings.site_url or "feeds" not in settings.data:
        return found
    for feed in (*_feeds(view), _annotations(view, article)):
        key = digest(settings.site_url, settings.site_name, feed)
        known = before.get(feed.path)
        if known and known[0] == key and all(live.get(file.path) == file.stamp for file in known[1]):
            found[feed.path] = known
        else:
            found[feed.path] = (key, publish.add_files(site, root, feed_files(feed, settings)))
    return found


def _feeds(view: View) -> Iterator[Feed]:
    archive = view.archive

    @cache
    def entry(card_id: str) -> FeedEntry:
        return article_entry(view.by_id[card_id], archive)

    def feed(address: str, title: str, cards: list[Card]) -> Feed:
        newest = nlargest(MOST_ENTRIES, cards, key=newness)
        place = f"archive/{address}/" if address else "archive/"
        return Feed(f"{place}feed", place, title, tuple(entry(card.id) for card in newest))

    yield feed("", archive.settings.site_name, list(view.cards))
    titles = chain(
        ((f"topics/{i}", e.value.label.ar) for i, e in archive.topics.items()),
        ((f"actors/{i}", e.value.name.ar) for i, e in archive.actors.items()),
        ((f"questions/{i}", e.value.text.ar) for i, e in archive.questions.items()),
    )
    for address, title in titles:
        yield feed(address, title, view.sharing.get(address, []))


def _annotations(view: View, article: Callable[[str], AnnotatedArticle]) -> Feed:
    """Articles are opened from the newest on, until none can have one that is newer than those found.

    An article's newest annotation need not be one that feeds show: it may be withdrawn, or settle a date.
    """
    annotated = sorted(((card.annotated, card.id) for card in view.cards if card.annotated), reverse=True)
    shown: list[FeedEntry] = []
    for at in range(0, len(annotated), MOST_ENTRIES):
        if len(shown) == MOST_ENTRIES and shown[-1].updated > annotated[at][0]:
            break
        some = annotated[at : at + MOST_ENTRIES]
        entries = chain.from_iterable(annotation_entries(article(card_id)) for _, card_id in some)
        shown = nlargest(MOST_ENTRIES, chain(shown, entries), key=lambda entry: (entry.updated, entry.address))
    title = catalogue().text("feed.annotations", site=view.archive.settings.site_name)
    return Feed("archive/annotations", "archive/", title, tuple(shown))
