"""Checks what tools/release-dry-run deployed.

Usage: check_release.py VERSION FOLDER    the deployed and the rebuilt in FOLDER: complete, checksums right, same bytes
       check_release.py --class-path FILE what an application with core alone carries: listed, small, no native code
"""

import hashlib
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

GROUP = Path("io/github/vocalpatterns")
POMS = ["vocal-patterns-bom", "vocal-patterns-parent"]
JARS = ["vocal-patterns-audio", "vocal-patterns-core", "vocal-patterns-model"]
MOST_BYTES = 6_000_000
NATIVE = re.compile(r"\.(so|dll|dylib|jnilib)(\.\d+)*$")
XMLNS = "{http://maven.apache.org/POM/4.0.0}"


def fail(message):
    sys.exit(f"check_release: {message}")


def expected_files(artifact, version):
    stem = f"{artifact}-{version}"
    ends = [".pom"]
    if artifact != "vocal-patterns-bom":
        ends.append("-cyclonedx.json")
    if artifact in JARS:
        ends += [".jar", "-sources.jar", "-javadoc.jar"]
    return [stem + end for end in ends]


def own(pom, name):
    """The text of an element of the pom or, as Maven inherits it, of the BOM above it."""
    element = pom.find(XMLNS + name)
    return None if element is None else "".join(element.itertext()).strip()


def check_complete(repository, version):
    found = {path.name for path in (repository / GROUP).iterdir()}
    if found != set(POMS + JARS):
        fail(f"{repository} holds {sorted(found)}, it must hold {sorted(POMS + JARS)}")
    top = ElementTree.parse(repository / GROUP / POMS[0] / version / f"{POMS[0]}-{version}.pom").getroot()
    for artifact in POMS + JARS:
        folder = repository / GROUP / artifact / version
        for name in expected_files(artifact, version):
            path = folder / name
            if not path.is_file():
                fail(f"{path} is missing")
            for digest in ("md5", "sha1"):
                stated = (folder / f"{name}.{digest}").read_text().split()[0]
                if stated != hashlib.new(digest, path.read_bytes()).hexdigest():
                    fail(f"{path} is not what its {digest} says")
        extra = {p.name for p in folder.iterdir() if p.suffix not in (".md5", ".sha1", ".sha256", ".sha512")}
        extra -= set(expected_files(artifact, version))
        if extra:
            fail(f"{folder} holds {sorted(extra)} besides")
        pom = ElementTree.parse(folder / f"{artifact}-{version}.pom").getroot()
        for name in ("name", "description"):
            if not own(pom, name):
                fail(f"{artifact} states no {name}")
        for name in ("url", "licenses", "developers", "scm"):
            if not (own(pom, name) or own(top, name)):
                fail(f"{artifact} states no {name}, nor does the BOM")
        if "SNAPSHOT" in (folder / f"{artifact}-{version}.pom").read_text():
            fail(f"{artifact} {version} speaks of a SNAPSHOT")
    for artifact in JARS:
        folder = repository / GROUP / artifact / version
        with zipfile.ZipFile(folder / f"{artifact}-{version}-sources.jar") as jar:
            if not any(name.endswith(".java") for name in jar.namelist()):
                fail(f"{jar.filename} holds no source")
        with zipfile.ZipFile(folder / f"{artifact}-{version}-javadoc.jar") as jar:
            if "index.html" not in jar.namelist():
                fail(f"{jar.filename} holds no index.html")


def check_module_names(repository, version):
    """Audio and core have descriptors; model a name in its manifest."""
    for artifact in JARS:
        with zipfile.ZipFile(repository / GROUP / artifact / version / f"{artifact}-{version}.jar") as jar:
            manifest = jar.read("META-INF/MANIFEST.MF").decode("utf-8")
            descriptor = any(name.endswith("module-info.class") for name in jar.namelist())
        named = "Automatic-Module-Name: io.github.vocalpatterns.model" in manifest
        if artifact == "vocal-patterns-model" and (descriptor or not named):
            fail(f"{artifact} must have an Automatic-Module-Name and no descriptor")
        if artifact != "vocal-patterns-model" and not (descriptor and "Multi-Release: true" in manifest):
            fail(f"{artifact} must have a module descriptor and say that it is a multi-release archive")


def rebuilt(tree, artifact, name):
    """Where a build leaves what a deployment calls by this name."""
    folder = tree if artifact == "vocal-patterns-parent" else tree / artifact
    if name.endswith(".pom"):
        return folder / "pom.xml"
    return folder / "target" / ("bom.json" if name.endswith("-cyclonedx.json") else name)


def check_same(repository, tree, version):
    count = 0
    for artifact in POMS + JARS:
        for name in expected_files(artifact, version):
            deployed = repository / GROUP / artifact / version / name
            if deployed.read_bytes() != rebuilt(tree, artifact, name).read_bytes():
                fail(f"{name} has other bytes in a second build: {deployed}, {rebuilt(tree, artifact, name)}")
            count += 1
    return count


def check_class_path(file):
    jars = [Path(entry) for entry in Path(file).read_text().strip().split(":")]
    total = 0
    for jar in jars:
        total += jar.stat().st_size
        print(f"{jar.stat().st_size:>9} {jar.name}")
        with zipfile.ZipFile(jar) as archive:
            native = [name for name in archive.namelist() if NATIVE.search(name)]
        if native:
            fail(f"{jar.name} holds native code: {native}")
    print(f"{total:>9} bytes in all, at most {MOST_BYTES}")
    if total > MOST_BYTES:
        fail("the class path is too large")


def main():
    if sys.argv[1:2] == ["--class-path"]:
        check_class_path(sys.argv[2])
        return
    version, folder = sys.argv[1], Path(sys.argv[2])
    repository = folder / "first/repository"
    check_complete(repository, version)
    check_module_names(repository, version)
    count = check_same(repository, folder / "second/tree", version)
    print(f"{len(POMS + JARS)} artifacts are complete; {count} files are the same bytes in both builds.")


if __name__ == "__main__":
    main()
