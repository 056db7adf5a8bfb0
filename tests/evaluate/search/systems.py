"""Systems that answer queries: for each query the ids of its first ten hits, and what that took."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from playwright._impl._driver import compute_driver_executable

from hashiya.search import Document, analyse, build

HERE = Path(__file__).parent
MODULE = Path(str(files("hashiya").joinpath("theme/assets/hashiya/search.js")))


class MissingError(Exception):
    """A system that cannot run here; the message says what it needs."""


@dataclass(frozen=True)
class Answers:
    """What a system answered.

    Attributes:
        ids: for each query the ids of its first hits.
        milliseconds: for each query how long it took; empty where not measured.
        sizes: for each query how many bytes of the index it loaded, from nothing; fragments apart.
        notes: what else was measured, in words.
    """

    ids: list[list[str]]
    milliseconds: list[float] = ()
    sizes: list[int] = ()
    notes: str = ""


def hashiya(documents: Sequence[Document], queries: Sequence[str]) -> Answers:
    """This project's search, in the Node that Playwright ships."""
    with TemporaryDirectory() as folder:
        started = process_time()
        for path, content in build(map(analyse, documents)):
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        took = (process_time() - started) / max(1, len(documents)) * 1000
        asked = Path(folder, "queries.json")
        asked.write_text(json.dumps(queries), "utf-8")
        node = compute_driver_executable()[0]
        command = [node, HERE / "answer.mjs", MODULE, folder, asked]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return Answers(**found, notes=f"{took:.2f} ms an article to build, files written")


def lucene(documents: Sequence[Document], queries: Sequence[str]) -> Answers:
    """Lucene's ArabicAnalyzer with BM25, the title three times: `Answer.java` beside Lucene's packages."""
    jars = sorted(Path("/usr/share/java").glob("lucene-*.jar"))
    if not jars:
        raise MissingError(
            "Lucene: neither found in /usr/share/java (on Debian: apt install default-jdk liblucene8-java)"
        )
    with TemporaryDirectory() as folder:
        Path(folder, "documents.tsv").write_text("".join(map(_line, documents)), "utf-8")
        Path(folder, "queries.txt").write_text("".join(query + "\n" for query in queries), "utf-8")
        command = ["java", "-cp", ":".join(map(str, jars)), HERE / "Answer.java", folder]
        try:
            done = subprocess.run(command, check=True, capture_output=True, text=True)
        except (FileNotFoundError, subprocess.CalledProcessError) as error:
            raise MissingError(f"Lucene: {getattr(error, 'stderr', '') or error}") from error
    return Answers([line.split("\t") if line else [] for line in done.stdout.removesuffix("\n").split("\n")])


def _line(document: Document) -> str:
    text = " ".join(text for _, text in document.paragraphs)
    return "\t".join(" ".join(part.split()) for part in (document.id, document.title, text)) + "\n"
