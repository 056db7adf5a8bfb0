"""The corpus of attacks: strings that try to become markup, script or an address somewhere."""

import re
from pathlib import Path

from hashiya.hidden import first_hidden

ATTACKS = tuple(
    re.sub(r"\\u\{([0-9A-F]+)\}", lambda found: chr(int(found[1], 16)), line)
    for line in (Path(__file__).parent / "data" / "attacks.txt").read_text("utf-8").split("\n")
    if line and not line.startswith("## ")
)
# What contributed files may hold; the rest can come with captured articles only.
SEEN = tuple(attack for attack in ATTACKS if first_hidden(attack) < 0 and "\r" not in attack)
