"""Single articles by their ids, read and annotated without a build."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

from hashiya.annotate import Lexica
from hashiya.authority import Authority
from hashiya.model import AnnotatedArticle, Material, Problem
from hashiya.pipeline.divide import annotated, own_furniture
from hashiya.pipeline.run import RefusedError
from hashiya.read import read_archive, read_material, shown_names


def known_seed(root: Path, article_id: str) -> str:
    """The name of the seed of an article that is shown.

    Raises:
        RefusedError: there is no such article (H820).
    """
    names = shown_names(root)
    if article_id not in names:
        near = difflib.get_close_matches(article_id, names, 1, 0.3) or [n for n in names if n.startswith(article_id)]
        raise RefusedError([Problem("H820", article_id, details={"hint": near[0] if near else "—"})])
    return names[article_id]


def material_of(root: Path, article_id: str) -> Material:
    """An article's input by its id, as it is written.

    Raises:
        RefusedError: there is none (H820), or it cannot be read.
    """
    return _read(root, article_id, {})


class Single:
    """The articles of an archive one by one, with its entries; what moved is read where it is now."""

    def __init__(self, root: Path) -> None:
        archive = read_archive(root)[0]
        self.authority = Authority(archive)
        self._root, self._moves = root, archive.moves
        self._own, self._lexica = own_furniture(archive), Lexica.of(archive.around_articles())

    def article(self, article_id: str) -> tuple[AnnotatedArticle, Material]:
        """An article with all that is known of it, the dates by other articles apart, and its input.

        Raises:
            RefusedError: there is none (H820), or it cannot be read.
        """
        material = _read(self._root, article_id, self._moves)
        return annotated(material, self._own, self._lexica), material


def _read(root: Path, article_id: str, moves: Mapping[tuple[str, str], str]) -> Material:
    material, problems = read_material(root, known_seed(root, article_id), moves)
    if not material:
        raise RefusedError(problems)
    return material
