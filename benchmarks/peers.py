"""What soxr and librosa take for the work of a contest; benchmarks/compare runs this.

Needs NumPy, soxr and librosa (tools/requirements.txt). Reads a WAV of 32-bit floats, then lines
"TASK CALLS" from standard input; answers each with the fastest call and what it gave, as JSON.
"""

import json
import sys
import time

import librosa
import numpy as np
import soundfile
import soxr

samples, rate = soundfile.read(sys.argv[1], dtype="float32")


def level(values):
    return float(np.sqrt(np.mean(values.astype(np.float64) ** 2)))


def median_pitch(pitches):
    voiced = np.sort(pitches[~np.isnan(pitches)])
    return float(voiced[(len(voiced) - 1) // 2])


def pyin():
    return librosa.pyin(
        samples, sr=rate, fmin=librosa.note_to_hz("C2"), fmax=librosa.note_to_hz("C7")
    )[0]


TASKS = {
    "resample": (lambda: soxr.resample(samples, rate, 22050, quality="HQ"), level),
    "stretch": (lambda: librosa.effects.time_stretch(samples, rate=1.2), level),
    "pyin": (pyin, median_pitch),
}

for line in sys.stdin:
    task, calls = line.split()
    work, summary = TASKS[task]
    fastest = float("inf")
    for _ in range(int(calls)):
        start = time.perf_counter_ns()
        result = work()
        fastest = min(fastest, time.perf_counter_ns() - start)
    print(
        json.dumps({"nanos": fastest, "length": len(result), "level": summary(result)}),
        flush=True,
    )
