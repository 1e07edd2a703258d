#!/usr/bin/env python3
"""Writes librosa's Mel spectrogram in dB, which the example CompareWithLibrosa compares with.

    python -m venv .venv && .venv/bin/pip install -r tools/requirements.txt
    .venv/bin/python tools/example_fixtures.py TAKE.wav MEL.npy   # of any recording at 22 050 Hz
    .venv/bin/python tools/example_fixtures.py                    # writes the array of the example's test
    .venv/bin/python tools/example_fixtures.py --check            # compares with the committed one
"""

import pathlib
import sys

import librosa
import numpy as np
import soundfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TAKE = ROOT / "samples/arpeggio.wav"
ARRAY = ROOT / "vocal-patterns-examples/src/test/resources/io/github/vocalpatterns/examples/research/arpeggio-mel.npy"


def mel_decibels(take):
    y, sr = soundfile.read(take, dtype="float64")
    if sr != 22050 or y.ndim != 1:
        sys.exit(f"{take} has {sr} Hz and {y.ndim} channels, it must have 22050 Hz and one")
    mel = librosa.feature.melspectrogram(
        y=y, sr=sr, n_fft=2048, hop_length=512, n_mels=40, fmin=200, fmax=2500
    )
    return librosa.power_to_db(mel, ref=np.max).astype("<f4")


def main(arguments):
    if arguments == ["--check"]:
        difference = np.abs(np.load(ARRAY) - mel_decibels(TAKE)).max()
        if difference > 1e-5:
            sys.exit(f"{ARRAY.name}: came out {difference} dB different")
    else:
        take, array = arguments or (TAKE, ARRAY)
        pathlib.Path(array).parent.mkdir(parents=True, exist_ok=True)
        np.save(array, mel_decibels(take))


if __name__ == "__main__":
    main(sys.argv[1:])
