#!/usr/bin/env python3
"""Writes the pitch tracks of librosa that the tests of vocal-patterns-audio compare with.

    python -m venv .venv && .venv/bin/pip install -r tools/requirements.txt
    .venv/bin/python tools/pitch_fixtures.py            # writes the fixtures
    .venv/bin/python tools/pitch_fixtures.py --check    # compares with the committed ones

Everything is computed by librosa in float64. Input signals are not stored: voice() here and
PitchSignals.voice() in the Java tests give the same samples, each a multiple of 2^-15.
"""

import librosa
import numpy as np
from golden import Lcg, main

# rate_hz frame hop fmin_hz fmax_hz
SPECS = [
    (22050, 2048, 512, 65, 1200),
    (22050, 2048, 256, 65, 2093),
    (16000, 1024, 160, 80, 900),
    (44100, 4096, 1024, 60, 1500),
    (22050, 2047, 441, 70, 1000),
    (8000, 800, 100, 75, 600),
    (48000, 2048, 480, 90, 2500),
    (22050, 1200, 331, 40, 800),
]

# f_hz slope_hz_per_s vibrato_hz vibrato_rate_hz harmonics gate_seconds noise
VOICES = {
    "steady_male": (110, 0, 0, 5, 12, 0, 0.001),
    "steady_female": (392, 0, 0, 5, 6, 0, 0.001),
    "glide_up": (98, 180, 0, 5, 10, 0, 0.002),
    "glide_down": (587, -190, 0, 5, 5, 0, 0.002),
    "vibrato": (262, 0, 12, 5.7, 8, 0, 0.002),
    "wide_vibrato": (440, 0, 30, 4.8, 6, 0, 0.002),
    "gated": (147, 10, 2, 5, 10, 0.31, 0.002),
    "breathy": (220, 20, 4, 6, 5, 0.5, 0.12),
    "very_noisy": (330, 0, 6, 5.5, 3, 0.7, 0.4),
    "chirp": (70, 400, 0, 5, 1, 0, 0.0001),
    "sine": (311.1, 0, 0, 5, 1, 0, 0),
    "noise": (100, 0, 0, 5, 0, 0, 0.3),
    "silence": (100, 0, 0, 5, 0, 0, 0),
    "out_of_range": (3000, 0, 0, 5, 1, 0.4, 0.001),
}
VOICE_COLUMNS = "f_hz slope_hz_per_s vibrato_hz vibrato_rate_hz harmonics gate_seconds noise"


def voice(rate, length, seed, f, slope, vibrato, vibrato_rate, harmonics, gate, noise):
    """Harmonics of a gliding, wavering tone that comes and goes, and noise, rounded to 16 bits."""
    t = np.arange(length) / rate
    turn = 2 * np.pi * vibrato_rate
    phase = 2 * np.pi * (f * t + slope * t * t / 2 + vibrato * (1 - np.cos(turn * t)) / turn)
    tone = sum((np.sin(h * phase) / h for h in range(1, harmonics + 1)), np.zeros(length))
    sounds = np.floor(t / gate) % 2 == 0 if gate else np.ones(length)
    lcg = Lcg(seed)
    hiss = np.array([lcg.next() for _ in range(length)]) / 2**23 - 1
    return np.floor((0.3 * tone * sounds + noise * hiss) * 32768 + 0.5) / 32768


def cases():
    """Every voice under two specifications, then short recordings of every length that matters."""
    for n, (name, parameters) in enumerate(VOICES.items()):
        for spec in (SPECS[n % len(SPECS)], SPECS[(n + 1 + n // len(SPECS)) % len(SPECS)]):
            yield name, spec, int(1.6 * spec[0]) + n, n, parameters
    for n, length in enumerate([1, 2, 300, 511, 512, 1024, 2047, 2048, 2049, 5000]):
        yield "vibrato", SPECS[n % len(SPECS)], length, 100 + n, VOICES["vibrato"]


def rows(track):
    yield ("voice rate_hz frame hop fmin_hz fmax_hz length seed " + VOICE_COLUMNS).split() + list(
        track(None, None)
    )
    for name, spec, length, seed, parameters in cases():
        y = voice(spec[0], length, seed, *parameters)
        rate, frame, hop, fmin, fmax = spec
        found = track(y, dict(sr=rate, frame_length=frame, hop_length=hop, fmin=fmin, fmax=fmax))
        yield [name, *spec, length, seed, *parameters, *found]


def text(values, digits=10):
    return " ".join("NaN" if np.isnan(x) else f"{x:.{digits}g}" for x in values)


def pyin():
    def track(y, options):
        if y is None:
            return ["f0_hz", "voiced_probability"]
        f0, voiced, probability = librosa.pyin(y, **options)
        assert np.array_equal(voiced, np.isfinite(f0))
        return [text(f0, 8), text(probability, 6)]

    return rows(track)


def yin():
    """NaN where noise of 1e-9 moves librosa's own answer: rounding decides there."""

    def track(y, options):
        if y is None:
            return ["f0_hz"]
        f0 = librosa.yin(y, **options)
        rng = np.random.default_rng(1)
        for _ in range(3):
            shaken = librosa.yin(y + 1e-9 * rng.standard_normal(len(y)), **options)
            f0[np.abs(shaken / f0 - 1) > 1e-5] = np.nan
        return [text(f0)]

    return rows(track)


if __name__ == "__main__":
    main([pyin, yin])
