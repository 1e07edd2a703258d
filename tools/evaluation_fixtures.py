#!/usr/bin/env python3
"""Writes what scikit-learn, SciPy and NumPy make of 300 takes that EvaluationGoldenTest scores, too.

    python -m venv .venv && .venv/bin/pip install -r tools/requirements.txt
    .venv/bin/python tools/evaluation_fixtures.py            # writes the fixture
    .venv/bin/python tools/evaluation_fixtures.py --check    # compares with the committed one
"""

import argparse
import pathlib
import sys

import numpy as np
import scipy.optimize
import sklearn
import sklearn.metrics

ROOT = pathlib.Path(__file__).parents[1]
TARGET = (
    ROOT
    / "vocal-patterns-model/src/test/resources/io/github/vocalpatterns/evaluation/takes.csv"
)
LABELS = ["arpeggio", "other", "scale"]
TAKES = 300
SINGERS = 12
BINS = 15
DRAWS = 40_000


def takes():
    """Truths, probabilities of six decimals, and singers of different skill."""
    rng = np.random.default_rng(7)
    truth = rng.choice(3, TAKES, p=[0.5, 0.2, 0.3])
    singer = np.sort(rng.integers(0, SINGERS, TAKES))
    skill = rng.normal(1.5, 1.2, SINGERS)
    logits = rng.normal(0, 1, (TAKES, 3))
    logits[np.arange(TAKES), truth] += skill[singer]
    p = np.exp(2 * logits) / np.exp(2 * logits).sum(axis=1, keepdims=True)
    p = np.maximum(np.round(p, 6), 1e-6)
    p[np.arange(TAKES), p.argmax(axis=1)] = 0
    p[np.arange(TAKES), p.argmin(axis=1)] = np.round(1 - p.sum(axis=1), 6)
    return truth, p, singer


def expected_calibration_error(right, confidence):
    """Guo et al. 2017, equation 3, over bins ((m - 1) / M, m / M]."""
    error = 0
    for m in range(1, BINS + 1):
        inside = (confidence > (m - 1) / BINS) & (confidence <= m / BINS)
        if inside.any():
            error += abs(right[inside].mean() - confidence[inside].mean()) * inside.mean()
    return error


def area_under_risk_coverage(right, confidence):
    wrong = 1 - right[np.argsort(-confidence, kind="stable")]
    return (np.cumsum(wrong) / np.arange(1, len(wrong) + 1)).mean()


def temperature(truth, p):
    def loss(t):
        logits = np.log(p) / t
        logits -= logits.max(axis=1, keepdims=True)
        log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return -log_p[np.arange(len(truth)), truth].mean()

    found = scipy.optimize.minimize_scalar(
        loss, bounds=(0.05, 20), method="bounded", options={"xatol": 1e-12}
    )
    return found.x


def bootstrap(truth, answer, singer, score):
    rng = np.random.default_rng(11)
    groups = [np.flatnonzero(singer == s) for s in np.unique(singer)]
    scores = []
    for _ in range(DRAWS):
        drawn = np.concatenate([groups[g] for g in rng.integers(0, len(groups), len(groups))])
        scores.append(score(truth[drawn], answer[drawn]))
    return np.percentile(scores, [2.5, 97.5])


def fixture():
    truth, p, singer = takes()
    answer, confidence = p.argmax(axis=1), p.max(axis=1)
    # Ties would leave the order of the risk-coverage curve open.
    assert len(np.unique(confidence)) == TAKES
    right = (answer == truth).astype(float)
    precision, recall, f1, _ = sklearn.metrics.precision_recall_fscore_support(
        truth, answer, zero_division=0
    )
    low, high = bootstrap(truth, answer, singer, lambda t, a: (t == a).mean())
    scores = {
        "accuracy": right.mean(),
        "macro_f1": f1.mean(),
        "log_loss": sklearn.metrics.log_loss(truth, p),
        "calibration_error": expected_calibration_error(right, confidence),
        "area": area_under_risk_coverage(right, confidence),
        "temperature": temperature(truth, p),
        "accuracy_low": low,
        "accuracy_high": high,
    }
    for name, values in (("precision", precision), ("recall", recall), ("f1", f1)):
        scores |= {f"{name}_{label}": value for label, value in zip(LABELS, values)}
    lines = [
        "# tools/evaluation_fixtures.py: scikit-learn "
        f"{sklearn.__version__}, SciPy {scipy.__version__}, NumPy {np.__version__}"
    ]
    lines += [f"score,{name},{value:.12g}" for name, value in scores.items()]
    lines += [
        f"take,s{singer[i]:02d},{LABELS[truth[i]]}," + ",".join(f"{v:.6f}" for v in p[i])
        for i in range(TAKES)
    ]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    text = fixture()
    if parser.parse_args().check:
        committed = TARGET.read_text(encoding="utf-8").splitlines()[1:]
        found = text.splitlines()[1:]
        differences = [(a, b) for a, b in zip(committed, found) if not alike(a, b)]
        for a, b in differences:
            print(f"{TARGET.name}: {a} is {b} now")
        sys.exit(bool(differences) or len(committed) != len(found))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {len(text)} bytes")


def alike(a, b):
    if a.startswith("score,"):
        return a.rsplit(",", 1)[0] == b.rsplit(",", 1)[0] and np.isclose(
            float(a.rsplit(",", 1)[1]), float(b.rsplit(",", 1)[1]), rtol=1e-7, atol=0
        )
    return a == b


if __name__ == "__main__":
    main()
