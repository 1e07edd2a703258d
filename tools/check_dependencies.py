"""Looks every shipped component up in a committed list of advisories. Needs no network.

Usage: check_dependencies.py JARS SBOM...

JARS is a folder with the archives that the CycloneDX files SBOM name; components shaded into an archive are found by the
pom.properties that they keep. config/advisories.json says which components were looked up, when, and what is known about
them; config/accepted-findings.json which findings are accepted, and why. Fails on a finding that is not accepted, on an
accepted one that is none any more, and on a component that nobody has looked up.
"""

import json
import re
import sys
import zipfile
from pathlib import Path

CONFIG = Path(__file__).resolve().parent.parent / "config"
OURS = "io.github.vocalpatterns"


def version_key(version):
    """Orders 1.9 < 1.10-rc1 < 1.10 < 1.10.1; what follows a number after "-" such as jre or android does not count."""
    number, _, qualifier = version.partition("-")
    parts = [int(part) for part in re.findall(r"\d+", number)]
    while parts and parts[-1] == 0:
        parts.pop()
    early = re.match(r"(?i)(alpha|beta|rc|m)", qualifier)
    return parts, 0 if early else 1, [int(n) for n in re.findall(r"\d+", qualifier)] if early else []


def is_affected(version, advisory):
    return version_key(advisory["introduced"]) <= version_key(version) < version_key(advisory["fixed"])


def shaded(jar, own):
    with zipfile.ZipFile(jar) as archive:
        for name in archive.namelist():
            if name.startswith("META-INF/maven/") and name.endswith("/pom.properties"):
                lines = archive.read(name).decode("utf-8").splitlines()
                values = dict(line.strip().split("=", 1) for line in lines if "=" in line and line[0] != "#")
                component = f"{values['groupId']}:{values['artifactId']}"
                if component != own:
                    yield component, values["version"]


def components(sboms, jars):
    """Of each component its versions, and of each version the archives that carry it."""
    found = {}
    for sbom in sboms:
        for entry in json.loads(Path(sbom).read_text())["components"]:
            if entry["group"] == OURS:
                continue
            name = f"{entry['group']}:{entry['name']}"
            jar = jars / f"{entry['name']}-{entry['version']}.jar"
            if not jar.is_file():
                sys.exit(f"check_dependencies: {sbom} names {name}:{entry['version']}, and {jar} is missing")
            found.setdefault((name, entry["version"]), set()).add(name)
            for inner, version in shaded(jar, name):
                found.setdefault((inner, version), set()).add(name)
    return found


def check(found, advisories, accepted):
    """Sentences about what is wrong."""
    looked_up = set(advisories["components"])
    problems = [
        f"nobody has looked {name} up; do, then add it to the components of config/advisories.json"
        for name in sorted({name for name, _ in found} - looked_up)
    ]
    problems += [
        f"config/advisories.json has the component {name}, which nothing ships"
        for name in sorted(looked_up - {name for name, _ in found})
    ]
    findings = {
        (advisory["id"], name, carrier)
        for (name, version), carriers in found.items()
        for advisory in advisories["advisories"]
        if advisory["component"] == name and is_affected(version, advisory)
        for carrier in carriers
    }
    allowed = {
        (identifier, entry["component"], carrier)
        for entry in accepted["accepted"]
        if entry["reason"]
        for identifier in entry["ids"]
        for carrier in entry["inside"]
    }
    problems += ["%s in %s, carried by %s, is not accepted" % finding for finding in sorted(findings - allowed)]
    problems += ["%s in %s, carried by %s, is accepted and no finding" % entry for entry in sorted(allowed - findings)]
    return problems, findings


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    found = components(sys.argv[2:], Path(sys.argv[1]))
    advisories = json.loads((CONFIG / "advisories.json").read_text())
    accepted = json.loads((CONFIG / "accepted-findings.json").read_text())
    problems, findings = check(found, advisories, accepted)
    for problem in problems:
        print("check_dependencies: " + problem, file=sys.stderr)
    if problems:
        sys.exit(1)
    carried = sorted({carrier for _, _, carrier in findings})
    print(
        f"{len(found)} components, looked up on {advisories['checked']}: {len(findings)} findings, all accepted, "
        f"in {', '.join(carried) or 'none'}."
    )


if __name__ == "__main__":
    main()
