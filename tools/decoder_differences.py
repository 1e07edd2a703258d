"""Compares what this library reads with libsndfile and FFmpeg, on generated and damaged recordings.

    python -m venv .venv && .venv/bin/pip install -r tools/requirements.txt
    .venv/bin/python tools/decoder_differences.py [--count 3000] [--seed 1] [--list FILE] [--out FOLDER]

Prints a table (Markdown): how often both read the same, both refuse, and why they differ. Ends with
an error if a file differs for no reason that is known. Needs FFmpeg on the PATH; the rest is built
with Maven. 3000 files take 3 minutes on two idle cores, most of them FFmpeg's. The serial numbers of
Ogg streams come by chance, so that a few outcomes may differ from run to run.
"""

import argparse
import collections
import concurrent.futures
import csv
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


KINDS = [*UNCOMPRESSED, *LEAST_SNR_DB]


def is_damaged(number):
    return number // len(KINDS) % 4 != 0


def generate(folder, count, seed):
    rng = random.Random(seed)
    for i in range(count):
        kind = KINDS[i % len(KINDS)]
        path = folder / f"{i:05d}.{kind}"
        encode(kind, rng, path)
        if is_damaged(i):
            path.write_bytes(damage(path.read_bytes(), rng))


def with_libsndfile(path):
    return decoded(path.read_bytes())


def decoded(data):
    try:
        samples, rate = sf.read(io.BytesIO(data), always_2d=True)
    except Exception:
        return None
    with np.errstate(all="ignore"):
        return rate, samples.mean(axis=1).astype(np.float32)


def with_ffmpeg(path):
    done = subprocess.run(["ffmpeg", "-v", "quiet", "-nostdin", "-t", "60", "-i", path, "-map", "0:a:0",
                           "-c:a", "pcm_f64le", "-f", "wav", "-"], capture_output=True, timeout=300)
    if done.returncode or len(done.stdout) < 44:
        return None
    return decoded(done.stdout)


def with_this_library(folder, class_path):
    table = folder.parent / "table.tsv"
    subprocess.run(["java", "-Dorg.slf4j.simpleLogger.logFile=System.err", "-cp", class_path, MAIN,
                    folder, table], check=True)
    read = {}
    for line in table.read_text().splitlines():
        name, rate, refusal, warnings = line.split("\t")
        samples = np.fromfile(folder / f"{name}.f32", "<f4") if rate else None
        read[name] = ((int(rate), samples) if rate else None, refusal or warnings)
    return read


def same(ours, theirs, kind):
    """Equal to the last bit without loss, to float32 where a peer computes in it."""
    if kind not in LEAST_SNR_DB:
        return np.allclose(ours, theirs, rtol=0, atol=2e-7, equal_nan=True)
    noise = np.sum((ours.astype(float) - theirs) ** 2)
    signal = np.sum(theirs.astype(float) ** 2)
    return noise <= 1e-12 or signal >= noise * 10 ** (LEAST_SNR_DB[kind] / 10)


def outcome(ours, theirs, kind):
    if ours is None:
        return "both refuse" if theirs is None else "only they read"
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


# Why we refuse what another reads, by what our message says.
REFUSALS = [
    ("a finite 32-bit sample", "samples that are NaN, infinite or beyond the greatest 32-bit float"),
    ("the checksum .* of the page",
     "a wrong checksum of an Ogg page: what follows would stand at the wrong time; they drop or keep it"),
    ("the checksum .* of the frame|sync code|subframe|Rice|coefficients|partitions",
     "a frame of FLAC that breaks its checksum or the format; they keep it, or drop it, which moves what follows"),
    ("a page of Ogg", "bytes between Ogg pages; they look for the next page"),
    ("a whole (frame|page)", "cut off before the first whole frame or page; they read no samples"),
    ("sample rate of 1000|[0-9] channels|samples for each", "a sample rate, channels or a length that we do not read"),
    ("it starts with", "a damaged magic number; the ending of the name tells them"),
    ("MPEG Layer III", "a single frame of MP3 among other bytes, which may as well be chance"),
    ("expected ", "a header that contradicts itself; they guess"),
]
# Why both others differ from what we read, by our warnings.
WARNINGS = [
    ("is cut off within the frame", "cut off within a frame; they play what is there of it, we leave it out"),
    ("is cut off|within a sample|lacks pages|its header promises", "cut off; we read up to the cut, with a warning"),
]
UNKNOWN = "nobody knows why"
GRANULE = 576
# Bits of a frame may stand in the four or so before it; a file has up to three damaged places.
MOST_GRANULES_ALONE = 12
DAMAGED_FRAMES = (f"frames of an MP3 that are damaged or build on such, up to {MOST_GRANULES_ALONE} granules of 576 "
                  "samples; the rest is the same")


def granules_alone(ours, others):
    """How many stretches of an MP3 no other decoder has, near that time, to the same samples."""
    delays = [GRANULE * frames + delay for frames in range(-8, 9) for delay in (0, 1681, -1681)]
    alone = 0
    for start in range(0, len(ours) - GRANULE + 1, GRANULE):
        part = ours[start:start + GRANULE]
        alone += not any(
            np.abs(other[at:at + GRANULE] - part).max() < 1e-4
            for other in others for at in (start + delay for delay in delays)
            if 0 <= at <= len(other) - GRANULE)
    return alone


def cause(name, ours, note, theirs, other):
    """Why a decoder differs from us on a file; None where nobody knows."""
    stem, kind = name.split(".")
    damaged = is_damaged(int(stem))
    if ours is None:
        return next((why for words, why in REFUSALS if re.search(words, note)), None)
    if outcome(ours, other, kind) == "same samples":
        return "damaged; the third decoder reads what we read" if damaged else undamaged(ours, theirs, kind)
    why = next((why for words, why in WARNINGS if re.search(words, note)), None)
    if why or not damaged:
        return why
    if kind == "mp3" and theirs is None and other is None:
        return "an MP3 with a damaged first frame; they give up, we go on at the next"
    if kind == "mp3":
        few = granules_alone(ours[1], [o[1] for o in (theirs, other) if o]) <= MOST_GRANULES_ALONE
        return DAMAGED_FRAMES if few else None
    return "a header that contradicts itself; each decoder believes another field" if kind in UNCOMPRESSED else None


def undamaged(ours, theirs, kind):
    """What FFmpeg 5 is known to do to sound files; libsndfile reads what we read."""
    if kind == "mp3" and ours[0] == 24_000 and len(ours[1]) == len(theirs[1]):
        return "MP3 at 24 kHz: FFmpeg has another edge of the 18th band, which is 55 to 65 dB below the sound"
    if kind in ("mp3", "ogg"):
        return "FFmpeg does not trim Ogg Vorbis, or an MP3 of one frame, to its last sample"
    return None


def differences(read, peer, third):
    """A row for each file: its kind, the outcome and, if it differs, the cause."""
    rows = []
    for name, (ours, note) in read.items():
        kind = name.split(".")[-1]
        what = outcome(ours, peer[name], kind)
        agreed = what in ("same samples", "both refuse")
        why = "" if agreed else cause(name, ours, note, peer[name], third[name]) or UNKNOWN
        rows.append((name, what, why, note))
    return rows


def table(rows_by_peer):
    counts = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
    for peer, rows in rows_by_peer.items():
        for name, what, why, _ in rows:
            counts[f"{what}: {why}" if why else what][peer][name.split(".")[-1]] += 1
    lines = [f"| outcome | {' | '.join(rows_by_peer)} |", "|---|" + "---|" * len(rows_by_peer)]
    for what, of_peer in sorted(counts.items(), key=lambda row: -sum(c.total() for c in row[1].values())):
        cells = [f"{of_peer[peer].total()}: " + ", ".join(f"{kind} {n}" for kind, n in sorted(of_peer[peer].items()))
                 if of_peer[peer] else "0" for peer in rows_by_peer]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return "\n".join(lines)


def compare(folder, class_path):
    read = with_this_library(folder, class_path)
    by_libsndfile = {name: with_libsndfile(folder / name) for name in read}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as processes:
        by_ffmpeg = dict(zip(read, processes.map(lambda name: with_ffmpeg(folder / name), read)))
    version = subprocess.run(["ffmpeg", "-version"], capture_output=True, text=True).stdout.split()[2]
    return {f"libsndfile {sf.__libsndfile_version__}": differences(read, by_libsndfile, by_ffmpeg),
            f"FFmpeg {version.split('-')[0]}": differences(read, by_ffmpeg, by_libsndfile)}


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
    parser.add_argument("--list", type=Path, help="write every difference to this CSV file")
    parser.add_argument("--classpath")
    arguments = parser.parse_args()
    if not shutil.which("ffmpeg"):
        sys.exit("ffmpeg is not on the PATH")
    with tempfile.TemporaryDirectory() as temporary:
        folder = (arguments.out or Path(temporary)) / "files"
        folder.mkdir(parents=True)
        generate(folder, arguments.count, arguments.seed)
        rows_by_peer = compare(folder, arguments.classpath or class_path())
    print(table(rows_by_peer))
    differing = [(peer, *row) for peer, rows in rows_by_peer.items() for row in rows if row[2]]
    if arguments.list:
        with arguments.list.open("w", newline="") as file:
            csv.writer(file).writerows([("decoder", "file", "outcome", "cause", "what we say"), *differing])
    unknown = [row for row in differing if row[3] == UNKNOWN]
    if unknown:
        sys.exit("\n".join(["", "Unexplained:", *map(str, unknown)]))


if __name__ == "__main__":
    main()
