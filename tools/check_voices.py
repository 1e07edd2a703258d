#!/usr/bin/env python3
"""Classifies a folder of real recordings with the shipped model and holds the answers to its manifest.

Usage: tools/check_voices.py VOICES_DIR    (VOICES_DIR holds MANIFEST.csv with the columns file, pattern and kind)
Exits with 1 when a bar is missed.
"""

import csv
import json
import pathlib
import subprocess
import sys

# Of each group at least so many must be right. Joined takes are put together from single sung notes.
BARS = {"arpeggio": 8, "scale": 3, "joined": 10, "other": 10}

root = pathlib.Path(__file__).resolve().parent.parent
voices = pathlib.Path(sys.argv[1]).resolve()
with open(voices / "MANIFEST.csv", newline="") as manifest:
    rows = {row["file"]: row for row in csv.DictReader(manifest)}

run = subprocess.run(
    [root / "vocal-patterns", "classify", "--json", voices], stdout=subprocess.PIPE, text=True
)
answers = {}
for line in run.stdout.splitlines():
    answer = json.loads(line)
    answers[str(pathlib.Path(answer["file"]).relative_to(voices))] = answer

right = dict.fromkeys(BARS, 0)
total = dict.fromkeys(BARS, 0)
for name, row in sorted(rows.items()):
    answer = answers.get(name, {"error": "no answer"})
    got = answer.get("pattern", answer.get("error"))
    hit = got == row["pattern"].upper()
    group = "joined" if "joined" in row["kind"] else row["pattern"]
    right[group] += hit
    total[group] += 1
    print(f"{'right' if hit else 'WRONG'}  {got:8}  {answer.get('confidence', 0):.2f}  {name}")

print(f"{sum(right.values())} of {len(rows)} right")
for group, bar in BARS.items():
    print(f"{group:8}  {right[group]} of {total[group]}, at least {bar} are due")
met = all(right[group] >= bar for group, bar in BARS.items())
sys.exit(0 if met and len(answers) == len(rows) else 1)
