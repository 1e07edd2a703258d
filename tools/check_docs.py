#!/usr/bin/env python3
"""Types what README and docs tell to type, as a newcomer would: every line of every shell block, every command in a table.

    tools/check_docs.py                 # all pages
    tools/check_docs.py training web    # pages with these words in their names

Each block runs in a folder of its own, where what it names (DIR, TAKE.wav, mine.vpm...) is there: synthesised takes, a
sample, the shipped model. What cannot run here, or is a step of CI by itself, stands in NOT_RUN with the reason. Needs
what ./vocal-patterns needs, and bash; exits with 1 if a line fails, or if a line of NOT_RUN stands on no page.
"""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
INTERCHANGE = ROOT / "vocal-patterns-core/src/test/resources/io/github/vocalpatterns/interchange"
PRETRAINED = ROOT / "vocal-patterns-core/src/main/resources/io/github/vocalpatterns/pretrained.vpm"
LIBROSA = ROOT / "target/venv-requirements"  # where .ci/run puts it
LONGEST_SECONDS = 600

STEP = "a step of .ci/run by itself"
HOURS = "takes hours"
CHANGES = "changes the sources; a test of mvn verify holds what it writes to them"
FULL_SIZE = "needs a trained model of the prototype; KerasImportTest imports small ones"

# What a line begins with, and why it is not run.
NOT_RUN = {
    "mvn verify": STEP,
    ".ci/run": "is what runs this",
    "mvn javadoc:aggregate": STEP,
    "mvn -Pspark -pl vocal-patterns-examples/spark -am test": STEP,
    "mvn -q -Pspark -Dmaven.test.skip=true": STEP,
    "spark-submit": "needs a Spark cluster; the test of the example runs the same class in local mode",
    "tools/release-dry-run": STEP,
    "stress/": STEP,
    "fuzz/run": HOURS + "; mvn verify replays the inputs that matter",
    "benchmarks/": "takes a quiet machine and minutes; their tests run them for a moment",
    "PYTHON=.venv/bin/python benchmarks/compare": "likewise",
    "tools/train-pretrained": HOURS,
    "./vocal-patterns train --synthesize 6000 --repeat 3": HOURS,
    "./vocal-patterns train --from a.vpm": HOURS,
    "./vocal-patterns train --from b.vpm": HOURS,
    "./vocal-patterns evaluate --model c.vpm": "needs what the line before trains; " + HOURS,
    "python tools/strangers.py": "fetches half a gigabyte of other repositories",
    "./vocal-patterns evaluate --data target/strangers": "needs what the line before fetches",
    "mvn -pl vocal-patterns-audio -am test -Dtest=AnyWaveformTest": HOURS,
    "python tools/decoder_differences.py": HOURS,
    "mvn -q com.diffplug.spotless": CHANGES,
    "mvn -q -pl vocal-patterns-audio test -Dtest='ResamplerResponseTest": CHANGES,
    "VOCAL_PATTERNS_MLFLOW=": STEP,
    "python3 -m venv": "downloads; " + STEP,
    "jbang": "downloads; tools/check-jbang is " + STEP,
    "./vocal-patterns import-keras model.h5": FULL_SIZE,
    "./vocal-patterns example ListenToMicrophone": "needs a microphone; EmbeddingExamplesTest plays one",
}

# What runs until it is interrupted, and the port that it answers at.
SERVERS = {"./vocal-patterns serve": 8080, "java -cp": 8080}


def pages():
    return sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md"))


def blocks(page):
    """Lists of lines: those of shell blocks, and each first cell of a table that is a command."""
    text = page.read_text(encoding="utf-8")
    for found in re.finditer(r"^```sh\n(.*?)^```|^\| `(\./vocal-patterns [^`]+)`", text, re.S | re.M):
        block = (found.group(1) or found.group(2)).replace("\\\n", " ")
        yield [line for line in map(without_comment, block.splitlines()) if line]


def without_comment(line):
    return re.sub(r"(^|\s)#.*", "", line).strip()


def reason(line):
    return next((start for start in NOT_RUN if line.startswith(start)), None)


def server_port(line):
    return next((port for start, port in SERVERS.items() if line.startswith(start)), None)


def launch(*arguments, cwd):
    subprocess.run([ROOT / "vocal-patterns", *map(str, arguments)], cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def lay_out_takes(folder):
    """DIR and its like, by singers, and VocalSet."""
    launch("synthesize", "--count", 15, "--seed", 5, "--out", folder / "takes", cwd=folder)
    for pattern, plural in [("scale", "scales"), ("arpeggio", "arpeggios"), ("other", "others")]:
        for singer, take in zip(["f1", "f2", "m3", "m5", "m11"], sorted((folder / "takes" / pattern).glob("*.wav"))):
            voice = {"f": "female", "m": "male"}[singer[0]] + singer[1:]
            exercise = "long_tones" if pattern == "other" else plural
            name = "long" if pattern == "other" else plural
            places = [f"DIR/{plural}/{singer}/take.wav", f"VocalSet/FULL/{voice}/{exercise}/belt/{singer}_{name}_belt_a.wav"]
            for place in places:
                (folder / place).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(take, folder / place)
    for name in ["OTHER_DIR", "VALIDATION", "RECORDINGS"]:
        shutil.copytree(folder / "DIR", folder / name)
    shutil.rmtree(folder / "takes")


def lay_out(folder):
    """What every block may name. The project itself is linked, but for docs, into which a command writes."""
    lay_out_takes(folder)
    for entry in ROOT.iterdir():
        if entry.name not in (".git", "docs", "target"):
            (folder / entry.name).symlink_to(entry)
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in ["TAKE.wav", "IN.wav"]:
        shutil.copy(ROOT / "samples/arpeggio.wav", folder / name)
    for name in ["mine", "model", "prototype", "BETTER"]:
        shutil.copy(PRETRAINED, folder / f"{name}.vpm")
    shutil.copy(next(ROOT.rglob("src/test/resources/**/arpeggio-mel.npy")), folder / "MEL.npy")
    (folder / "target").mkdir()
    if LIBROSA.exists():
        (folder / "target/venv").symlink_to(LIBROSA)
    (folder / "home").mkdir()


def answers(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Server:
    """A line that goes on until it is interrupted."""

    def __init__(self, line, port, cwd, environment):
        assert not answers(port), f"something else answers at port {port}, which {line!r} needs"
        self.process = subprocess.Popen(
            ["bash", "-c", f"exec {line}"], cwd=cwd, env=environment, start_new_session=True, stdout=subprocess.DEVNULL
        )
        deadline = time.monotonic() + LONGEST_SECONDS
        while not answers(port):
            assert self.process.poll() is None, f"{line!r} ended by itself, with {self.process.returncode}"
            assert time.monotonic() < deadline, f"{line!r} does not answer at port {port}"
            time.sleep(0.2)

    def stop(self):
        # As kill does: whoever starts us in the background lets us, and it, ignore Ctrl-C.
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(60)


class Typist:
    def __init__(self, template):
        self.template = template
        self.servers = []
        self.used = set()
        self.ran = set()
        self.failed = []

    def page(self, page):
        with tempfile.TemporaryDirectory(prefix="docs-") as folder:
            for number, block in enumerate(blocks(page)):
                copy = pathlib.Path(folder) / str(number)
                shutil.copytree(self.template, copy, symlinks=True)
                for line in block:
                    self.line(page, line, copy)
                self.stop_servers(keep=block[-1:])
            self.stop_servers()

    def stop_servers(self, keep=()):
        """One that is the whole of a block stays for the blocks after it."""
        for line, server in [each for each in self.servers if each[0] not in keep]:
            server.stop()
            self.servers.remove((line, server))

    def line(self, page, line, folder):
        start = reason(line)
        if start:
            self.used.add(start)
            return
        if line.startswith("target/venv/") and not LIBROSA.exists():
            print(f"not run without {LIBROSA.relative_to(ROOT)}: {line}")
            return
        # What a line writes, other blocks find anyway, but for what it puts into a registry.
        if line in self.ran and not server_port(line) and not line.startswith("./vocal-patterns models"):
            return
        self.ran.add(line)
        began = time.monotonic()
        problem = self.outcome(line, folder)
        print(f"{'ok' if problem is None else 'FAILED':6} {time.monotonic() - began:6.1f} s  {page.name}: {line}", flush=True)
        if problem is not None:
            print(problem)
            self.failed.append(line)

    def outcome(self, line, folder):
        environment = {**os.environ, "HOME": str(folder / "home")}
        environment.pop("MLFLOW_TRACKING_URI", None)
        port = server_port(line)
        if port:
            self.stop_servers()
            try:
                self.servers.append((line, Server(line, port, folder, environment)))
            except AssertionError as problem:
                return str(problem)
            return None
        # Maven follows no links out of the project.
        cwd = ROOT if line.startswith("mvn ") else folder
        try:
            run = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", line],
                cwd=cwd,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=LONGEST_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return f"it takes more than {LONGEST_SECONDS} s"
        return run.stdout[-3000:] if run.returncode else None


def main(words):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # no server is left behind
    with tempfile.TemporaryDirectory(prefix="docs-") as folder:
        template = pathlib.Path(folder) / "template"
        template.mkdir()
        lay_out(template)
        typist = Typist(template)
        try:
            for page in pages():
                if not words or any(word in page.name for word in words):
                    typist.page(page)
        finally:
            typist.stop_servers()
    stale = [] if words else sorted(NOT_RUN.keys() - typist.used)
    for start in stale:
        print(f"NOT_RUN names what no page tells to type: {start}")
    print(f"{len(typist.ran) - len(typist.failed)} passed, {len(typist.failed)} failed")
    sys.exit(bool(typist.failed or stale))


if __name__ == "__main__":
    main(sys.argv[1:])
