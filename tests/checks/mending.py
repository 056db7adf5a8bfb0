"""Applies to a file what a problem proposes: its lines, and the values of its key paths."""

from collections.abc import Iterable
from pathlib import Path

from hashiya.compose import keyed, scalar
from hashiya.model import Lines, Mend, Problem
from hashiya.read.safe_yaml import Mapping, Node, Scalar, Sequence, parse_yaml


def mend(root: Path, problems: Iterable[Problem]) -> bool:
    """Writes all that the problems propose; True where anything was proposed."""
    changed = False
    for problem in problems:
        path = root / problem.path
        if problem.lines:
            path.write_text(with_lines(path.read_bytes().decode("utf-8-sig"), problem.lines), "utf-8")
            return True
        for change in problem.mends:
            path.write_text(with_value(path.read_bytes(), change), "utf-8")
            changed = True
    return changed


def with_lines(text: str, changes: Iterable[Lines]) -> str:
    lines = text.splitlines(keepends=True)
    for change in sorted(changes, key=lambda change: -change.first):
        assert 1 <= change.first <= change.last <= len(lines)
        assert change.text == "" or change.text.endswith("\n")
        lines[change.first - 1 : change.last] = change.text
    return "".join(lines)


def with_value(raw: bytes, change: Mend) -> str:
    """The file with another text at a key path, where one in plain style or double quotes stands on its line."""
    node: Node = parse_yaml(raw, "")
    for part in change.at.split("."):
        if isinstance(node, Sequence):
            node = node.items[int(part)]
        else:
            assert isinstance(node, Mapping)
            node = next(value for key, value in node.entries if key.text == part)
    assert isinstance(node, Scalar)
    lines = raw.decode("utf-8-sig").splitlines(keepends=True)
    line, at = lines[node.line - 1], node.column - 1
    old = next(old for old in (node.text, f'"{node.text}"', f"'{node.text}'") if line.startswith(old, at))
    key = change.at.rpartition(".")[2]
    inline = scalar(change.value)
    block = keyed(key, change.value)
    whole = block if line.startswith(f"{key}: ") and "|" in block else line[:at] + inline + line[at + len(old) :]
    lines[node.line - 1] = whole
    return "".join(lines)
