#!/usr/bin/env python3
"""Classifies a folder of real recordings with the shipped model and holds the answers to its manifest.

Usage: tools/check_voices.py VOICES_DIR    (VOICES_DIR holds MANIFEST.csv with the columns file and pattern)
Exits with 1 when a bar is missed.
"""

import csv
import json
import pathlib
import subprocess
import sys

# The takes of VocalSet's first singer and the three of the Python prototype.
BAR_GROUP = ("__f1_", "vocalpatterns__")
BAR = 9

root = pathlib.Path(__file__).resolve().parent.parent
voices = pathlib.Path(sys.argv[1]).resolve()
with open(voices / "MANIFEST.csv", newline="") as manifest:
    expected = {row["file"]: row["pattern"].upper() for row in csv.DictReader(manifest)}

run = subprocess.run(
    [root / "vocal-patterns", "classify", "--json", voices], stdout=subprocess.PIPE, text=True
)
answers = {}
for line in run.stdout.splitlines():
    answer = json.loads(line)
    answers[str(pathlib.Path(answer["file"]).relative_to(voices))] = answer

right = group_right = group = 0
for name, pattern in sorted(expected.items()):
    answer = answers.get(name, {"error": "no answer"})
    got = answer.get("pattern", answer.get("error"))
    hit = got == pattern
    right += hit
    if any(part in name for part in BAR_GROUP):
        group += 1
        group_right += hit
    print(f"{'right' if hit else 'WRONG'}  {got:8}  {answer.get('confidence', 0):.2f}  {name}")

print(f"{right} of {len(expected)} right; {group_right} of the {group} single takes, at least {BAR} are due")
sys.exit(0 if group_right >= BAR and len(answers) == len(expected) else 1)
