#!/usr/bin/env python3
"""Draw the titles that two readers judge for tests/judged/titles.tsv.

    tests/judged/sample_titles.py > titles_sample.tsv

Reads ../shared/data/titles.tsv and prints 300 of its rows: the row number (1 is the first row
under the heading) and the title. The seed is fixed, so that every reader gets the same rows.
"""

import pathlib
import random
import sys

SEED = 20170301
COUNT = 300
TITLES = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data" / "titles.tsv"


def main():
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else TITLES
    rows = path.read_text(encoding="utf-8").rstrip("\n").split("\n")[1:]
    chosen = sorted(random.Random(SEED).sample(range(1, len(rows) + 1), COUNT))
    for number in chosen:
        print(number, rows[number - 1].split("\t")[1], sep="\t")


if __name__ == "__main__":
    main()
