#!/usr/bin/env python3
"""Draw what two readers judge for tests/judged/repeals_in_laws.tsv and repeals_in_titles.tsv.

    tests/judged/sample_repeals.py laws    prints 40 files of ../shared/laws that say 同时废止
    tests/judged/sample_repeals.py titles  prints 60 rows of ../shared/data/titles.tsv that repeal others: number, title

The seed is fixed, so that every reader gets the same.
"""

import pathlib
import random
import re
import sys

SEED = 20180317
SHARED = pathlib.Path(__file__).resolve().parents[3] / "shared"


def laws():
    files = sorted(p.name for p in (SHARED / "laws").glob("*.md") if "同时废止" in p.read_text(encoding="utf-8"))
    for name in sorted(random.Random(SEED).sample(files, 40)):
        print(name)


def titles():
    rows = (SHARED / "data" / "titles.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")[1:]
    # Row 1 is the first under the heading. A title that stands several times is drawn once.
    numbers, seen = [], set()
    for number, row in enumerate(rows, 1):
        title = row.split("\t")[1]
        # A mark of the document itself, （废止）, repeals nothing.
        if re.search("废止(?![)）〕】])", title) and title not in seen:
            seen.add(title)
            numbers.append(number)
    for number in sorted(random.Random(SEED).sample(numbers, 60)):
        print(number, rows[number - 1].split("\t")[1], sep="\t")


if __name__ == "__main__":
    {"laws": laws, "titles": titles}[sys.argv[1]]()
