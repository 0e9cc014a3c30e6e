#!/usr/bin/env python3
"""Kills runs of every command that writes, at random moments, and looks at what they leave.

Usage: kills.py [--kills N] [--seed N] [--only COMMAND] [--keep]     (build the command line before)

Each command writes whole outputs first. Then it is started over these again and again, with another
seed, so that old and new can be told apart, and killed by SIGTERM and SIGKILL in turn at a moment
between its start and its usual end. After each kill
  - every output is there, whole, and the old one or the new one;
  - nothing else lies about but drafts, and after SIGTERM none of this run;
  - SIGTERM says nothing on standard error and ends with 143, or the run was done before.
What kills leave stays for the runs that follow; after a last whole run nothing but outputs is there.
A line for each finding, figures, and exit status 1 if there was any finding.
"""

import argparse
import json
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parents[4]
DRAFT = re.compile(r"\..*\.(\d+)-[0-9a-f-]{36}\.draft")

# Name, share of the kills, command line.
COMMANDS = [
    ("cluster", 45, "cluster iris -k 3 --restarts 3 --assign a.csv --model m.json --json s.json"),
    ("compare", 55, "compare iris --restarts 2 --epochs 20 --out report --json c.json"),
    ("landscape", 30, "landscape iris --out e.png --json e.json"),
    ("classify", 30, "classify iris --predictions p.csv --json k.json"),
    ("complete", 20, "complete penguins --hide 0.2 --out f.csv --json h.json"),
    ("transformer", 10, "transformer digits8x8 --rows 60 --epochs 1 --out t.png --energies y.svg"
     " --model t.json --json u.json"),
    ("recall", 10, "recall digits8x8 --memory unlearning --stored 30 --out r.png --model r.json"
     " --json v.json"),
    ("deep", 10, "deep iris -k 3 --epochs 2,2,2 --out pictures --assign d.csv --model d.deep"
     " --json d.json"),
]


class Place:
    """A folder for the outputs of one command, and one for its temporary files."""

    def __init__(self, root, name, words):
        self.folder, self.temporary, self.old = (root / (name + end) for end in ("", "-tmp", "-old"))
        self.folder.mkdir()
        self.temporary.mkdir()
        jar = next((HOME / "cli/target").glob("engram-cli-*.jar"))
        self.command = ["java", "-Djava.awt.headless=true", f"-Djava.io.tmpdir={self.temporary}",
                        "-cp", f"{jar}:{HOME}/cli/target/lib/*", "engram.cli.Main"] + words.split()

    def start(self, seed):
        return subprocess.Popen(self.command + ["--seed", str(seed)], cwd=self.folder,
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE)

    def whole(self, seed):
        """Runs the command to its end and returns the seconds it took."""
        begin = time.monotonic()
        process = self.start(seed)
        _, err = process.communicate()
        if process.returncode or err:
            sys.exit(f"a whole run failed: {self.command}: {err.decode()}")
        return time.monotonic() - begin

    def files(self):
        return {str(f.relative_to(self.folder)): f.read_bytes()
                for f in sorted(self.folder.rglob("*")) if f.is_file()}

    def restore(self):
        """Puts the old outputs back; what kills left stays."""
        shutil.copytree(self.old, self.folder, dirs_exist_ok=True)

    def drafts(self):
        """Returns all drafts, of outputs and temporary ones."""
        return [f.name for folder in (self.folder, self.temporary) for f in folder.rglob("*")
                if DRAFT.fullmatch(f.name)]

    def strays(self, known):
        """Returns whatever is neither an output nor a folder of one."""
        names = {part for f in known for part in pathlib.PurePath(f).parts}
        return [f.name for f in [*self.folder.rglob("*"), *self.temporary.iterdir()]
                if f.name not in names]


def whole(name, content):
    """Whether a file has its end."""
    if name.endswith(".png"):
        return content.startswith(b"\x89PNG") and content.endswith(b"IEND\xaeB`\x82")
    if name.endswith(".svg"):
        return content.rstrip().endswith(b"</svg>")
    if name.endswith(".html"):
        return content.startswith(b"<!DOCTYPE html>") and content.endswith(b"</html>\n")
    if name.endswith(".json"):
        try:
            return bool(json.loads(content))
        except ValueError:
            return False
    return False


def inspect(place, old, new, process, found):
    """Looks at what a killed run left; returns which of old and new the outputs are."""
    states = set()
    left = {f: content for f, content in place.files().items()
            if not any(DRAFT.fullmatch(part) for part in pathlib.PurePath(f).parts)}
    for f in left:
        if f not in old and f not in new:
            found(f"a file {f}")
    for f in old:
        if f not in left:
            if f in new:
                found(f"{f} is gone")
            continue
        content = left[f]
        if content not in (old[f], new.get(f)) and not whole(f, content):
            found(f"{f} is not whole")
        if f.endswith((".png", ".svg")) and "/" in f:
            continue
        states.add("old" if content == old[f] else "new")
    return states


def kill(place, old, new, seconds, by_term, draw, found, counts):
    place.restore()
    process = place.start(2)
    # Outputs are written in the end: most kills come there.
    time.sleep(seconds * (draw.uniform(0.7, 1.1) if draw.random() < 0.75 else draw.random()))
    process.send_signal(signal.SIGTERM if by_term else signal.SIGKILL)
    _, err = process.communicate()
    counts["TERM" if by_term else "KILL"] += 1
    counts["ended before"] += process.returncode == 0
    if by_term and err:
        found(f"standard error: {err.decode()!r}")
    if by_term and process.returncode not in (0, 143, -signal.SIGTERM):
        found(f"exit status {process.returncode}")
    own = [d for d in place.drafts() if int(DRAFT.fullmatch(d).group(1)) == process.pid]
    counts["left drafts"] += bool(own)
    if own and by_term:
        found(f"drafts {own}")
    states = inspect(place, old, new, process, found)
    counts["old and new" if len(states) > 1 else states.pop()] += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="in all (default 200)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments (default 1)")
    parser.add_argument("--only", metavar="COMMAND", help="one command (default: all)")
    parser.add_argument("--keep", action="store_true", help="keep the folder of outputs")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    root = pathlib.Path(tempfile.mkdtemp(prefix="engram-kills"))
    findings = []
    chosen = [c for c in COMMANDS if options.only in (None, c[0])]
    for name, share, words in chosen:
        place = Place(root, name, words)
        place.whole(2)
        new = place.files()
        seconds = place.whole(1)
        old = place.files()
        shutil.copytree(place.folder, place.old)
        counts = dict.fromkeys(
            ["TERM", "KILL", "ended before", "old", "new", "old and new", "left drafts"], 0)
        for n in range(round(options.kills * share / sum(c[1] for c in chosen))):
            by_term = n % 2 == 0
            kill(place, old, new, seconds, by_term, draw, counts=counts,
                 found=lambda what: findings.append(
                     f"{name}, kill {n} ({'TERM' if by_term else 'KILL'}): {what}"))
        place.whole(1)
        strays = place.strays(old)
        if strays:
            findings.append(f"{name}: the last run leaves {strays}")
        print(f"{name:12}{seconds:5.1f} s a run: " +
              ", ".join(f"{value} {key}" for key, value in counts.items()), flush=True)
    for finding in findings:
        print("FOUND", finding)
    print(f"{len(findings)} findings")
    if options.keep:
        print(root)
    else:
        shutil.rmtree(root)
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
