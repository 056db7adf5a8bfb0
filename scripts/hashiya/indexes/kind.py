"""What a kind of list is: what articles give to it, which pages it has, and how they are made of what is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hashiya.indexes.shown import Shown
from hashiya.indexes.view import View
from hashiya.model import Card, Index, Item, Share

Given = Iterator[tuple[str, str, Item]]
Shares = Sequence[tuple[Card, Share]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list.

    Attributes:
        share: what one article gives to lists of this kind: (address, slot, item), in order of the text.
        heads: all its lists, long ones not yet divided, without the articles' shares, with all else.
        whole: a head with the shares, which come in order of their articles.
    """

    share: Callable[[Shown], Given]
    heads: Callable[[View], Iterator[Index]]
    whole: Callable[[View, Index, Shares], Index]


def nothing(_article: Shown) -> Given:
    """The share of an article in lists that are made from the cards alone."""
    return iter(())


def complete(_view: View, head: Index, _shares: Shares) -> Index:
    """A list that its head already is."""
    return head
