"""`make bench N=10000 [CORPUS=file.jsonl[.gz]]`: seconds and memory of a build, beside the engine alone on the same texts.

The reference is `mkdocs build` with Material, `nav: [index.md]`, `plugins: []` and one page for every article's text,
in the same run. Ratios compare machines better than seconds do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.archive import make
from tests.bench.measure import build

PLAIN = "site_name: bench\ntheme: {name: material, language: ar, font: false}\nnav: [index.md]\nplugins: []\n"


def main(size: int, corpus: Path | None) -> None:
    """Make the archive; build it, build it again, and after one changed annotation; build the reference; compare."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "archive")
        articles = make(root, size, corpus)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as alone:
            first, memory = alone.submit(build, root).result()
            again, _ = alone.submit(build, root).result()
            _change(root)
            changed, _ = alone.submit(build, root).result()
        reference = _reference(root, Path(folder, "plain"))
    table = Table("stage", "seconds", "ms an article", "of the engine alone", title=f"{articles} articles")
    for stage, seconds in first.items():
        table.add_row(stage, f"{seconds:.1f}", f"{seconds / articles * 1000:.2f}", f"{seconds / reference:.2f}")
    for name, seconds in (
        ("all, from nothing", sum(first.values())),
        ("all, nothing changed", sum(again.values())),
        ("all, one annotation changed", sum(changed.values())),
        ("engine alone", reference),
    ):
        table.add_row(
            name, f"{seconds:.1f}", f"{seconds / articles * 1000:.2f}", f"{seconds / reference:.2f}", style="bold"
        )
    Console().print(table, f"largest process: {memory} MB; processes: {os.cpu_count()}")


def _change(root: Path) -> None:
    path = sorted((root / "annotations" / "articles").glob("*/annotation-1.yml"))[-5]
    path.write_text(path.read_text("utf-8").replace("form: direct", "form: indirect"), "utf-8")


def _reference(root: Path, plain: Path) -> float:
    (plain / "docs" / "archive").mkdir(parents=True)
    (plain / "mkdocs.yml").write_text(PLAIN, "utf-8")
    (plain / "docs" / "index.md").write_text("# bench\n", "utf-8")
    for seed in (root / "seeds").iterdir():
        text = seed.read_text("utf-8")
        (plain / "docs" / "archive" / f"{seed.stem}.md").write_text(f"# {text}", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    began = time.monotonic()
    subprocess.run(command, cwd=plain, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True)
    return time.monotonic() - began


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2] else None)
