"""Fills the templates. All words come from the catalogue or from the archive; all escaping is the templates'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Template
from markupsafe import Markup, escape

from hashiya.arabic import direction
from hashiya.authority import Authority
from hashiya.cite import CITATION_FILES, reference_of
from hashiya.edtf import UNKNOWN, Edtf, parse_edtf, unit_of
from hashiya.forge import edit_file
from hashiya.knowledge import loaded
from hashiya.messages import Catalogue
from hashiya.model import (
    UNKNOWN_SOURCE,
    Anchored,
    AnnotatedArticle,
    Archive,
    ArticleRef,
    Claim,
    Comparison,
    Contrast,
    Elsewhere,
    Fragment,
    Home,
    Index,
    Link,
    Note,
    Page,
    Pair,
    RelationItem,
    Settings,
    Tree,
    page_address,
    state_of,
)
from hashiya.render.armour import armour
from hashiya.render.calendar import grade, weekdays, weeks
from hashiya.render.changes import changes
from hashiya.render.citations import article_citations, coins, list_citations, pair_citations
from hashiya.render.comparison import few_enough, quoted, share_of
from hashiya.render.environment import environment
from hashiya.render.found import Finds
from hashiya.render.front_matter import article_front_matter, index_front_matter
from hashiya.render.head import Kind, article_head, index_data, page_card, site_card
from hashiya.render.home import beginning, story_picture
from hashiya.render.margin import crowded, levels, ties
from hashiya.render.marks import Marking, kind_of, visible
from hashiya.render.names import Names
from hashiya.render.original import originals
from hashiya.render.paths import ARCHIVE, LISTS, SEARCH_PATH, article_path, comparison_path, index_path
from hashiya.render.prose import inline_prose, prose
from hashiya.render.questions import in_order, picture_of, speakers_of
from hashiya.render.record import record, record_title, shortened
from hashiya.render.spread import columns
from hashiya.render.timeline import drawn, spelt
from hashiya.render.tongue import Tongue, in_language, leading_elsewhere
from hashiya.render.unbroken import unbroken
from hashiya.writing import ARABIC, is_quotation, is_spaced, language_tag, main_direction

# The lists whose pages are each about one file of people's.
FILES = frozenset(("actors", "sources", "topics", "questions"))
SAID_IN_HEADER = ("search.kind.", "search.results", "search.all", "search.failed", "search.offline", "search.unsure")
TEMPLATES = (
    *("article", "comparison", "index", "record", "tombstone", "home", "release", "not_found"),
    *("search", "search_box", "keys"),
)
# The lists that have a feed for each of their entries.
FED = frozenset(("actors", "topics", "questions"))


def _templates(words: Catalogue, names: Names, settings: Settings) -> Mapping[str, Template]:
    """The templates. What makes words of keys, ids and dates are filters, so that words known now are put in now."""
    templates = environment(words)
    templates.filters |= {
        "t": words.text,
        "label": words.label,
        "date": lambda day: unbroken(words.date(day)),
        "edtf": _edtf,
    }
    templates.filters |= {"period": words.period, "own": words.of, "beside": words.beside}
    templates.filters["tongue"] = Tongue(words).attribute
    templates.filters |= {"reason": lambda rule: _reason(words, rule), "kind": lambda value: type(value).__name__}
    templates.filters |= {"dir_of": direction, "lang_of": language, "state_of": state_of, "kind_of": kind_of}
    templates.filters |= {
        "actor": names.actor,
        "source": lambda name: unbroken(names.source(name)),
        "topic": names.topic,
    }
    templates.filters |= {"question": names.question, "answer": names.answer}
    templates.filters |= {"coins": lambda article: coins(article, names, settings)}
    templates.filters |= {"prose": prose, "inline_prose": inline_prose, "quoted": quoted, "visible": visible}
    templates.filters |= {"number": words.number, "shortened": shortened}
    templates.filters["spell"] = lambda stretch: spelt(stretch, words)
    templates.globals |= {"code": words.language, "tongue": Tongue(words).own, "arabic": Tongue(words).arabic}
    templates.filters |= {"weeks": lambda month: weeks(month, words), "month_name": words.month, "beginning": beginning}
    templates.globals |= {"weekdays": lambda: weekdays(words), "grade": grade}
    templates.globals["repository"] = lambda: settings.repo_url.rstrip("/")
    templates.globals["edited"] = lambda path: edit_file(settings.forge, settings.repo_url, settings.branch, path)
    return {name: templates.get_template(f"{name}.html") for name in TEMPLATES}


def language(text: str, around: str = ARABIC) -> Markup:
    """The attribute `lang` of a text, with a space before it; nothing where it is that of what stands around it."""
    tag = language_tag(text)
    return Markup(' lang="{}"').format(tag) if tag and tag != around else Markup()


def _edtf(text: str) -> Edtf:
    return parse_edtf(text) if text else UNKNOWN


def _reason(words: Catalogue, rule: str) -> str:
    """Why a line was removed; an outlet's own kinds of furniture are named as its file names them."""
    key = f"removed.{rule}"
    return words.text(key) if key in words.strings else words.text("removed.own", kind=rule)


class Renderer:
    """Renders the pages of one archive in one language; holds no state but its templates."""

    def __init__(self, archive: Archive, catalogue: Catalogue, tree: Tree | None = None) -> None:
        self.tree = tree or Tree(catalogue.language)
        self.settings: Settings = archive.settings
        self.site_name = self.settings.said_in(catalogue.language).get("site_name") or self.settings.site_name
        self.names = Names(archive, catalogue)
        self.authority = Authority(archive)
        self.catalogue = catalogue
        self.finds = Finds(archive, self.names, catalogue)
        self._templates = _templates(catalogue, self.names, self.settings)
        self._tongue = Tongue(catalogue)

    def article_head(self, headline: str, source: str, date: Edtf) -> tuple[str, str]:
        """The title and the description of an article's page, escaped."""
        words = f"{self.names.source(source)} · {self.catalogue.date(date)}"
        return str(escape(headline)), str(escape(words))

    def index_head(self, index: Index) -> tuple[str, str]:
        """The title and the description of a list, escaped."""
        title = self.index_title(index)
        return str(escape(title)), str(escape(f"{title} · {self.site_name}"))

    def article(self, item: AnnotatedArticle, elsewhere: Elsewhere) -> Page:
        """The page of an article."""
        body = self._render("article", item.id, **self._article_context(item, elsewhere))
        title, description = self.article_head(item.settled.headline, item.publisher, item.date)
        source = article_front_matter(item, elsewhere, description) + armour(body) + "\n"
        path = article_path(item.id)
        is_known = item.publisher != UNKNOWN_SOURCE
        card = self._card(path, (title, description), "article", named=is_known)
        head = f"{article_head(item, self.authority)}{card}"
        return Page(path, source, title, description, body, head=head)

    def _card(self, path: str, head: tuple[str, str], kind: Kind = "website", *, named: bool = True) -> str:
        """What the page at a path is shown with where its address is shared."""
        return str(
            page_card(self.settings, self.catalogue, f"{self.tree.below}{page_address(path)}", head, kind, named=named)
        )

    def record(self, item: AnnotatedArticle, pairs: Sequence[Pair] = ()) -> Page:
        """The page that tells of an article where its text stands in the tree of another language.

        Args:
            pairs: the comparisons of the article with others.
        """
        body = self._render("record", item.id, **record(item, reference_of(item, self.authority), self.names, pairs))
        words = record_title(item, self.catalogue)
        head = self.article_head(words, item.publisher, item.date)
        path = article_path(item.id)
        return self._page(path, "", *head, body, head=self._card(path, head, "article"))

    def index(self, index: Index) -> Page:
        """A page that lists."""
        title = self.index_title(index)
        context = self._question_context(index, title)
        context["cited"] = {} if index.moved or index.grave else list_citations(index, title, self.authority)
        template = "tombstone" if index.grave else "index"
        body = self._render(
            template,
            index.address,
            index=index,
            title=title,
            edit=self._edit_address(index),
            feed=self._feed(index),
            **context,
        )
        head = self.index_head(index)
        named = index.title if index.page == 1 and not index.moved and not index.grave else None
        source = index_front_matter(*head, searchable=bool(named)) + armour(body) + "\n"
        leads_to = self._address(_up(index.address))(index.moved) if index.moved else ""
        card = "" if leads_to or index.grave else self._card(index_path(index), head)
        data = "" if self.tree.below else f"{index_data(index, self.authority)}{self._feed_head(index, title)}"
        return self._page(index_path(index), source, *head, body, leads_to, f"{data}{card}")

    def _feed(self, index: Index) -> str:
        """The address of the feed of a list without its ending, from its page; empty where it has none."""
        base = index.base or index.address
        section, _, name = base.partition("/")
        has_feed = not base or (section in FED and name)
        if (
            not has_feed
            or index.moved
            or index.grave
            or not self.settings.site_url
            or "feeds" not in self.settings.data
        ):
            return ""
        return f"{self._address(_up(index.address)).text(base)}feed"

    def _feed_head(self, index: Index, title: str) -> str:
        # The theme's script asks for a sitemap beside each address of `[rel=alternate]`; a space keeps it from that.
        link = Markup('<link rel="alternate " type="{}" title="{}" href="{}.{}">')
        feed, kinds = self._feed(index), (("application/atom+xml", "xml"), ("application/feed+json", "json"))
        return "".join(link.format(kind, title, feed, ending) for kind, ending in kinds if feed)

    def comparison_head(self, pair: Pair) -> tuple[str, str]:
        """The title and the description of a comparison, escaped."""
        title = self._pair_title(pair)
        return str(escape(title)), str(escape(f"{title} · {self.site_name}"))

    def _pair_title(self, pair: Pair) -> str:
        return self.catalogue.text("compare.title", one=pair.one.headline, other=pair.other.headline)

    def comparison(
        self,
        pair: Pair,
        found: Comparison,
        contrasts: Sequence[Contrast],
        related: Sequence[tuple[Link, str, RelationItem]],
    ) -> Page:
        """The page of two articles side by side; in a further language without their passages, which stay apart."""
        rows, more = few_enough(found.passages)
        sides = (("one", pair.one), ("other", pair.other))
        context = {"pair": pair, "found": found, "rows": rows, "rest": found.rest + more, "sides": sides}
        cited = pair_citations(pair, self._pair_title(pair), self.authority)
        context |= {"contrasts": contrasts, "related": related, "link_to": Link, "share_of": share_of, "cited": cited}
        context["is_apart"] = bool(self.tree.below)
        body = self._render("comparison", pair.address, **context)
        head = self.comparison_head(pair)
        source = index_front_matter(*head, searchable=False) + armour(body) + "\n"
        path = comparison_path(pair)
        return self._page(path, source, *head, body, head=self._card(path, head))

    def search(self) -> Page:
        """The page of results, with all words that its script shows."""
        title = str(escape(self.catalogue.text("search.title")))
        head = (title, f"{title} · {escape(self.site_name)}")
        languages = {f"in.{code}": in_language(self.catalogue, code) for code in self.settings.languages}
        body = self._render("search", "search", words={**self._words(("search.",)), **languages})
        source = index_front_matter(*head, searchable=False) + armour(body) + "\n"
        return self._page(SEARCH_PATH, source, *head, body, head=self._card(SEARCH_PATH, head))

    def search_box(self) -> Fragment:
        """What stands in the header of every page: a box with suggestions."""
        return Fragment("search-box", self._fill("search_box", words=self._words(SAID_IN_HEADER)))

    def keys(self) -> Fragment:
        """The keys of all pages: a dialog that lists them, the button that opens it, and what scripts say of them."""
        return Fragment("keys", self._fill("keys", keys=loaded("keys"), words=self._words(("tools.said.",))))

    def card(self) -> Fragment:
        """What all pages have alike where their addresses are shared, for the heads of hand-written ones."""
        return Fragment("card", str(site_card(self.settings, self.catalogue)))

    def _words(self, beginnings: tuple[str, ...]) -> Mapping[str, str]:
        return {key: text for key, text in self.catalogue.strings.items() if key.startswith(beginnings)}

    def _question_context(self, index: Index, title: str) -> dict[str, Any]:
        url = self._address("../" * len(index.address.split("/")))
        shown = picture_of(index.survey, self.names, title, url, numbered=True) if index.survey else None
        time = drawn(index.timeline, self.catalogue, title, url) if index.timeline else None
        spread = columns(index.spread, self.catalogue) if index.spread else ()
        pictures = {"picture": shown, "time": time, "spread": spread}
        return {"rows": in_order(index), "speakers_of": speakers_of, "link_to": Link, **pictures}

    def home(self, found: Home) -> Fragment:
        """The archive's part of the home page."""
        url = self._address(f"{ARCHIVE}/")
        story = found.story and story_picture(found.story, self.names, url)
        assets = f"{self.tree.to_root}assets"
        return Fragment("overview", self._fill("home", home=found, story=story, url=url, assets=assets))

    def release(self) -> Fragment:
        """The newest release of the archive; nothing where there is none."""
        newest = self.authority.release()
        return Fragment("release", self._fill("release", release=newest))

    def contact(self) -> Fragment:
        """The address to write to, as a link; a word that none is set where none is."""
        contact = self.settings.contact
        link = Markup('<a href="mailto:{0}" dir="ltr">{0}</a>').format(contact)
        return Fragment("contact", str(link if contact else escape(self.catalogue.text("contact.none"))))

    def not_found(self, *, is_first: bool = True) -> Fragment:
        """The 404 page's words and ways in; addresses are completed when the page is put in place.

        Args:
            is_first: False for further languages, of which it has a few words only.
        """
        return Fragment("not-found", self._fill("not_found", is_first=is_first, below=self.tree.below))

    def index_title(self, index: Index) -> str:
        """The name of an index page, with its number where it is one of several."""
        name = self.catalogue.of(index.title) or self.catalogue.label(index.label)
        if index.timeline and index.up:
            name = self.catalogue.text("timeline.of", time=name)
        if index.page > 1:
            return self.catalogue.text("index.page-title", title=name, page=index.page)
        return name

    def _render(self, template: str, at: str, **context: Any) -> str:
        root = f"../{_up(at)}{self.tree.to_root}"
        return self._fill(template, url=self._address(_up(at)), root=root, home=f"../{_up(at)}", **context)

    def _fill(self, template: str, **context: Any) -> str:
        filled = self._templates[template].render(settings=self.settings, site_name=self.site_name, **context)
        marked, url = self._tongue.marked(filled), context.get("url")
        if not self.tree.below or not isinstance(url, Address):
            return marked
        return leading_elsewhere(marked, url.text(""), self.settings.languages[0], self.catalogue)

    def _address(self, up: str) -> Address:
        return Address(up, self.tree)

    def _page(
        self, path: str, source: str, title: str, description: str, html: str, leads_to: str = "", head: str = ""
    ) -> Page:
        """A page of this tree; only that of the root has Markdown."""
        below = self.tree.below
        markdown = "" if below else source
        return Page(f"{below}{path}", markdown, title, description, html, leads_to, head, below)

    def _article_context(self, item: AnnotatedArticle, elsewhere: Elsewhere) -> dict[str, Any]:
        claims, reference = item.proposed_claims, reference_of(item, self.authority)
        address = reference.url if self.settings.site_url else ""
        withdrawn = [found for found in item.withdrawn if found.start >= 0]
        annotations: list[Anchored[Claim] | Anchored[Note]] = [*item.claims, *item.notes, *withdrawn]
        annotations.sort(key=lambda found: found.number)
        lines = [line for line in item.article.lines if line.kind not in ("blank", "title")]
        notes_at = {line.id: [a for a in annotations if a.line_id == line.id] for line in item.article.lines}
        tied = ties(item.article, notes_at)
        marking = Marking(
            item.article,
            tuple(annotations),
            item.mentions,
            self._address("../").actor,
            self.names.actor,
            self._reference,
            item.settled.spots | {claim.start for claim in claims},
            tied.numbers,
            levels(annotations),
        )
        actors = Counter(name.actor for name in item.mentions)
        return {
            "item": item,
            "settled": item.settled,
            "elsewhere": elsewhere,
            "lines": lines,
            "title_line": item.article.title,
            "notes_at": notes_at,
            "tie_of": tied.notes,
            "crowded": crowded(lines, (found for at in lines for found in notes_at[at.id])),
            "text_of": marking.line,
            "dir_of_line": lambda line: main_direction(item.article.words_of(line)),
            "lang_of_line": lambda line, around: language(item.article.words_of(line), around),
            "is_quotation": lambda line: line.kind == "paragraph" and is_quotation(item.article.words_of(line)),
            "is_spaced": lambda line: is_spaced(item.article.words_of(line)),
            "lang_of_text": language_tag(item.article.text) or ARABIC,
            "actors": sorted(actors.items(), key=lambda found: (-found[1], self.names.actor(found[0]))),
            "first_name": {name.actor: name for name in reversed(item.mentions)},
            "removed": sum(1 for line in item.article.lines if line.kind == "removed"),
            "claims_proposed": claims,
            "named_by_page": _named_by_page(item),
            "quote_of": lambda claim: item.article.text[claim.start : claim.end],
            "lost": [found for found in item.withdrawn if found.start < 0],
            "by_hand": [name for name in item.mentions if name.entry_id],
            "raw": item.article.raw_name,
            "address": address,
            "originals": originals(item, address),
            "changes": changes(item),
            "cited": article_citations(reference),
            "cite_files": CITATION_FILES.items(),
            "authors": reference.authors,
        }

    def _reference(self, found: Anchored[Claim] | Anchored[Note]) -> str:
        """How a screen reader names the number of an annotation: what it is, and its number."""
        return f"{self.catalogue.text(f'kind.{kind_of(found.annotation)}')} {found.number}"

    def _edit_address(self, index: Index) -> str:
        """Where the file that a page is about is edited; empty for lists, and where no forge is known."""
        settings, (folder, _, name) = self.settings, index.address.partition("/")
        if folder not in FILES or not index.title or not name or name == UNKNOWN_SOURCE or "/" in name:
            return ""
        return edit_file(settings.forge, settings.repo_url, settings.branch, f"annotations/{index.address}.yml")


def _named_by_page(item: AnnotatedArticle) -> str:
    """The name that a page gives its publisher, where no source file of the archive has it and nobody settled it."""
    found = item.proposed.provenance.publisher
    return found.clue.words if found and item.publisher == UNKNOWN_SOURCE and not item.settled.source_entry else ""


def _up(at: str) -> str:
    """The way from the page at an address up to the archive's first page."""
    return "../" * (len(at.split("/")) if at else 0)


class Address:
    """Addresses relative to one page: called with a link, or by the kind of what it leads to.

    Texts stand in the tree of the root alone: places in articles lead there from every language.
    """

    def __init__(self, up: str, tree: Tree) -> None:
        self._up = up
        self._texts = f"{up}../{tree.to_root}{ARCHIVE}/" if tree.below else up

    def __call__(self, link: Link) -> str:
        """To any place in the archive."""
        section, _, rest = link.address.partition("/")
        is_text = link.fragment and section and section not in LISTS
        up = self._texts if is_text and not rest.startswith("page/") else self._up
        address = f"{up}{link.address}/" if link.address else up or "./"
        return f"{address}#{link.fragment}" if link.fragment else address

    def text(self, address: str) -> str:
        """To a page of the tree of the root, where texts and feeds stand, whatever the language of this one."""
        return f"{self._texts}{address}/" if address else self._texts or "./"

    def article(self, article: ArticleRef) -> str:
        """To an article."""
        return self(Link(article.id))

    def actor(self, actor: str) -> str:
        """To an actor's page."""
        return self(Link(f"actors/{actor}"))

    def source(self, source: str) -> str:
        """To a source's page."""
        return self(Link(f"sources/{source}"))

    def topic(self, topic: str) -> str:
        """To a topic's page."""
        return self(Link(f"topics/{topic}"))

    def question(self, question: str) -> str:
        """To a question's page."""
        return self(Link(f"questions/{question}"))

    def date(self, edtf: Edtf) -> str:
        """To the page of the unit of time that holds a date."""
        return self(Link(f"dates/{unit_of(edtf)}"))

    def page(self, base: str, number: int) -> str:
        """To one page of a divided index."""
        return self(Link(base if number == 1 else f"{base}/page/{number}".lstrip("/")))
