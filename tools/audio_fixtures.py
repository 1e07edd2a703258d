"""Writes the recordings that AudioFilesGoldenTest reads, and what libsndfile reads from them.

    python -m venv .venv && .venv/bin/pip install -r tools/requirements.txt
    .venv/bin/python tools/audio_fixtures.py [--check]

Each recording NAME comes with NAME.f32: its channels as libsndfile decodes them to doubles,
averaged, rounded to little-endian 32-bit floats. expected.csv lists the sample rates.
Two runs write the same bytes; --check writes nothing and fails if the committed ones differ.
"""

import filecmp
import sys
import tempfile
from pathlib import Path

import numpy as np
import soundfile as sf

FOLDER = Path(__file__).parent.parent / "vocal-patterns-audio/src/test/resources/audio-io"
FRAMES = 60
RATES_HZ = (8000, 11025, 16000, 22050, 24000, 44100, 48000, 96000)

# (file name, libsndfile's format, subtype, endianness, channels)
CASES = [
    ("wav-u8.wav", "WAV", "PCM_U8", "FILE", 2),
    ("wav-s16.wav", "WAV", "PCM_16", "FILE", 1),
    ("wav-s16-stereo.wav", "WAV", "PCM_16", "FILE", 2),
    ("wav-s24.wav", "WAV", "PCM_24", "FILE", 2),
    ("wav-s32.wav", "WAV", "PCM_32", "FILE", 2),
    ("wav-float.wav", "WAV", "FLOAT", "FILE", 2),
    ("wav-double.wav", "WAV", "DOUBLE", "FILE", 2),
    ("rifx-s16.wav", "WAV", "PCM_16", "BIG", 2),
    ("rifx-s24.wav", "WAV", "PCM_24", "BIG", 2),
    ("rifx-float.wav", "WAV", "FLOAT", "BIG", 2),
    ("wavex-u8.wav", "WAVEX", "PCM_U8", "FILE", 2),
    ("wavex-s16-six-channels.wav", "WAVEX", "PCM_16", "FILE", 6),
    ("wavex-s24.wav", "WAVEX", "PCM_24", "FILE", 3),
    ("wavex-s32.wav", "WAVEX", "PCM_32", "FILE", 2),
    ("wavex-float.wav", "WAVEX", "FLOAT", "FILE", 2),
    ("wavex-double.wav", "WAVEX", "DOUBLE", "FILE", 2),
    ("wavex-alaw.wav", "WAVEX", "ALAW", "FILE", 2),
    ("wavex-ulaw.wav", "WAVEX", "ULAW", "FILE", 2),
    ("rf64-s16.wav", "RF64", "PCM_16", "FILE", 2),
    ("rf64-float.wav", "RF64", "FLOAT", "FILE", 1),
    ("aiff-s8.aiff", "AIFF", "PCM_S8", "FILE", 2),
    ("aiff-s16.aiff", "AIFF", "PCM_16", "FILE", 2),
    ("aiff-s24.aiff", "AIFF", "PCM_24", "FILE", 2),
    ("aiff-s32.aiff", "AIFF", "PCM_32", "FILE", 2),
    ("aifc-raw.aifc", "AIFF", "PCM_U8", "FILE", 2),
    ("aifc-sowt-s16.aifc", "AIFF", "PCM_16", "LITTLE", 2),
    ("aifc-42n1.aifc", "AIFF", "PCM_24", "LITTLE", 2),
    ("aifc-float.aifc", "AIFF", "FLOAT", "FILE", 2),
    ("aifc-double.aifc", "AIFF", "DOUBLE", "FILE", 2),
    ("au-s8.au", "AU", "PCM_S8", "FILE", 2),
    ("au-s16.au", "AU", "PCM_16", "FILE", 2),
    ("au-s24.au", "AU", "PCM_24", "FILE", 2),
    ("au-s32.au", "AU", "PCM_32", "FILE", 2),
    ("au-float.au", "AU", "FLOAT", "FILE", 2),
    ("au-double.au", "AU", "DOUBLE", "FILE", 2),
    ("au-little-endian.au", "AU", "PCM_24", "LITTLE", 2),
]

# Every one of the 256 codes once.
COMPANDED = [
    ("wav-alaw.wav", "WAV", "ALAW"),
    ("wav-ulaw.wav", "WAV", "ULAW"),
    ("aifc-alaw.aifc", "AIFF", "ALAW"),
    ("aifc-ulaw.aifc", "AIFF", "ULAW"),
    ("au-alaw.au", "AU", "ALAW"),
    ("au-ulaw.au", "AU", "ULAW"),
]


def signal(channels, subtype, rng):
    samples = rng.uniform(-1, 1, (FRAMES, channels))
    samples[0] = -1
    samples[1] = 1
    samples[2] = 0
    if subtype in ("FLOAT", "DOUBLE"):
        samples[3] = 1.75
        samples[4] = -123.456
        samples[5] = 1e-30
    return samples


def without_time(data):
    """Zeroes the time of day that libsndfile keeps in the PEAK chunk of floats."""
    at = data.find(b"PEAK")
    return data if at < 0 else data[: at + 12] + bytes(4) + data[at + 16 :]


def expected(path):
    channels, rate = sf.read(path, dtype="float64", always_2d=True)
    return channels.mean(axis=1).astype("<f4"), rate


def check():
    with tempfile.TemporaryDirectory() as temporary:
        fresh = Path(temporary)
        write(fresh)
        names = {path.name for path in [*fresh.iterdir(), *FOLDER.iterdir()]}
        _, differ, missing = filecmp.cmpfiles(fresh, FOLDER, sorted(names), shallow=False)
        if differ or missing:
            sys.exit(f"{FOLDER}: these differ: {differ + missing}")


def write(folder):
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(20260101)
    rows = ["file,sampleRateHz,samples"]
    for i, (name, file_format, subtype, endian, channels) in enumerate(CASES):
        path = folder / name
        rate = RATES_HZ[i % len(RATES_HZ)]
        sf.write(path, signal(channels, subtype, rng), rate, subtype, endian, file_format)
        path.write_bytes(without_time(path.read_bytes()))
        rows.append(record(path))
    codes = bytes(range(256))
    for name, file_format, subtype in COMPANDED:
        path = folder / name
        sf.write(path, np.zeros(256), 8000, subtype, format=file_format)
        data = path.read_bytes()
        start = data.index({"ALAW": b"\xd5", "ULAW": b"\xff"}[subtype] * 256)
        path.write_bytes(data[:start] + codes + data[start + 256 :])
        rows.append(record(path))
    (folder / "expected.csv").write_text("\n".join(rows) + "\n")


def record(path):
    samples, rate = expected(path)
    Path(str(path) + ".f32").write_bytes(samples.tobytes())
    return f"{path.name},{rate},{len(samples)}"


if __name__ == "__main__":
    check() if "--check" in sys.argv else write(FOLDER)
