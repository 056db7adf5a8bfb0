"""Asks the W3C's validator (vnu) of every page of a built site: `make vnu VNU=path/to/vnu.jar [SITE=build/site]`.

The validator is no part of the tests, since not everybody has Java. `tests/test_valid.py` holds what needs none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NEEDS = """Nothing was validated: {what}
  Java:       sudo apt-get install default-jre-headless
  validator:  npm pack vnu-jar && tar xzf vnu-jar-*.tgz   (or vnu.jar from https://github.com/validator/validator)
  then:       make vnu VNU=package/build/dist/vnu.jar"""


def main() -> int:
    """Prints what the validator finds; 0 where that is nothing, 1 where it is something, 2 where it cannot run."""
    site, jar, java = Path(sys.argv[1]), Path(os.environ.get("VNU") or "vnu.jar"), shutil.which("java")
    if not java or not jar.is_file():
        print(NEEDS.format(what="there is no java" if not java else f"there is no {jar}"), file=sys.stderr)
        return 2
    command = [java, "-Xss8m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu"]
    pages = len(list(site.resolve().rglob("*.html")))
    found = subprocess.run([*command, str(site.resolve())], check=False).returncode
    print(f"{pages} pages: {'no error' if not found else 'see above'}")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
