"""What the archive knows as linked data: schema.org, Web Annotation and SKOS, as JSON-LD.

Values in, JSON values out. A context (`@context`) is named by its address and never fetched by us.
"""

from hashiya.linked.annotations import annotation_page
from hashiya.linked.entries import entry_page
from hashiya.linked.iris import ANNOTATIONS_NAME, ARTICLE_NAME, FROM_ARTICLE, Iris
from hashiya.linked.news import news_article
from hashiya.linked.skos import concept, concept_scheme
from hashiya.linked.things import actor_thing, question_thing, source_thing, topic_thing

__all__ = [
    "ANNOTATIONS_NAME",
    "ARTICLE_NAME",
    "FROM_ARTICLE",
    "Iris",
    "actor_thing",
    "annotation_page",
    "concept",
    "concept_scheme",
    "entry_page",
    "news_article",
    "question_thing",
    "source_thing",
    "topic_thing",
]
