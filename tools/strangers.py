#!/usr/bin/env python3
"""Makes a folder of labelled recordings of strangers out of public repositories, to judge a model by.

Usage: tools/strangers.py OUT [--clones DIR]

    OUT/joined/scale, OUT/joined/arpeggio   put together from single notes that three people sang
    OUT/rising/scale, OUT/rising/arpeggio   the same in five rising keys, with pauses
    OUT/phrases/other                       phrases of songs, 3 to 9 s
    OUT/whole/other                         the same songs, whole
    OUT/counting/other                      six people count from zero to nine, or say digits
    OUT/sounds/other                        music, speech and animals, 8 s each

then  ./vocal-patterns evaluate --data OUT/joined  and so on. Needs Git, and Python with tools/requirements.txt.
Repositories are cloned into OUT/clones, or are in DIR as OWNER/NAME. Their licences differ: the recordings are for
looking at what a model makes of them, not for passing on.
"""

import argparse
import io
import pathlib
import random
import re
import subprocess

import librosa
import numpy as np
import soundfile

PAUSE_SECONDS = 0.8

NOTES = ("wcgbg/solfege-samples", "5929af86329852f8e1d06e6f0643470a06c08c63")
# Each person's folder, and the roots from and to which a take may start, in MIDI numbers: where they sing with ease.
PEOPLE = {"chengu": ("notes", 38, 60), "jennifer": ("notes", 52, 72), "katy": ("notes-orig", 60, 72)}

SONGS = {
    NOTES: r"samples/(chengu|jennifer|katy)/songs/.*\.ogg",
    ("yxlijun/solfege-segmentation", "be92a7dd220637bfb918dc76b8a03464bd4b9aff"): r"data/.*\.mp3",
    ("danbinaerinHan/Gugak-VocalSet", "fd650139bdf8841b925213563db9d82fbef896d8"): r"sample/audio/.*\.mp3",
    ("PlayVoice/whisper-vits-svc", "b95a84954d74f651982c0ecea5f7eb67f9c02d46"): r"configs/singers_sample/.*\.wav",
    ("YatingMusic/ddsp-singing-vocoders", "f72157cdf9738bb0a14179a0cab13a73f56f5238"): (
        r"(postprocessing/test-set/debuzz|exp/f1-full/sins/runtime_gen/gen_15090_70.0/pred)/.*\.wav"
    ),
}

DIGITS = ("Jakobovski/free-spoken-digit-dataset", "26eb9aaf76e81b692f806f9140c2d2777410d7a1")
SOUNDS = ("librosa/data", "450cdd8a002c98e7bdbfebb309fc1ed024001f77")

PATTERNS = {
    "scale": [
        [0, 2, 4, 5, 7, 9, 11, 12],
        [0, 2, 4, 5, 7, 9, 11, 12, 11, 9, 7, 5, 4, 2, 0],
        [0, 2, 3, 5, 7, 8, 10, 12],
        [0, 2, 4, 5, 7],
        [0, 2, 4, 5, 7, 5, 4, 2, 0],
        [12, 11, 9, 7, 5, 4, 2, 0],
    ],
    "arpeggio": [
        [0, 4, 7, 12],
        [0, 4, 7, 12, 7, 4, 0],
        [0, 3, 7, 12, 7, 3, 0],
        [0, 4, 7, 4, 0],
        [12, 7, 4, 0],
        [0, 4, 7, 12, 16, 12, 7, 4, 0],
    ],
}


class Repository:
    def __init__(self, clones, name, commit):
        self.name, self.commit = name, commit
        self.path = clones / name
        if not self.path.exists():
            self.path.mkdir(parents=True)
            self.git("init", "-q")
        # Not there either if a fetch was broken off.
        if subprocess.run(["git", "-C", self.path, "cat-file", "-e", commit], stderr=subprocess.DEVNULL).returncode:
            self.git("fetch", "-q", "--depth", "1", f"https://github.com/{name}", commit)

    def git(self, *words):
        return subprocess.run(["git", "-C", self.path, *words], check=True, stdout=subprocess.PIPE).stdout

    def files(self, pattern):
        """Names that match, of files but not of links."""
        listed = self.git("ls-tree", "-r", "-z", self.commit).decode().split("\0")
        named = [entry.split("\t", 1)[1] for entry in listed if entry and not entry.startswith("120000 ")]
        return [name for name in named if re.fullmatch(pattern, name)]

    def audio(self, name):
        samples, rate = librosa.load(io.BytesIO(self.git("show", f"{self.commit}:{name}")), sr=None, mono=True)
        return samples, int(rate)


def write(path, samples, rate):
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, rate)


def sung_part(samples, rate):
    """Without what lies 30 dB below the loudest hundredth of a second, at both ends."""
    hundredth = rate // 100
    power = np.convolve(samples**2, np.ones(hundredth) / hundredth, "same")
    loud = np.flatnonzero(power > power.max() * 1e-3)
    return samples[max(0, loud[0] - hundredth) : loud[-1] + 1]


def in_a_row(sounds, gap, rate):
    """With so many seconds between, and all at one level."""
    take = np.concatenate([part for sound in sounds for part in (sound, np.zeros(int(gap * rate)))])
    return 0.5 * take / np.abs(take).max()


def joined(notes, pitches, length, gap, rate):
    sung = []
    fade = np.linspace(0, 1, rate // 100)
    for pitch in pitches:
        note = notes[pitch][: int(length * rate)].copy()
        note[: len(fade)] *= fade
        note[-len(fade) :] *= fade[::-1]
        sung.append(note)
    return in_a_row(sung, gap, rate)


def write_joined(out, repository):
    chance = random.Random(1)
    for person, (folder, lowest, highest) in PEOPLE.items():
        notes = {}
        for name in repository.files(f"samples/{person}/{folder}/note[0-9]+-.*"):
            samples, rate = repository.audio(name)
            notes[int(re.search(r"note([0-9]+)-", name)[1])] = sung_part(samples, rate)
        for pattern, shapes in PATTERNS.items():
            for number, shape in enumerate(shapes):
                roots = [r for r in range(lowest, highest + 1) if all(r + step in notes for step in shape)]
                for root in chance.sample(roots, min(4, len(roots))):
                    length, gap = chance.choice([0.3, 0.45, 0.6, 0.9]), chance.choice([0, 0, 0.05, 0.15])
                    take = joined(notes, [root + step for step in shape], length, gap, rate)
                    write(out / "joined" / pattern / f"{person}-{root}-{number}.wav", take, rate)
                if len(roots) >= 5:
                    first = chance.randrange(len(roots) - 4)
                    takes = [joined(notes, [root + step for step in shape], 0.5, 0, rate) for root in roots[first : first + 5]]
                    pause = np.zeros(int(PAUSE_SECONDS * rate))
                    take = np.concatenate([part for take in takes for part in (take, pause)][:-1])
                    write(out / "rising" / pattern / f"{person}-{roots[first]}-{number}.wav", take, rate)


def phrases(samples, rate):
    """Between silences, neighbours put together as long as they stay under 8 s, 3 to 9 s each."""
    spans = []
    for start, end in librosa.effects.split(samples, top_db=35, frame_length=4096):
        if spans and end - spans[-1][0] < 8 * rate:
            spans[-1][1] = end
        else:
            spans.append([start, end])
    return [samples[start:end] for start, end in spans if 3 * rate < end - start < 9 * rate]


def write_songs(out, repository, pattern):
    for name in repository.files(pattern):
        samples, rate = repository.audio(name)
        title = f"{repository.name.split('/')[1]}-{'-'.join(pathlib.PurePath(name).with_suffix('').parts[-2:])}"
        title = title.replace(" ", "_")
        if len(samples) > 9 * rate:
            write(out / "whole" / "other" / f"{title}.wav", samples, rate)
        for number, phrase in enumerate(phrases(samples, rate)):
            write(out / "phrases" / "other" / f"{title}-{number:02}.wav", phrase, rate)


def write_counting(out, repository):
    chance = random.Random(1)
    names = repository.files(r"recordings/.*\.wav")
    for speaker in sorted({name.split("_")[1] for name in names}):
        for number in range(10):
            digits = range(10) if number % 2 == 0 else [chance.randrange(10) for _ in range(8)]
            gap = chance.choice([0.02, 0.1, 0.25])
            said = []
            for digit in digits:
                takes = [name for name in names if name.startswith(f"recordings/{digit}_{speaker}_")]
                samples, rate = repository.audio(chance.choice(takes))
                said.append(samples)
            write(out / "counting" / "other" / f"{speaker}-{number}.wav", in_a_row(said, gap, rate), rate)


def write_sounds(out, repository):
    for name in repository.files(r"audio/.*(?<!\.hq)\.ogg"):
        samples, rate = repository.audio(name)
        title = re.sub(r"\W+", "_", pathlib.PurePath(name).stem)
        for number in range(min(5, len(samples) // (8 * rate))):
            write(out / "sounds" / "other" / f"{title}-{number}.wav", samples[number * 8 * rate :][: 8 * rate], rate)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("out", type=pathlib.Path)
parser.add_argument("--clones", type=pathlib.Path)
options = parser.parse_args()
clones = (options.clones or options.out / "clones").resolve()
write_joined(options.out, Repository(clones, *NOTES))
for source, pattern in SONGS.items():
    write_songs(options.out, Repository(clones, *source), pattern)
write_counting(options.out, Repository(clones, *DIGITS))
write_sounds(options.out, Repository(clones, *SOUNDS))
