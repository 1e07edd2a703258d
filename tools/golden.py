"""Golden values as CSV files for the tests of vocal-patterns-audio: written, or compared with the committed ones."""

import argparse
import pathlib
import re
import sys
import warnings
from importlib.metadata import version

import librosa
import numpy as np
import soxr

FOLDER = (
    pathlib.Path(__file__).resolve().parent.parent
    / "vocal-patterns-audio/src/test/resources/io/github/vocalpatterns/audio/librosa"
)
RELATIVE_TOLERANCE = 1e-6  # of --check: processors differ in the last digits


class Lcg:
    """Knuth's MMIX generator: the same numbers in every language."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return self.state >> 40  # 24 bits

    def below(self, bound):
        return self.next() * bound >> 24


def number(x):
    return repr(float(x)) if isinstance(x, (float, np.floating)) else str(x)


def text_of(fixture):
    lines = [
        f"# {fixture.__name__}: librosa {librosa.__version__}, numpy {np.__version__}, "
        f"soxr {soxr.__version__}, noisereduce {version('noisereduce')}, float64",
        f"# written by: python tools/{pathlib.Path(sys.argv[0]).name}",
    ]
    lines += [",".join(number(cell) for cell in row) for row in fixture()]
    return "\n".join(lines) + "\n"


def differences(expected, actual):
    """Lines that differ by more than rounding."""
    before, now = expected.splitlines(), actual.splitlines()
    if len(before) != len(now):
        yield f"{len(before)} lines are committed, {len(now)} came out"
    for n, (a, b) in enumerate(zip(before, now), start=1):
        a_cells, b_cells = (re.split(r"[,;: ]", line) for line in (a, b))
        if len(a_cells) != len(b_cells) or not all(map(equal, a_cells, b_cells)):
            yield f"line {n}: {a[:70]} … became {b[:70]} …"


def equal(a, b):
    if a == b:  # infinities too
        return True
    try:
        x, y = float(a), float(b)
    except ValueError:
        return False
    return abs(x - y) <= RELATIVE_TOLERANCE * max(1, abs(x))


def main(fixtures):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args().check
    warnings.simplefilter("ignore")  # short signals and empty filters are meant
    failed = False
    for fixture in fixtures:
        path = FOLDER / f"{fixture.__name__}.csv"
        text = text_of(fixture)
        if check:
            for difference in differences(path.read_text(encoding="utf-8"), text):
                print(f"{path.name}: {difference}")
                failed = True
        else:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"{path.name}: {len(text)} bytes")
    sys.exit(failed)
