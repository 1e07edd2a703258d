#!/usr/bin/env python3
"""Writes the files of NumPy that the tests of vocal-patterns-audio compare with and read.

    python -m venv .venv && .venv/bin/pip install -r tools/requirements.txt
    .venv/bin/python tools/numpy_fixtures.py            # writes the fixtures
    .venv/bin/python tools/numpy_fixtures.py --check    # compares with the committed ones
"""

import io

import numpy as np
from golden import main


def npy():
    """The first 160 bytes of what numpy.save writes of value i = i / 2 - 3, in C order."""
    yield "bands frames start".split()
    for shape in [(1, 1), (3, 4), (128, 302), (2, 0), (1025, 123456)]:
        out = io.BytesIO()
        np.save(out, (np.arange(np.prod(shape)) / 2 - 3).astype("<f4").reshape(shape))
        yield [*shape, out.getvalue()[:160].hex()]


def npy_files():
    """Whole files, as numpy.save writes other matrices than ours, and arrays that are none."""
    yield "case file".split()
    matrix = (np.arange(6) / 2 - 1).reshape(2, 3)
    cases = {
        "float32": matrix.astype("<f4"),
        "float64": matrix,
        "big-endian": matrix.astype(">f4"),
        "big-endian float64": matrix.astype(">f8"),
        "Fortran order": np.asfortranarray(matrix.astype("<f4")),
        "Fortran order float64": np.asfortranarray(matrix),
        "no frames": np.zeros((2, 0), "<f4"),
        "no bands": np.zeros((0, 3), "<f4"),
        "int64": matrix.astype("<i8"),
        "complex64": matrix.astype("<c8"),
        "float16": matrix.astype("<f2"),
        "one dimension": np.zeros(3, "<f4"),
        "a number": np.float32(3),
        "three dimensions": np.zeros((1, 2, 3), "<f4"),
        "fields": np.zeros(2, [("a", "<f4"), ("b", "<f8")]),
        "objects": np.array([[None]]),
        "not a number": np.array([[0, np.nan]]),
        "beyond float32": np.array([[1e39, 0]]),
    }
    for case, array in cases.items():
        out = io.BytesIO()
        np.save(out, array)
        yield case, out.getvalue().hex()
    for version in (2, 3):
        out = io.BytesIO()
        np.lib.format.write_array(out, matrix.astype("<f4"), version=(version, 0))
        yield f"version {version}.0", out.getvalue().hex()


if __name__ == "__main__":
    main([npy, npy_files])
