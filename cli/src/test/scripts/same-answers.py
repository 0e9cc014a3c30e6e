#!/usr/bin/env python3
"""Models answer as the run that learned, from another folder, in another locale, on another JDK.

    python3 cli/src/test/scripts/same-answers.py [JAVA_HOME ...]      from the project's root

Each kind of model is learned with the Java at hand; its answers for the rows learned from are compared, byte by byte, with what the run
wrote itself: from another folder, under LC_ALL=C and with a Turkish locale of Java (where i and I differ), and with each JAVA_HOME given.
Exit 0 where all are the same."""
import os, subprocess, sys, tempfile

ROOT = os.getcwd()
LEARNED = {
    'clam': ['cluster', 'penguins', '-k', '3', '--assign', 'A', '--membership'],
    'soft': ['cluster', 'penguins', '-k', '3', '--algorithm', 'soft', '--assign', 'A', '--membership'],
    'kmeans': ['cluster', 'penguins', '-k', '3', '--algorithm', 'kmeans', '--assign', 'A'],
    'basins': ['cluster', 'segment', '--algorithm', 'basins', '--assign', 'A'],
    'classes': ['classify', '--train', 'penguins', '--test', 'penguins', '--predictions', 'A'],
    'learned memories': ['classify', '--train', 'segment', '--memories', '14', '--test', 'segment', '--predictions', 'A'],
    'numbers': ['classify', '--train', 'diabetes_regression', '--test', 'diabetes_regression', '--predictions', 'A'],
    'completion': ['complete', 'penguins', '--out', 'A'],
    'deep': ['cluster', 'penguins', '-k', '3', '--algorithm', 'deep', '--epochs', '3', '--assign', 'A', '--membership'],
}


def engram(folder, args, **environment):
    done = subprocess.run([os.path.join(ROOT, 'engram'), *args], cwd=folder, capture_output=True, text=True,
                          env=dict(os.environ, **environment))
    if done.returncode:
        sys.exit('%s: exit %d: %s' % (' '.join(args), done.returncode, done.stderr.strip()))


def content(path):
    with open(path, 'rb') as f:
        return f.read()


def main():
    here, there = tempfile.mkdtemp(prefix='learned'), tempfile.mkdtemp(prefix='asked')
    places = {
        'another folder': {},
        'LC_ALL=C': {'LC_ALL': 'C', 'LANG': 'C'},
        'a Turkish Java': {'ENGRAM_JAVA_OPTS': '-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-9'},
    }
    for home in sys.argv[1:]:
        places['JAVA_HOME=' + home] = {'JAVA_HOME': home}
    differ = 0
    for kind, args in LEARNED.items():
        engram(here, args[:] + ['--model', 'M'])
        data = args[2] if args[1].startswith('-') else args[1]
        options = ['--membership'] if '--membership' in args else []
        for place, environment in places.items():
            engram(there, ['predict', os.path.join(here, 'M'), data, '--out', 'B'] + options, **environment)
            same = content(os.path.join(here, 'A')) == content(os.path.join(there, 'B'))
            print('%-18s %-50s %s' % (kind, place, 'same' if same else 'DIFFERS'))
            differ += not same
    sys.exit(1 if differ else 0)


main()
