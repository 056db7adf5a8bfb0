"""Whatever bytes stand in a contributed file: a value, or typed problems with a place in the file; never a traceback.

The archive's own files are flipped, cut, spliced and sprinkled with what YAML makes much of. HASHIYA_MUTATIONS says
how many are tried.
"""

import os
import random

import pytest

from hashiya.compose import corrected
from hashiya.messages import tell
from hashiya.read import archive
from tests.checks.mending import with_lines
from tests.conftest import ARCHIVES, ROOT

COUNT = int(os.environ.get("HASHIYA_MUTATIONS", "1200"))
PARTS = 4
SPRINKLED = [
    *(sign.encode() for sign in ("\t", ": ", ":", "#", " #", "- ", "-", "? ", "&a", "*a", "!x", "|", ">", "'", '"', "[", "]", "{", "}", ",")),
    *(sign.encode() for sign in ("\n", "\r", "\r\n", "\n\n", "  ", " ", "\u00a0", "\u202e", "\u200f", "\ufeff", "\u2028", "\x85", "\x00", "،", "：", "٢")),
    *(b"---\n", b"...\n", b"%YAML 1.1\n", b"<<: ", b"```\n", b"<p>", b"<<<<<<< HEAD\n", b"=======\n", b"\xff", b"\xd8\xa7", b"\xe4", b"[" * 40, b"{" * 40),
    *(b"kind: ", b"quote: ", b"note: |\n", b"author: ", b"speakers: [", b"answers:\n", b"created: ", b"~", b"\\", b"@", b"`", b"%"),
]  # fmt: skip


def originals() -> list[bytes]:
    folders = (ROOT / "annotations", ARCHIVES / "small" / "annotations")
    return [path.read_bytes() for folder in folders for path in sorted(folder.glob("**/*.yml"))]


def mutated(raw: bytes, others: list[bytes], chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at, to = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
        to = min(to, at + chance.choice((0, 1, 2, 8, 80)))
        other = chance.choice(others)
        cut = chance.randrange(len(other))
        raw = chance.choice((
            raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :],
            raw[:at] + chance.choice(SPRINKLED) + raw[at:],
            raw[:at] + chance.choice(SPRINKLED) + raw[to:],
            raw[:at] + raw[to:],
            raw[:at] + other[cut:],
            raw[:at] + raw[at:to] * 3 + raw[to:],
        ))  # fmt: skip
    return raw


@pytest.mark.parametrize("part", range(PARTS))
def test_no_mutation_of_a_file_is_more_than_refused(part):
    files, chance = originals(), random.Random(part)  # noqa: S311
    refused = 0
    for _ in range(COUNT // PARTS):
        raw = mutated(chance.choice(files), files, chance)
        entry, problems = archive.entry_of(raw, "annotations/articles/a/x.yml", "a/x", archive.kind_of)
        assert (entry is None) <= bool(problems), raw
        refused += bool(problems)
        text = raw.decode("utf-8-sig", "replace")
        for problem in problems:
            told = tell(problem)
            assert 1 <= problem.line <= text.count("\n") + 1, (told, raw)
            assert 1 <= problem.column <= max(map(len, text.split("\n"))) + 1, (told, raw)
            with_lines(text.replace("\r\n", "\n"), problem.lines)
            corrected(problem)
    assert 0 < refused < COUNT // PARTS
