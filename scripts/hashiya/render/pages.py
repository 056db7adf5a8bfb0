"""Fills the templates. All words come from the catalogue or from the archive; all escaping is the templates'."""

from __future__ import annotations

from collections import Counter
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from hashiya.arabic import direction
from hashiya.edtf import Edtf, unit_of
from hashiya.messages import Catalogue
from hashiya.model import (
    Anchored,
    AnnotatedArticle,
    Archive,
    ArticleRef,
    Claim,
    Elsewhere,
    Fragment,
    Index,
    Link,
    Note,
    Page,
    Settings,
)
from hashiya.render.armour import armour
from hashiya.render.front_matter import article_front_matter, index_front_matter
from hashiya.render.marks import Marking
from hashiya.render.names import Names

ARCHIVE = "archive"


class Renderer:
    """Renders the pages of one archive in one language; holds no state but its templates."""

    def __init__(self, archive: Archive, catalogue: Catalogue) -> None:
        self.settings: Settings = archive.settings
        self.names = Names.of(archive, catalogue)
        self.catalogue = catalogue
        environment = Environment(
            loader=PackageLoader("hashiya", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals |= {
            "t": catalogue.text,
            "label": catalogue.label,
            "date": catalogue.date,
            "names": self.names,
            "settings": self.settings,
            "dir_of": direction,
        }
        environment.filters["kind"] = lambda value: type(value).__name__
        self._templates = {name: environment.get_template(f"{name}.html") for name in ("article", "index", "overview")}
        self._not_found = environment.get_template("not_found.html")

    def article(self, item: AnnotatedArticle, elsewhere: Elsewhere) -> Page:
        """The page of an article."""
        body = self._render("article", item.id, **self._article_context(item, elsewhere))
        path = f"{ARCHIVE}/{item.id}.md"
        return Page(path, article_front_matter(item, elsewhere, self.names) + armour(body) + "\n")

    def index(self, index: Index) -> Page:
        """A page that lists."""
        title = self.index_title(index)
        body = self._render("index", index.address, index=index, title=title)
        path = f"{ARCHIVE}/{index.address}/index.md" if index.address else f"{ARCHIVE}/index.md"
        front_matter = index_front_matter(title, searchable=bool(index.title) and index.page == 1)
        return Page(path, front_matter + armour(body) + "\n")

    def overview(self, index: Index) -> Fragment:
        """The archive's part of the home page."""
        body = self._templates["overview"].render(index=index, url=Address(f"{ARCHIVE}/"))
        return Fragment("overview", body)

    def contact(self) -> Fragment:
        """The address to write to, as a link; a word that none is set where none is."""
        contact = self.settings.contact
        link = Markup('<a href="mailto:{0}" dir="ltr">{0}</a>').format(contact)
        return Fragment("contact", str(link if contact else escape(self.catalogue.text("contact.none"))))

    def not_found(self) -> Fragment:
        """The 404 page's words and ways in; addresses are completed when the page is put in place."""
        return Fragment("not-found", self._not_found.render())

    def index_title(self, index: Index) -> str:
        """The name of an index page, with its number where it is one of several."""
        name = index.title.ar if index.title and index.title.ar else self.catalogue.label(index.label)
        if index.page > 1:
            return self.catalogue.text("index.page-title", title=name, page=index.page)
        return name

    def _render(self, template: str, at: str, **context: Any) -> str:
        up = "../" * (len(at.split("/")) if at else 0)
        return self._templates[template].render(url=Address(up), root=f"../{up}", **context)

    def _article_context(self, item: AnnotatedArticle, elsewhere: Elsewhere) -> dict[str, Any]:
        annotations: list[Anchored[Claim] | Anchored[Note]] = [*item.claims, *item.notes]
        annotations.sort(key=lambda found: found.number)
        marking = Marking(
            item.article,
            tuple(annotations),
            item.mentions,
            Address("../").actor,
            self.names.actor,
            self.catalogue.text("note.reference", n="{n}"),
        )
        actors = Counter(name.actor for name in item.mentions)
        return {
            "item": item,
            "settled": item.settled,
            "elsewhere": elsewhere,
            "lines": [line for line in item.article.lines if line.kind not in ("blank", "title")],
            "title_line": item.article.title,
            "notes_at": {line.id: [a for a in annotations if a.line_id == line.id] for line in item.article.lines},
            "text_of": marking.line,
            "dir_of_line": lambda line: direction(item.article.words_of(line)),
            "actors": sorted(actors.items(), key=lambda found: (-found[1], self.names.actor(found[0]))),
            "first_name": {name.actor: name for name in reversed(item.mentions)},
            "removed": sum(1 for line in item.article.lines if line.kind == "removed"),
            "raw": f"{item.id}.txt",
            "address": self._address(item.id),
        }

    def _address(self, article_id: str) -> str:
        site = self.settings.site_url.rstrip("/")
        return f"{site}/{ARCHIVE}/{article_id}/"


class Address:
    """Addresses relative to one page: called with a link, or by the kind of what it leads to."""

    def __init__(self, up: str) -> None:
        self._up = up

    def __call__(self, link: Link) -> str:
        """To any place in the archive."""
        address = f"{self._up}{link.address}/" if link.address else self._up or "./"
        return f"{address}#{link.fragment}" if link.fragment else address

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
