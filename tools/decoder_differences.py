"""Compares what this library reads with libsndfile and FFmpeg, on generated and damaged recordings.

    python -m venv .venv && .venv/bin/pip install -r tools/requirements.txt
    .venv/bin/python tools/decoder_differences.py [--count 3000] [--ffmpeg N] [--seed 1] [--out FOLDER]

Prints a table (Markdown) of each format: how often both read the same, both refuse, and how they
differ, with an example of each. Needs FFmpeg on the PATH; the rest is built with Maven.
"""

import argparse
import collections
import io
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import soundfile as sf

ROOT = Path(__file__).resolve().parent.parent
MAIN = "io.github.vocalpatterns.audio.io.DecodeFolder"
UNCOMPRESSED = {
    "wav": ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ALAW", "ULAW"],
    "rf64": ["PCM_16", "PCM_24", "FLOAT"],
    "aiff": ["PCM_S8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ALAW", "ULAW"],
    "au": ["PCM_S8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ALAW", "ULAW"],
    "flac": ["PCM_S8", "PCM_16", "PCM_24"],
}
# Decibels that a lossy decoder must reach to be the same.
LEAST_SNR_DB = {"mp3": 80, "ogg": 100, "opus": 50}


def encode(kind, rng, path):
    """A short voice-like recording of the kind, of random rate, channels and encoding."""
    rate = rng.choice([8000, 16000, 22050, 24000, 44100, 48000])
    channels = rng.choice([1, 1, 2, 2, 6])
    if kind == "opus":
        rate, channels = 48000, min(channels, 2)
    if kind == "mp3":
        channels = min(channels, 2)
    count = rng.randrange(1, rate // 3)
    t = np.arange(count) / rate
    noise = np.random.default_rng(rng.randrange(1 << 30))
    voice = np.stack([0.4 * np.sin(2 * np.pi * (200 + 90 * c) * t) + noise.normal(0, 0.02, count)
                      for c in range(channels)], axis=1)
    if kind in UNCOMPRESSED:
        sf.write(path, voice, rate, rng.choice(UNCOMPRESSED[kind]), format=kind.upper())
    else:
        name, subtype = {"ogg": ("OGG", "VORBIS"), "opus": ("OGG", "OPUS"),
                         "mp3": ("MP3", "MPEG_LAYER_III")}[kind]
        sf.write(path, voice, rate, subtype, format=name)


def damage(data, rng):
    """Flips, overwrites, cuts, doubles or drops a few bytes; the header is hit often."""
    data = bytearray(data)
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(min(len(data), 64) if rng.random() < 0.5 else len(data))
        what = rng.randrange(6)
        if what == 0:
            data[at] ^= 1 << rng.randrange(8)
        elif what == 1:
            data[at] = rng.choice([0, 1, 0x7F, 0x80, 0xFF])
        elif what == 2:
            data[at:at + 4] = rng.randrange(1 << 32).to_bytes(4, "little")
        elif what == 3:
            del data[max(at, 12):]
        elif what == 4:
            data[at:at] = data[at:at + rng.randrange(1, 64)]
        else:
            del data[at:at + rng.randrange(1, 64)]
        if not data:
            return b"\0"
    return bytes(data)


def generate(folder, count, seed):
    rng = random.Random(seed)
    kinds = [*UNCOMPRESSED, *LEAST_SNR_DB]
    for i in range(count):
        kind = kinds[i % len(kinds)]
        path = folder / f"{i:05d}.{kind}"
        encode(kind, rng, path)
        if i // len(kinds) % 4:
            path.write_bytes(damage(path.read_bytes(), rng))


def with_libsndfile(path):
    return decoded(path.read_bytes())


def decoded(data):
    try:
        samples, rate = sf.read(io.BytesIO(data), always_2d=True)
    except Exception:
        return None
    return rate, samples.mean(axis=1).astype(np.float32)


def with_ffmpeg(path):
    done = subprocess.run(["ffmpeg", "-v", "quiet", "-nostdin", "-t", "60", "-i", path, "-map", "0:a:0",
                           "-c:a", "pcm_f64le", "-f", "wav", "-"], capture_output=True, timeout=60)
    if done.returncode or len(done.stdout) < 44:
        return None
    return decoded(done.stdout)


def with_this_library(folder, class_path):
    table = folder.parent / "table.tsv"
    subprocess.run(["java", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "-cp", class_path, MAIN,
                    folder, table], check=True)
    read = {}
    for line in table.read_text().splitlines():
        name, rate, refusal = line.split("\t", 2)
        samples = np.fromfile(folder / f"{name}.f32", "<f4") if rate else None
        read[name] = ((int(rate), samples) if rate else None, refusal)
    return read


def same(ours, theirs, kind):
    """Equal to the last bit without loss, to float32 where a peer computes in it."""
    if kind not in LEAST_SNR_DB:
        return np.allclose(ours, theirs, rtol=0, atol=2e-7, equal_nan=True)
    noise = np.sum((ours.astype(float) - theirs) ** 2)
    signal = np.sum(theirs.astype(float) ** 2)
    return noise <= 1e-12 or 10 * np.log10(signal / noise) >= LEAST_SNR_DB[kind]


def difference(ours, refusal, theirs, kind):
    if ours is None and theirs is None:
        return "both refuse"
    if ours is None:
        rule = re.sub("^.*?(expected|this library)", r"\1", refusal)
        numbers = r"0x[0-9A-F]+|\".*?\"|(?<=the bytes ).*|-?\b[0-9A-F]*\d[0-9A-F.]*\b|NaN|Infinity"
        return "only they read: " + re.sub(numbers, "#", rule)[:90]
    if theirs is None:
        return "only we read"
    if ours[0] != theirs[0]:
        return "another sample rate"
    common = min(len(ours[1]), len(theirs[1]))
    if not np.all(np.isfinite(theirs[1])):
        return "they give samples that are not finite"
    if not same(ours[1][:common], theirs[1][:common], kind):
        return "other samples"
    if len(ours[1]) == len(theirs[1]):
        return "same samples"
    return "the same, but we read " + ("more" if len(ours[1]) > common else "less")


def report(folder, read, ffmpeg_count):
    lines = []
    for peer, decode, most in (("libsndfile", with_libsndfile, len(read)),
                               ("FFmpeg", with_ffmpeg, ffmpeg_count)):
        counts = collections.Counter()
        examples = {}
        for number, (name, (ours, refusal)) in enumerate(list(read.items())[:most], 1):
            kind = name.split(".")[-1]
            key = kind, difference(ours, refusal, decode(folder / name), kind)
            counts[key] += 1
            examples.setdefault(key, name)
            if number % 200 == 0:
                print(f"{peer}: {number} of {min(most, len(read))}", file=sys.stderr, flush=True)
        lines += [f"\n{peer}, {sum(counts.values())} files:\n", "| format | outcome | files | for example |", "|---|---|---|---|"]
        lines += [f"| {kind} | {what} | {counts[kind, what]} | {examples[kind, what]} |"
                  for kind, what in sorted(counts)]
    return "\n".join(lines)


def class_path():
    output = ROOT / "target" / "decoder-differences-classpath"
    output.parent.mkdir(exist_ok=True)
    subprocess.run(["mvn", "-B", "-q", "-pl", "vocal-patterns-audio", "test-compile",
                    "dependency:build-classpath", f"-Dmdep.outputFile={output}"], cwd=ROOT, check=True)
    target = ROOT / "vocal-patterns-audio/target"
    return os.pathsep.join([str(target / "classes"), str(target / "test-classes"), output.read_text()])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="also keep the recordings and the table here")
    parser.add_argument("--ffmpeg", type=int, default=sys.maxsize, metavar="N",
                        help="give FFmpeg, a process for each, only the first N files")
    parser.add_argument("--classpath")
    arguments = parser.parse_args()
    if not shutil.which("ffmpeg"):
        sys.exit("ffmpeg is not on the PATH")
    with tempfile.TemporaryDirectory() as temporary:
        folder = (arguments.out or Path(temporary)) / "files"
        folder.mkdir(parents=True)
        generate(folder, arguments.count, arguments.seed)
        print(report(folder, with_this_library(folder, arguments.classpath or class_path()),
                     arguments.ffmpeg))


if __name__ == "__main__":
    main()
