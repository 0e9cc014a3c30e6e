#!/usr/bin/env python3
"""Models answer as the run that learned, from another folder, in another locale, on another JDK.

    python3 cli/src/test/scripts/same-answers.py [--stream] [JAVA_HOME ...]      from the project's root

Each kind of model is learned with the Java at hand; its answers for the rows learned from are compared, byte by byte, with what the run
wrote itself: from another folder, under LC_ALL=C and de_DE, with a Turkish locale of Java (where i and I differ) and an Arabic one (with digits of
its own), and with each JAVA_HOME given. With --stream, 100,000 rows of 10 columns are asked at
500 MB besides, and some of them again by themselves. Exit 0 where all are the same."""
import os, random, subprocess, sys, tempfile

ROOT = os.getcwd()
LEARNED = {
    'clam': ['cluster', 'penguins', '-k', '3', '--assign', 'A', '--membership'],
    'soft': ['cluster', 'penguins', '-k', '3', '--algorithm', 'soft', '--assign', 'A', '--membership'],
    'tuned': ['cluster', 'iris', '-k', '3', '--tune', '--epochs', '3', '--assign', 'A', '--membership'],
    'sparse': ['cluster', 'iris', '-k', '3', '--separation', 'sparsemax', '--assign', 'A', '--membership'],
    'kmeans': ['cluster', 'penguins', '-k', '3', '--algorithm', 'kmeans', '--assign', 'A', '--membership'],
    'basins': ['cluster', 'segment', '--algorithm', 'basins', '--assign', 'A', '--membership'],
    'classes': ['classify', '--train', 'penguins', '--test', 'penguins', '--predictions', 'A'],
    'learned memories': ['classify', '--train', 'segment', '--memories', '14', '--test', 'segment', '--predictions', 'A'],
    'numbers': ['classify', '--train', 'diabetes_regression', '--test', 'diabetes_regression', '--predictions', 'A'],
    'learned numbers': ['classify', '--train', 'diabetes_regression', '--memories', '8', '--test', 'diabetes_regression', '--predictions', 'A'],
    'single numbers': ['classify', '--train', 'diabetes_regression', '--metric', 'single', '--test', 'diabetes_regression', '--predictions', 'A'],
    'completion': ['complete', 'penguins', '--out', 'A'],
    'completion, no target': ['complete', 'penguins', '--no-target', '--out', 'A'],
    'deep': ['cluster', 'penguins', '-k', '3', '--algorithm', 'deep', '--epochs', '3', '--assign', 'A', '--membership'],
    'deep images': ['deep', 'digits8x8', '-k', '4', '--epochs', '1,1,1', '--assign', 'A'],
}


def engram(folder, args, **environment):
    done = subprocess.run([os.path.join(ROOT, 'engram'), *args], cwd=folder, capture_output=True, text=True,
                          env=dict(os.environ, **environment))
    if done.returncode:
        sys.exit('%s: exit %d: %s' % (' '.join(args), done.returncode, done.stderr.strip()))


def content(path):
    with open(path, 'rb') as f:
        return f.read()


def rows(path, count, draw, first=0):
    with open(path, 'w') as f:
        f.write('id,' + ','.join('x%d' % c for c in range(9)) + ',class\n')
        for i in range(count):
            x = [draw.gauss(0, 1) for _ in range(9)]
            f.write('%07d,%s,%s\n' % (first + i, ','.join('%.4f' % v for v in x), 'ab'[x[0] + x[1] * x[2] > 0]))


def stream(here, there):
    """Asks many rows in little memory, and the last of them by themselves; returns whether they got the same answers."""
    draw = random.Random(1)
    rows(os.path.join(here, 'known.csv'), 1000, draw)
    big = os.path.join(there, 'big.csv')
    rows(big, 100000, draw)
    engram(here, ['classify', '--train', 'known.csv', '--id', 'id', '--model', 'C'])
    ask = ['predict', os.path.join(here, 'C'), 'big.csv', '--id', 'id', '--out', 'all.csv']
    engram(there, ask, ENGRAM_JAVA_OPTS='-Xmx500m')
    lines = content(big).splitlines(True)
    with open(os.path.join(there, 'last.csv'), 'wb') as f:
        f.writelines(lines[:1] + lines[-100:])
    engram(there, ask[:2] + ['last.csv', '--id', 'id', '--out', 'some.csv'])
    every = content(os.path.join(there, 'all.csv')).splitlines()
    return len(every) == 100001 and every[-100:] == content(os.path.join(there, 'some.csv')).splitlines()[1:]


def main():
    here, there = tempfile.mkdtemp(prefix='learned'), tempfile.mkdtemp(prefix='asked')
    places = {
        'another folder': {},
        'LC_ALL=C': {'LC_ALL': 'C', 'LANG': 'C'},
        'LC_ALL=de_DE.UTF-8': {'LC_ALL': 'de_DE.UTF-8', 'LANG': 'de_DE.UTF-8'},
        'an Arabic Java': {'ENGRAM_JAVA_OPTS': '-Duser.language=ar -Duser.country=EG'},
        'a Turkish Java': {'ENGRAM_JAVA_OPTS': '-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-9'},
    }
    homes = [home for home in sys.argv[1:] if home != '--stream']
    for home in homes:
        places['JAVA_HOME=' + home] = {'JAVA_HOME': home}
    differ = 0
    for kind, args in LEARNED.items():
        engram(here, args[:] + ['--model', 'M'])
        data = args[2] if args[1].startswith('-') else args[1]
        options = ['--membership'] if '--membership' in args else []
        for place, environment in places.items():
            engram(there, ['predict', os.path.join(here, 'M'), data, '--out', 'B'] + options, **environment)
            same = content(os.path.join(here, 'A')) == content(os.path.join(there, 'B'))
            print('%-22s %-50s %s' % (kind, place, 'same' if same else 'DIFFERS'), flush=True)
            differ += not same
    if '--stream' in sys.argv[1:]:
        same = stream(here, there)
        print('%-22s %-50s %s' % ('100,000 rows', '-Xmx500m', 'same' if same else 'DIFFERS'))
        differ += not same
    sys.exit(1 if differ else 0)


main()
