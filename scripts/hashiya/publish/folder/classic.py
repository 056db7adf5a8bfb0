"""Modules as classic scripts, which is what browsers run on `file:`.

Each stays a file of its own: `reader.js` runs it once, when a page or another module asks for it, with what it imports.
Imports are of names and relative, exports are declarations: what our own modules use. Anything else is refused.
https://tc39.es/ecma262/#sec-modules
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, Keyword, String, _TokenType

_NAMED = re.compile(r"[\w$]+( as [\w$]+)?")
_IMPORT = re.compile(r"""(?:\{([^}]*)\} from )?(["'])([^"'\\]+)\2""")
_STRING = re.compile(r"""(["'])([^"'\\]+)\1""")


class ModuleFormError(Exception):
    """A module is of a form that is not carried over; says at which path and what of it."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(path, what)
        self.path, self.what = path, what


@dataclass
class Module:
    """A module as it was read: what it imports from where, what it exports, and its other words."""

    path: str
    needs: dict[str, list[str]] = field(default_factory=dict)
    """The names by the module that gives them, as they are imported: `name` or `name as other`."""
    exports: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)

    def classic(self) -> str:
        """The script that hands the module to `reader.js`; names that end in `$` are in nobody's way."""
        taken = (
            f"const{{{','.join(names).replace(' as ', ':')}}}=given$[{n}];"
            for n, names in enumerate(self.needs.values())
        )
        shown = "".join(f"{name}:()=>{name}," for name in self.exports)
        return (
            f"hashiyaFolder.module({json.dumps(list(self.needs))},(given$,gives$,load$,fetch)=>async()=>{{"
            f'"use strict";gives$({{{shown}}});{"".join(taken)}{"".join(self.body)}\n}});\n'
        )


def read_module(path: str, script: str) -> Module:
    """Read a module.

    Args:
        path: of the file in the site, for problems.

    Raises:
        ModuleFormError: it imports or exports in a way that is not carried over.
    """
    return _Reader(path, script).read()


def refuse_circles(modules: Mapping[str, Module]) -> None:
    """Modules that wait for one another would wait for ever, and names that nobody gives would be nothing.

    Raises:
        ModuleFormError: two modules import one another, directly or by others, or one what another does not export.
    """
    done: set[str] = set()
    for start in modules:
        _visit(start, modules, done, ())


def _visit(path: str, modules: Mapping[str, Module], done: set[str], way: tuple[str, ...]) -> None:
    if path in way:
        raise ModuleFormError(path, " → ".join((*way[way.index(path) :], path)))
    if path in done:
        return
    for need, names in modules[path].needs.items():
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), need))
        given = modules[there].exports if there in modules else []
        if missing := [name for name in names if name.partition(" ")[0] not in given]:
            raise ModuleFormError(path, f'import {{ {", ".join(missing)} }} from "{need}"')
        _visit(there, modules, done, (*way, path))
    done.add(path)


class _Reader:
    """Walks the words of a script; what stands in strings, templates and comments is no word."""

    def __init__(self, path: str, script: str) -> None:
        self._module = Module(path)
        tokens = ((kind, text) for _, kind, text in JavascriptLexer().get_tokens_unprocessed(script))
        self._tokens: Iterator[tuple[_TokenType, str]] = iter(tokens)

    def read(self) -> Module:
        body, before = self._module.body, ""
        for kind, text in self._tokens:
            if text in ("import", "export") and kind in Keyword and before != ".":
                text = self._import() if text == "import" else self._export()
            if text.strip() and kind not in Comment:
                before = text
            body.append(text)
        return self._module

    def _import(self) -> str:
        words = self._until(lambda text: text.startswith(("'", '"')) or text in (".", ";", "*"))
        if words[0] == "(":
            address = _STRING.fullmatch("".join(words[1:]))
            return f"load$({json.dumps(self._relative(address[2] if address else '', words))}"
        found = _IMPORT.fullmatch(" ".join(words))
        names = [name.strip() for name in (found[1] or "").split(",") if name.strip()] if found else []
        if not found or not all(_NAMED.fullmatch(name) for name in names):
            raise ModuleFormError(self._module.path, f"import {' '.join(words)}")
        self._module.needs.setdefault(self._relative(found[3], words), []).extend(names)
        return ""

    def _export(self) -> str:
        words = self._until(lambda text: text not in ("async", "function", "*", "class", "const"))
        if words[-1] in ("{", "default", "let", "var", "[") or not re.fullmatch(r"[\w$]+", words[-1]) or len(words) < 2:
            raise ModuleFormError(self._module.path, f"export {' '.join(words)}")
        self._module.exports.append(words[-1])
        return " ".join(words)

    def _until(self, last: Callable[[str], bool]) -> list[str]:
        """The next words, white space and comments apart, up to one that ends them."""
        words: list[str] = []
        for kind, text in self._tokens:
            if kind in Comment or (not text.strip() and kind not in String):
                continue
            words.append(text)
            if last(text):
                return words
        raise ModuleFormError(self._module.path, " ".join(words))

    def _relative(self, address: str, words: list[str]) -> str:
        if not address.startswith(("./", "../")):
            raise ModuleFormError(self._module.path, f"import {' '.join(words)}")
        return address
