"""What is cited, whatever the style: an article, a passage of it, a page of the archive, or the archive."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from hashiya.authority import Authority
from hashiya.edtf import UNKNOWN, Edtf, parse_edtf
from hashiya.hidden import seen
from hashiya.model import (
    UNKNOWN_SOURCE,
    AnnotatedArticle,
    AuthorStatement,
    Bilingual,
    Prose,
    Release,
    Settings,
    Step,
    Version,
)

PassageKind = Literal["paragraph", "caption", "line", "title"]
_PASSAGE = re.compile(r"(title)|([pcl])([0-9]+)(?:-[0-9a-f]+)?")
_KINDS: dict[str, PassageKind] = {"p": "paragraph", "c": "caption", "l": "line"}
_ADDRESS = re.compile(r"https?://[^\s{}\\\"<>|^`\x00-\x20\x7f-\x9f]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, kw_only=True)
class Author:
    """Who wrote it.

    Attributes:
        family, given: the parts of a person's name, where a file gives them; None where the name is one piece.
    """

    name: Bilingual
    family: Bilingual | None = None
    given: Bilingual | None = None
    organisation: bool = False


@dataclass(frozen=True)
class Passage:
    """A passage of an article: its id on the page, what it is and the how many-th, its words."""

    id: str
    kind: PassageKind
    number: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Reference:
    """What a citation can say of its object; what is not known is empty.

    Attributes:
        key: ASCII, of letters, digits, hyphens and underscores; it holds as long as the id of the article does.
        title_en: the title in English, where a person put it so.
        declared: True where the authors are only what the page declares.
        container: the newspaper, agency or site that published it.
        guessed: True where the date was not settled for certain.
        republished_from: whose text it is, where the container took it from elsewhere.
        chain: the way from the first speaker to the page, as far as it has names.
        url: where it is in this archive; with the passage's id behind `#` where one is meant.
        original_url: where it was published.
        captured: when its text was captured, ISO 8601 day.
        archive: the name of this archive.
        release: of the archive as a whole, the name under which it was published; `date` and `sha256` are its own.
    """

    kind: Literal["article", "page", "archive"] = "article"
    key: str
    id: str = ""
    title: str
    title_en: str = ""
    language: str = "ar"
    authors: tuple[Author, ...] = ()
    declared: bool = False
    container: Bilingual | None = None
    container_type: str = ""
    date: Edtf = UNKNOWN
    guessed: bool = False
    republished_from: Bilingual | None = None
    chain: tuple[Bilingual, ...] = ()
    url: str = ""
    original_url: str = ""
    captured: str = ""
    archive: str = ""
    sha256: str = ""
    swhid: str = ""
    rights: str = ""
    release: str = ""
    passage: Passage | None = None

    @property
    def address(self) -> str:
        """Its address on the web; empty where the site has none that is known."""
        return self.url if "://" in self.url else ""

    @property
    def unsure(self) -> bool:
        """True where the date's being so is itself in doubt; an interval says its own doubt."""
        return self.date.uncertain or (self.guessed and self.date.precision not in ("interval", "unknown"))


def reference_of(item: AnnotatedArticle, authority: Authority, passage_id: str = "") -> Reference:
    """The reference of an article, or of one of its passages.

    Raises:
        KeyError: the article has and had no passage with this id.
    """
    settings, settled = authority.settings, item.settled
    source = settled.source
    publisher = authority.source(item.publisher) if item.publisher != UNKNOWN_SOURCE else None
    reference = Reference(
        key=f"hashiya-{item.id}",
        id=item.id,
        title=seen(settled.headline),
        title_en=seen(settled.title_en),
        authors=tuple(author for one in settled.authors if (author := _author(one, authority))),
        declared=bool(settled.authors) and not settled.authors_entry,
        container=_seen(publisher.name) if publisher else None,
        container_type=publisher.type if publisher else "",
        date=item.date,
        guessed=settled.date is not None and settled.date.confidence in ("probable", "possible"),
        republished_from=_source_name(source.republished_from if source else None, authority),
        chain=tuple(name for step in source.chain if (name := _step(step, authority))) if source else (),
        url=_address(settings, item.id),
        archive=seen(settings.site_name),
        sha256=item.sha256,
    )
    version = item.versions[-1] if item.versions else None
    if not passage_id:
        return _of_version(reference, version, item)
    passage, version = _passage(item, passage_id)
    return replace(_of_version(reference, version, item), passage=passage, url=f"{reference.url}#{passage_id}")


def page_reference(settings: Settings, address: str, title: str, release: Release | None = None) -> Reference:
    """The reference of a list of the archive; of the archive as a whole, by its release, where the address is empty."""
    name, url = seen(settings.site_name), _address(settings, address)
    if not address:
        whole = Reference(kind="archive", key="hashiya", title=name, url=url, archive=name)
        if not release:
            return whole
        return replace(whole, release=release.name, date=parse_edtf(release.date), sha256=release.sha256)
    key = "hashiya-" + re.sub("[^a-z0-9_]+", "-", address.lower()).strip("-")
    return Reference(kind="page", key=key, title=seen(title), url=url, archive=name)


def locate(passage_id: str) -> tuple[PassageKind, int] | None:
    """What the id of a passage says: its kind and its number; None where it is no passage's id."""
    found = _PASSAGE.fullmatch(passage_id)
    if not found:
        return None
    return ("title", 0) if found[1] else (_KINDS[found[2]], int(found[3]))


def _passage(item: AnnotatedArticle, passage_id: str) -> tuple[Passage, Version | None]:
    """The passage of an id that the page has, or had once, with the capture that it stands in."""
    kind, number = locate(passage_id) or (None, 0)
    if not kind:
        raise KeyError(passage_id)
    newest = item.versions[-1] if item.versions else None
    for line in item.article.lines:
        if line.id == passage_id:
            return Passage(passage_id, kind, number, seen(item.article.words_of(line))), newest
    for old in item.published:
        if old.id == passage_id:
            version = next((one for one in item.versions if one.number == old.version), newest)
            return Passage(passage_id, kind, number, seen(old.text)), version
    raise KeyError(passage_id)


def _of_version(reference: Reference, version: Version | None, item: AnnotatedArticle) -> Reference:
    declared = item.article.declared.url
    if not version:
        return replace(reference, original_url=_web(declared))
    return replace(
        reference,
        sha256=version.sha256,
        swhid=version.swhid,
        original_url=_web(version.url or declared),
        captured=_day(version.captured),
    )


def _author(stated: AuthorStatement, authority: Authority) -> Author | None:
    actor = authority.actor(stated.actor) if stated.actor else None
    name = stated.name or (actor.name if actor else None) or _whole(stated.given, stated.family)
    if not name:
        return None
    organisation = stated.type == "organisation" or (actor is not None and actor.type != "person")
    family = given = None
    if stated.family and stated.given and not organisation:
        family, given = _seen(stated.family), _seen(stated.given)
    return Author(name=_seen(name), family=family, given=given, organisation=organisation)


def _whole(given: Bilingual | None, family: Bilingual | None) -> Bilingual | None:
    if not given or not family:
        return None
    english = f"{given.en} {family.en}" if given.en and family.en else ""
    return Bilingual(Prose(f"{given.ar} {family.ar}"), Prose(english))


def _step(step: Step, authority: Authority) -> Bilingual | None:
    return _source_name(step.source, authority) or (_seen(step.label) if step.label else None)


def _source_name(source_id: str | None, authority: Authority) -> Bilingual | None:
    source = authority.source(source_id) if source_id and source_id != UNKNOWN_SOURCE else None
    return _seen(source.name) if source else None


def _seen(name: Bilingual) -> Bilingual:
    return Bilingual(Prose(seen(name.ar)), Prose(seen(name.en)))


def _address(settings: Settings, address: str) -> str:
    """Below the site's address; where none is set, below the root of whatever host shows it."""
    return f"{settings.site_url.rstrip('/')}/archive/{address}{'/' if address else ''}"


def _web(address: str) -> str:
    """An address on the web as far as it is one; nothing in it ends the field that it stands in."""
    return address if _ADDRESS.fullmatch(address) else ""


def _day(moment: str) -> str:
    """The day of a moment as stated; empty where it states none that there is."""
    found = _DAY.match(moment)
    try:
        return parse_edtf(found[0]).text if found else ""
    except ValueError:
        return ""
