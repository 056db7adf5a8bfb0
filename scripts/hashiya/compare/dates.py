"""When articles appeared, as other articles of the archive tell: a stage of its own, for all articles together.

An article without a day of its own may report what happened on a weekday («أعلنت واشنطن وبغداد، يوم الجمعة، أن ...
بحلول سبتمبر 2025»). A dated article may say when the same happened («وكانت بغداد وواشنطن قد توصلتا، نهاية سبتمبر
الماضي، ... لا يتجاوز نهاية سبتمبر 2025»). Two sentences speak of the same event if they name the same time to come and
share enough words. The weekdays in the time told are the days of the event. An article that says that the announcement
is still to come bounds them from below. The article itself follows within the week in which a weekday alone is
understood, and within the month of the event where it tells of what came before it «في وقت سابق من هذا الشهر».
The answer is an interval of those days: never one sharper than these reasons give.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hashiya.arabic import fold_word, words
from hashiya.dates import Mention, mentions, resolve
from hashiya.dates.mentions import is_future
from hashiya.dates.spans import between, month_end
from hashiya.dates.words import beginners, those
from hashiya.model import Account, Article, ArticleId, Clue, Dating, Told

SHARED_WORDS = 5
SHORTEST_WORD = 4
# Words that more sentences with the same time to come have tell nothing, and would cost time.
MOST_SENTENCES = 50
LONGEST_TIME = timedelta(days=31)
WEEK = timedelta(days=6)
_END = re.compile(r"[.؟!?](?=[\s\"”»)]|$)")
# All that may be a proclitic, even where it is of the root: both sides of a comparison lose the same.
_PREFIX = re.compile(r"^(?:ال|لل|[وفبل])+(?=\w{4})")
_BODY = ("paragraph", "heading")
Month = tuple[int, int]


def account(article: Article, dating: Dating) -> Account | None:
    """What an article tells of events and of what is to come, for `published_among`; None where that is nothing."""
    told, lead, lead_words, earlier = [], None, None, None
    paragraphs = [line for line in article.lines if line.kind in _BODY]
    for start, end in _sentences(article.text, [(line.start, line.end) for line in paragraphs]):
        found = mentions(article.text[start:end])
        if not found:
            continue
        sentence = _told(article.text[start:end], found, dating)
        if sentence.ahead:
            told.append(sentence)
            if not lead and sentence.weekday and paragraphs and start < paragraphs[0].end:
                lead, lead_words = sentence, _weekday_clue(article.text, start, found)
        earlier = earlier or _earlier(article.text, start, end, found)
    if dating.edtf.precision == "day":
        useful = [sentence for sentence in told if sentence.days or sentence.foretold]
        return Account(article.id, dating, _with_all(article, useful), None, None, None) if useful else None
    return Account(article.id, dating, (), lead, lead_words, earlier) if lead else None


def _with_all(article: Article, told: Sequence[Told]) -> tuple[Told, ...]:
    """The sentences; of those that foretell an announcement the words of the whole article count."""
    if not any(each.foretold for each in told):
        return tuple(told)
    body = " ".join(article.words_of(line) for line in article.lines if line.kind in ("title", *_BODY))
    content = _content([fold_word(body[start:end]) for start, end in words(body)])
    return tuple(replace(each, content=content) if each.foretold else each for each in told)


def published_among(accounts: Iterable[Account]) -> Mapping[ArticleId, Dating]:
    """The dates of articles that the others tell better than they themselves; time grows with their number.

    Returns:
        a dating with basis `other-articles` for each article that gains; evidence of others names them in `article`.
    """
    accounts = sorted(accounts, key=lambda each: each.id)
    index = _index(accounts)
    found = ((each.id, _dated(each, index)) for each in accounts if each.lead)
    return {article: dating for article, dating in found if dating}


_Index = Mapping[tuple[Month, str], Sequence[tuple[Account, Told]]]


def _index(accounts: Sequence[Account]) -> _Index:
    index: dict[tuple[Month, str], list[tuple[Account, Told]]] = defaultdict(list)
    for each in accounts:
        if each.dating.edtf.precision != "day":
            continue
        for told in each.told:
            if told.days or told.foretold:
                for key in ((month, word) for month in told.ahead for word in told.content):
                    index[key].append((each, told))
    return index


def _dated(item: Account, index: _Index) -> Dating | None:
    lead = item.lead
    if not lead or item.dating.edtf.precision == "day" or not item.lead_words:
        return None
    first, last, clues = _event(item, lead, index)
    if not first or not last:
        return None
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    fitting = [day for day in days if day.isoweekday() == lead.weekday]
    if not fitting:
        return None
    latest = fitting[-1] + WEEK
    evidence = [item.lead_words, *clues]
    if item.earlier:
        latest = min(latest, month_end(fitting[-1].year, fitting[-1].month))
        evidence.append(item.earlier)
    known = item.dating.edtf
    earliest, latest = max(fitting[0], known.earliest or fitting[0]), min(latest, known.latest or latest)
    if earliest > latest:
        return None
    return Dating(between(earliest, latest), "other-articles", "probable", tuple(evidence), item.dating.weekday)


def _event(item: Account, lead: Told, index: _Index) -> tuple[date | None, date | None, list[Clue]]:
    """The first and last day of the event by all sentences that tell it; None where none does or they disagree."""
    first: date | None = None
    last: date | None = None
    clues: list[Clue] = []
    for other, told in _same(item, lead, index):
        day = other.dating.edtf.earliest
        if told.days:
            first, last = max(first or told.days[0], told.days[0]), min(last or told.days[1], told.days[1])
            clues.append(Clue(told.when, article=other.id))
        elif day and told.foretold and lead.announced:
            first = max(first or day, day)
            clues.append(Clue(told.when, article=other.id))
    return (first, last, clues) if first and last and first <= last else (None, None, [])


def _same(item: Account, lead: Told, index: _Index) -> Iterator[tuple[Account, Told]]:
    shared: Counter[tuple[ArticleId, int]] = Counter()
    known: dict[tuple[ArticleId, int], tuple[Account, Told]] = {}
    for month in lead.ahead:
        for word in lead.content:
            sentences = index.get((month, word), ())
            for other, told in sentences if len(sentences) <= MOST_SENTENCES else ():
                key = (other.id, id(told))
                known[key] = (other, told)
                shared[key] += 1
    for key, (other, told) in known.items():
        least = max(SHARED_WORDS, len(lead.content) / 2) if told.foretold and not told.days else SHARED_WORDS
        if shared[key] >= least and other.id != item.id:
            yield other, told


def _sentences(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in lines:
        begun = start
        for match in _END.finditer(text, start, end):
            yield begun, match.end()
            begun = match.end()
        if begun < end:
            yield begun, end


def _told(sentence: str, found: Sequence[Mention], dating: Dating) -> Told:
    tokens = [fold_word(sentence[start:end]) for start, end in words(sentence)]
    ahead = frozenset((m.year, m.month) for m in found if m.year and m.month and m.ahead)
    content = _content(tokens)
    past = [(m, days) for m in found if not (m.ahead or m.year) and (m.day or m.month) and (days := _days(m, dating))]
    days, when = (past[0][1], sentence[past[0][0].start : past[0][0].end]) if len(past) == 1 else (None, "")
    weekday = next((m.weekday for m in found if m.weekday and not (m.month or m.sense or m.ahead)), 0)
    announced = any(token in those("announced") for token in tokens)
    foretold = bool(those("announcement").intersection(tokens)) and _is_ahead(tokens)
    return Told(ahead, content, days, when or (sentence.strip() if foretold else ""), weekday, announced, foretold)


def _content(tokens: Iterable[str]) -> frozenset[str]:
    return frozenset(_PREFIX.sub("", t) for t in tokens if len(t) >= SHORTEST_WORD and t not in beginners())


def _is_ahead(tokens: Sequence[str]) -> bool:
    return any(is_future(token) for token in tokens) or not those("plans").isdisjoint(tokens)


def _days(mention: Mention, dating: Dating) -> tuple[date, date] | None:
    """The days of a date before the article's own, where they are few."""
    own = dating.edtf
    meant = resolve(mention, own) if own.precision == "day" else None
    if not meant or not (meant.earliest and meant.latest and own.latest):
        return None
    few = meant.latest - meant.earliest <= LONGEST_TIME and meant.latest < own.latest
    return (meant.earliest, meant.latest) if few else None


def _weekday_clue(text: str, start: int, found: Sequence[Mention]) -> Clue | None:
    mention = next((m for m in found if m.weekday and not (m.month or m.sense or m.ahead)), None)
    return _clue(text, start, mention) if mention else None


def _earlier(text: str, start: int, end: int, found: Sequence[Mention]) -> Clue | None:
    """«كان الوزير قد أعلن في وقت سابق من هذا الشهر»: what came before the event is of the article's month."""
    mention = next((m for m in found if m.unit == "month" and m.sense == "current" and not m.month), None)
    if not mention:
        return None
    tokens = {fold_word(text[a + start : b + start]) for a, b in words(text[start:end])}
    before = not those("had").isdisjoint(tokens) and not those("earlier").isdisjoint(tokens)
    return _clue(text, start, mention) if before else None


def _clue(text: str, start: int, mention: Mention) -> Clue:
    begin, end = start + mention.start, start + mention.end
    return Clue(text[begin:end], begin, end)
