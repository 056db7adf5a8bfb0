"""The articles of an archive as they are annotated, without building its site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hashiya.annotate import Lexica
from hashiya.authority import Authority
from hashiya.model import AnnotatedArticle, Archive
from hashiya.pipeline.divide import annotated, own_furniture
from hashiya.read import read_archive, read_material, seed_names


def articles(root: Path) -> tuple[Archive, dict[str, AnnotatedArticle]]:
    """The archive and its articles by their ids; nothing may be wrong with them."""
    archive, problems = read_archive(root)
    assert problems == []
    around = archive.around_articles()
    own, lexica = own_furniture(around), Lexica.of(around)
    found = {}
    for name in seed_names(root):
        material, problems = read_material(root, name, around.moves)
        assert material, problems
        article = annotated(material, own, lexica)
        found[article.id] = article
    return archive, found


def authority(archive: Archive, site_url: str = "") -> Authority:
    """The archive's entries, with another address of the site."""
    return Authority(replace(archive, settings=replace(archive.settings, site_url=site_url)))
