"""The claims of a line: events get their speakers, contents their ends, and what stands beside clauses its place."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from hashiya.annotate.claims.attribution import bare_head, is_pronoun, who
from hashiya.annotate.claims.before import words_before
from hashiya.annotate.claims.content import announces
from hashiya.annotate.claims.draft import Draft, claim_of, continued
from hashiya.annotate.claims.events import Event, Source, Told, scan
from hashiya.annotate.claims.passage import Passage
from hashiya.annotate.claims.subject import Words, speaker_words, without_object
from hashiya.annotate.claims.voices import Heard, Voices, same_voice, via, voices
from hashiya.annotate.claims.words import affixes, cues, nouns, those
from hashiya.arabic import ARTICLE
from hashiya.knowledge import listed
from hashiya.model import ProposedClaim, Voice

_SHORT = 3
_FARTHEST = 40
_FEWEST_BESIDE = 3
_NEAR_COMMA = 4
_FEWEST_BEFORE = 6
_FEWEST_CONTINUED = 5
_AND = frozenset(("و", "ف"))


def claims_of(passage: Passage, heard: Heard, is_head: bool) -> list[ProposedClaim]:
    """The claims of a line in order.

    Args:
        heard: who spoke in the lines before; what is found here is added.
        is_head: True for titles and headings, whose first words may be any subject.
    """
    found: list[Draft] = []
    first = 0
    for behind in passage.ends if passage.points else ():
        if bisect_left(passage.points, first) < bisect_left(passage.points, behind):
            found += _Sentence(passage, heard, first, behind, is_head).drafts()
        first = behind
    if found:
        found += [*continued(passage, found)]
        heard.direct = found[-1].quote is not None
    return [claim for draft in found if (claim := claim_of(passage, draft))]


class _Sentence:
    """One sentence while its claims are put together."""

    def __init__(self, passage: Passage, heard: Heard, first: int, behind: int, is_head: bool) -> None:
        self.passage, self.heard, self.first, self.behind = passage, heard, first, behind
        self.is_head = is_head
        self.found: list[Draft] = []
        self.open: list[Draft] = []
        self.leading: Voices = ()

    def drafts(self) -> list[Draft]:
        """All claims of the sentence."""
        for item in scan(self.passage, self.first, self.behind):
            if isinstance(item, Event):
                self._event(item)
            elif isinstance(item, Source):
                self._source(item)
            else:
                self._told(item)
        for draft in self.found:
            if not draft.quote:
                draft.behind = self._content_end(draft)
        return self.found

    # ---- words of saying

    def _event(self, event: Event) -> None:
        span, begin = self._subject(event)
        if not span and _is_impersonal(self.passage, event):
            return
        spoke, carried = self._voices(event, span)
        own = bool(span)
        if self.open and not self._make_room(event, begin, own):
            return
        through = self._via(event) or (self.heard.via if carried else ())
        content = event.content
        quote = content.quote
        behind = self.passage.quote_end(quote) if quote else self.behind
        draft = Draft(content.at, behind, quote, (event.at, event.at + 1), spoke, through, carried, event.rule, begin)
        self.found.append(draft)
        if not quote:
            self.open.append(draft)
        self.heard.note(spoke, event.cue.gender if own else "")
        self.heard.via = through

    def _subject(self, event: Event) -> tuple[Words | None, int]:
        """The speaker's words, and where the clause begins."""
        passage = self.passage
        first, behind = event.subject
        addressed = event.cue.lemma in those("addressed")
        if event.whose == "after" and (addressed or event.cue.gender == "p"):
            before, begin = words_before(passage, event.at, self.first, self.is_head)
            if before or event.cue.gender == "p":
                return before, begin if before else self._begin(event.at)
        span = speaker_words(passage, first, behind) if event.whose == "after" and first < behind else None
        if span and addressed:
            span = _without_addressee(passage, event, span)
        if span and _is_told_to(passage, span[0]):
            before, begin = words_before(passage, event.at, self.first, self.is_head)
            if before:
                return before, begin
        if span:
            return span, self._begin(event.at)
        if event.whose == "carried":
            return (None if self.found else self._main_subject(event.at)), event.at
        span, begin = words_before(passage, event.at, self.first, self.is_head)
        if not span:
            span, begin = self._asked(event) or self._of_title(event), self._begin(event.at)
        return span, begin

    def _asked(self, event: Event) -> Words | None:
        """«سألت البائع عن السبب فأجاب»: the one who was asked."""
        tokens = self.passage.tokens
        if not event.cue.joined or event.cue.lemma not in those("answers") or tokens[event.at][0] != "ف":
            return None
        near = range(event.at - 1, max(self.first, event.at - _FARTHEST) - 1, -1)
        asked = next((at for at in near if tokens[at] in those("asked")), event.at)
        return speaker_words(self.passage, asked + 1, event.at) if asked + 1 < event.at else None

    def _of_title(self, event: Event) -> Words | None:
        """«الوزير يستقبل السفير ويؤكد»: the words before the first verb of a title, which is in the present."""
        if not (self.is_head and event.cue.joined and not event.cue.past and not self.found):
            return None
        tokens = self.passage.tokens
        verb = next((at for at in range(self.first + 1, event.at) if _is_present(tokens[at], event)), 0)
        span = speaker_words(self.passage, self.first, verb) if verb else None
        return span if span == (self.first, verb) and not announces(tokens[self.first]) else None

    def _begin(self, at: int) -> int:
        """The clause of a verb begins with «كما», «لكنه», «قد» before it."""
        while at > self.first and self.passage.tokens[at - 1] in _clause_words():
            at -= 1
        return at

    def _main_subject(self, at: int) -> Words | None:
        """Who acts in the sentence before «مؤكدا أن»: the first words behind its verb, or with which it begins."""
        passage = self.passage
        for here in range(self.first, min(at, self.first + 4)):
            token = passage.tokens[here]
            if here in passage.named or any(token in nouns(k) for k in ("roles", "unnamed", "bodies", "documents")):
                if here > self.first and passage.tokens[here - 1].removeprefix("و") in those("before_nouns"):
                    return None
                span = speaker_words(passage, here, at)
                return span and (span[0], self._object(span))
        return None

    def _object(self, span: Words) -> int:
        """The object of the verb, indefinite and in the accusative, follows its subject: «استقبل الرئيس وفدا»."""
        tokens = self.passage.tokens
        named = self.passage.named
        found = (at for at in range(span[0] + 1, span[1]) if tokens[at].endswith("ا") and len(tokens[at]) > _SHORT)
        return next((at for at in found if at not in named), span[1])

    def _voices(self, event: Event, span: Words | None) -> tuple[Voices, bool]:
        """The speakers, and whether they stand in an earlier sentence."""
        if span:
            same = same_voice(self.passage, span, self.heard)
            return (voices(self.passage, span), False) if same is None else (same, self._is_earlier(same))
        if self.passage.tokens[event.at - 1] in those("relatives"):
            return (), False
        if self.found and (event.whose == "carried" or self._is_joined(event)):
            spoke = self.found[-1].spoke
        else:
            spoke = self.heard.before(event.cue.gender)
        return spoke, self._is_earlier(spoke)

    def _is_earlier(self, spoke: Voices) -> bool:
        return bool(spoke) and spoke[0].start < self.passage.offset + self.passage.spans[self.first][0]

    def _is_joined(self, event: Event) -> bool:
        return event.cue.joined or self.passage.tokens[event.at - 1] in _clause_words()

    def _via(self, event: Event) -> Voices:
        passage = self.passage
        through: Voices = ()
        if event.relayed:
            span = speaker_words(passage, *event.relayed)
            through = voices(passage, span) if span else ()
        end = event.content.at
        through = through or via(passage, event.at + 1, end)
        opens_aside = passage.tokens[self.first] in those("opens_occasion")
        if not through and opens_aside and not self.found:
            through = via(passage, self.first + 1, event.at)
        return through or self.leading

    # ---- where contents end

    def _make_room(self, event: Event, begin: int, own: bool) -> bool:
        """Let what was said before end here; False for a verb within it that has no speaker of its own.

        What somebody says within another's words stays a part of these; only one such may run on at a time.
        """
        clause = self._clause(begin)
        if self._cuts(event, begin) or self.passage.comma(clause):
            self._cut(clause)
        elif not own:
            return False
        elif len(self.open) > 1:
            last = self.open.pop()
            last.behind = max(last.at + 1, begin)
        return True

    def _cuts(self, event: Event, begin: int) -> bool:
        passage = self.passage
        if event.cue.kind == "participle":
            return True
        joined = event.cue.joined or passage.tokens[begin][0] == "و" or passage.tokens[begin - 1] in _AND
        return joined or passage.comma(begin) or passage.tokens[begin] in those("clause")

    def _clause(self, begin: int) -> int:
        """A comma shortly before the words of another speaker divides them from what is said."""
        near = range(begin, max(self.open[-1].at, begin - _NEAR_COMMA), -1)
        return next((at for at in near if self.passage.comma(at)), begin)

    def _cut(self, at: int) -> None:
        """End all that runs on."""
        for draft in self.open:
            draft.behind = max(draft.at + 1, at)
        self.open.clear()

    def _content_end(self, draft: Draft) -> int:
        """Content ends before «، دون أن», «، رافضا»; a noun before «وهو», «وهي» as well."""
        passage, is_noun = self.passage, draft.rule.endswith("-noun")
        said, closing = passage.tokens[draft.at + 1 : draft.behind], _closing_words()
        for here in [at for at, token in enumerate(said, draft.at + 1) if token in closing]:
            token, following = passage.tokens[here], passage.tokens[here + 1 : here + 3]
            if token in those("that_is") and (is_noun or not those("what").isdisjoint(following[:1])):
                return here
            ends = token in those("content_ends") or token in _participles()
            ends = ends or (token in those("without") and not those("plain_that").isdisjoint(following))
            if ends and passage.comma(here):
                return here
        return draft.behind

    # ---- beside clauses

    def _source(self, source: Source) -> None:
        passage = self.passage
        if source.rule == "attribution" and is_pronoun(passage, source):
            self._attributed_to_last(source)
            return
        span = who(passage, source, self.behind)
        if not span:
            return
        spoke = _without_particle(passage, span)
        if source.at - self.first <= 1 and not self.found:
            self._leading(source, span, spoke)
        elif self.found and self._reaches(source):
            self._cut(source.at)
            if source.rule != "confirmed":
                self.found[-1].via = self.found[-1].via or _others(spoke, self.found[-1].spoke)
        elif not self.found:
            self._beside(source, span, spoke)

    def _attributed_to_last(self, source: Source) -> None:
        if self.found and self._reaches(source):
            self._cut(source.at)
        elif not self.found and source.at - self.first >= _FEWEST_BEFORE and self.heard.last:
            self._add(self.first, source.at, (source.at, source.who + 1), self.heard.last, True, "attribution-pronoun")

    def _reaches(self, source: Source) -> bool:
        return bool(self.open) or self.found[-1].behind == source.at

    def _leading(self, source: Source, span: Words, spoke: Voices) -> None:
        """«وفقا لصحيفة …، …»: through the paper, where somebody is quoted; else the paper says it."""
        passage, begin = self.passage, span[1]
        events = [item for item in scan(passage, begin, self.behind) if isinstance(item, Event)]
        if events and events[0].whose == "after":
            self.leading = spoke
            return
        if begin < self.behind and passage.tokens[begin] in those("relatives"):
            begin = next((at for at in range(begin, self.behind) if passage.comma(at)), begin)
        if begin < self.behind and passage.tokens[begin] in those("then"):
            begin += 1
        if self.behind - begin >= _FEWEST_BESIDE:
            self._add(begin, self.behind, _verb_of(passage, source), spoke, False, "attribution-before")
            self.heard.note(spoke, "")

    def _beside(self, source: Source, span: Words, spoke: Voices) -> None:
        """«…، وفق المصادر»: the clause before; the whole sentence where it goes on behind."""
        end = source.at if source.at - self.first >= _FEWEST_BEFORE or span[1] >= self.behind else self.behind
        end -= self.passage.tokens[end - 1] in those("and_that")
        if end - self.first < _FEWEST_BESIDE:
            return
        self._add(self.first, end, _verb_of(self.passage, source), spoke, False, f"{source.rule}-after")
        self.heard.note(spoke, "")

    def _add(self, at: int, behind: int, verb: Words, spoke: Voices, carried: bool, rule: str) -> None:
        quote = self.passage.quotations.get(at)
        whole = quote if quote and self.passage.quote_end(quote) >= behind else None
        self.found.append(Draft(at, behind, whole, verb, spoke, (), carried, rule, at))

    def _told(self, told: Told) -> None:
        """A quotation before its verb, or one that goes on with what somebody said."""
        passage, end = self.passage, self.passage.quote_end(told.quote)
        if self.open:
            return
        cue = cues().get(passage.tokens[end]) if end < len(passage) else None
        if cue and cue.kind == "verb" and not cue.joined and end < self.behind and "quote" in cue.takes:
            farthest = min(self.behind, end + _FARTHEST)
            span = speaker_words(passage, end + 1, farthest) if end + 1 < farthest else None
            spoke = voices(passage, span) if span else self.heard.last
            self._quoted(told, (end, end + 1), spoke, not span, "quote-verb")
            self.heard.note(spoke, cue.gender)
            return
        last = self.found[-1] if self.found else None
        if last and last.quote and told.at <= last.behind + 1 and not passage.gap(told.at).strip("\"“”«»'،, و"):
            self._quoted(told, last.verb, last.spoke, last.carried, "quote-continued")
        elif told.at == 0 and end >= len(passage) and end - told.at >= _FEWEST_CONTINUED and self.heard.direct:
            self._quoted(told, (0, 0), self.heard.last, True, "quote-continued")

    def _quoted(self, told: Told, verb: Words, spoke: Voices, carried: bool, rule: str) -> None:
        behind = self.passage.quote_end(told.quote)
        self.found.append(Draft(told.at, behind, told.quote, verb, spoke, (), carried, rule, told.at))


@lru_cache
def _clause_words() -> frozenset[str]:
    return those("clause") | _AND


@lru_cache
def _closing_words() -> frozenset[str]:
    return those("that_is") | those("content_ends") | those("without") | _participles()


@lru_cache
def _participles() -> frozenset[str]:
    """«داعيا», «داعية»: the participles of the verbs of saying as they begin a clause behind a comma."""
    forms = {form for form, cue in cues().items() if cue.kind == "participle" and not cue.joined}
    return frozenset(form for form in forms if form.endswith(("ا", "ة"))) - those("no_clause")


def _is_present(token: str, event: Event) -> bool:
    """True for what looks like a verb of the present, of the gender that the verb of saying has."""
    return (
        len(token) > _SHORT
        and token[0] == ("ي" if event.cue.gender == "m" else "ت")
        and token[-1] not in ("ة", "ي", "ا")
    )


def _is_told_to(passage: Passage, at: int) -> bool:
    """«قال لعنب بلدي»: behind the verb a word with the particle ل, which no name or noun of a speaker begins with."""
    token = passage.tokens[at]
    if token[0] != "ل" or at in passage.named or token in listed("given-names", "given"):
        return False
    return not any(token in nouns(kind) for kind in ("roles", "unnamed", "bodies"))


def _without_addressee(passage: Passage, event: Event, span: Words) -> Words | None:
    """The words of the speaker alone; none where they are only those who are spoken to («طمأن السكان بأن»)."""
    tokens, lemma = passage.tokens, event.cue.lemma
    if lemma in those("addressed_with_b"):
        span = span[0], next((at for at in range(*span) if tokens[at].startswith("ب" + ARTICLE)), span[1])
    first, behind = without_object(passage, span)
    only = lemma in those("reassures") and behind - first == 1 and tokens[first] in those("audience")
    return None if only or first >= behind or _disagrees(passage, event, first) else (first, behind)


def _disagrees(passage: Passage, event: Event, at: int) -> bool:
    """«طالب السلطات بالتدخل»: a masculine verb right before feminine bodies has them for its object."""
    token = passage.tokens[at]
    if event.cue.gender != "m" or not event.cue.past or at != event.at + 1 or at in passage.named:
        return False
    return token.endswith(affixes("feminine")) and token in nouns("bodies")


def _is_impersonal(passage: Passage, event: Event) -> bool:
    """«يرجح أنها»: nobody is named who thinks so."""
    return passage.tokens[event.at].removeprefix("و") in those("own_voice") and event.content.at <= event.at + 2


def _verb_of(passage: Passage, source: Source) -> Words:
    """The words to be shown: «وفق», «في رأي», or the verb of «وفق ما أكده»."""
    if source.rule not in ("attribution", "as-written-in"):
        return source.who - 1, source.who
    whole = passage.tokens[source.at] in those("opens_occasion")
    return source.at, source.who if whole else source.at + 1


def _without_particle(passage: Passage, span: Words) -> Voices:
    """The voices behind «وفقا ل…», whose words begin behind the particle."""
    spoke = voices(passage, span)
    one = spoke[0]
    token = passage.tokens[span[0]]
    if (
        len(spoke) == 1
        and one.start == passage.offset + passage.spans[span[0]][0]
        and bare_head(passage, span[0]) != token
    ):
        skipped = one.words.index("ل") + 1
        return (Voice(one.words[skipped:], one.start + skipped, one.end, one.actor or _actor(passage, span)),)
    return spoke


def _actor(passage: Passage, span: Words) -> str:
    named = passage.named.get(span[0])
    return named[1].actor if named else ""


def _others(spoke: Voices, speakers: Voices) -> Voices:
    known = {(voice.start, voice.end) for voice in speakers}
    actors = {voice.actor for voice in speakers if voice.actor}
    return tuple(voice for voice in spoke if (voice.start, voice.end) not in known and voice.actor not in actors)
