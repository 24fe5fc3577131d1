#!/usr/bin/env python3
"""Types half a command line into real shells, presses Tab and Enter, and looks at the words that crm got.

usage: shells.py --bin "node /path/bin/run.js" SHELL...

A stand-in for crm hands completion to the program and writes down the words of everything else. So names with quotes, `$( )`,
backticks and other scripts must come through each shell's own quoting whole, and nothing in them may run.
Ends with `N passed, N failed`; exits 1 where anything failed. A shell that is not installed is said to be skipped.
"""
import argparse
import os
import pty
import select
import shutil
import shlex
import signal
import subprocess
import sys
import tempfile
import time

NAMES = [
    'Apex Manufacturing',
    "O'Brien & Sons",
    'Says "hi" $(touch RAN) `touch RAN`',
    'Wow! Ltd',
    'Łódź Tekstyl',
    'श्री गणेश ट्रेडर्स',
    'Zed;touch RAN|cat>RAN',
    'Back\\slash \\$HOME',
    'Xu=y:z@w',
    'Curly {a,b} [c] *? ~ #',
    'Percent %s %(x)',
]

# What is typed before Tab, and the words that must arrive. 'Q' stands for a name whose beginning was typed in quotes.
LINES = [
    ('crm sho', ['show']),
    ('crm promise rel', ['promise', 'release']),
    ('crm list --ti', ['list', '--tier']),
    ('crm list --sort next', ['list', '--sort', 'next-due']),
    ('crm list --sort=next', ['list', '--sort=next-due']),
] + [(f'crm show {start}', ['show', name]) for start, name in [
    ('Ap', NAMES[0]),
    ('"Ap', NAMES[0]),
    ("'Ap", NAMES[0]),
    ("O\\'", NAMES[1]),
    ('"O', NAMES[1]),
    ('Say', NAMES[2]),
    ('"Say', NAMES[2]),
    ("'Say", NAMES[2]),
    ('Wo', NAMES[3]),
    ('"Wo', NAMES[3]),
    ('Łó', NAMES[4]),
    ('श्री', NAMES[5]),
    ('Zed', NAMES[6]),
    ("'Zed", NAMES[6]),
    ('Back', NAMES[7]),
    ('"Back', NAMES[7]),
    ('Xu', NAMES[8]),
    ('Xu=y', NAMES[8]),
    ('Xu=y:z@', NAMES[8]),
    ('Curl', NAMES[9]),
    ('Perc', NAMES[10]),
]] + [
    ('crm log Ap', ['log', NAMES[0]]),
    ('crm due --customer Ap', ['due', '--customer', NAMES[0]]),
    ('crm due --customer=Ap', ['due', f'--customer={NAMES[0]}']),
]

START = {
    'bash': (['bash', '--norc', '--noprofile', '-i'], 'eval "$(crm completion bash)"'),
    'zsh': (['zsh', '-f', '-i'], 'autoload -Uz compinit; compinit -u; eval "$(crm completion zsh)"'),
    'fish': (['fish', '--no-config', '-i'], 'crm completion fish | source'),
}


def read_until(fd, done, seconds):
    """Reads what the shell writes until `done` says so; returns it."""
    seen, end = b'', time.monotonic() + seconds
    while time.monotonic() < end and not done(seen):
        ready, _, _ = select.select([fd], [], [], 0.05)
        if not ready:
            continue
        try:
            chunk = os.read(fd, 65536)
        except OSError:
            break
        seen += chunk
        # fish asks the terminal what it is and waits for the answer.
        if b'\x1b[c' in chunk or b'\x1b[0c' in chunk:
            os.write(fd, b'\x1b[?62c')
        if b'\x1b[6n' in chunk:
            os.write(fd, b'\x1b[1;1R')
    return seen


def quiet(fd, pause, seconds=60):
    """Reads until nothing came for a while."""
    last, end, seen = time.monotonic(), time.monotonic() + seconds, b''
    while time.monotonic() < end and time.monotonic() - last < pause:
        more = read_until(fd, lambda text: len(text) > 0, 0.05)
        if more:
            seen, last = seen + more, time.monotonic()
    return seen


def wait_for(path, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if os.path.exists(path):
            return True
        time.sleep(0.02)
    return False


def read_words(path):
    with open(path, 'rb') as file:
        return [word.decode('utf-8', 'replace') for word in file.read().split(b'\0')[:-1]]


def try_line(shell, place, env, typed):
    """The words that arrive when a line is typed, completed and entered; None where none did."""
    marker, words = os.path.join(place, 'completed'), os.path.join(place, 'words')
    for path in (marker, words):
        if os.path.exists(path):
            os.remove(path)
    argv, setup = START[shell]
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(place)
        os.execvpe(argv[0], argv, env)
    try:
        quiet(fd, 0.3)
        os.write(fd, f'{setup}; touch ready\r'.encode())
        if not wait_for(os.path.join(place, 'ready')):
            return None
        os.remove(os.path.join(place, 'ready'))
        quiet(fd, 0.3)
        os.write(fd, typed.encode())
        quiet(fd, 0.2)
        os.write(fd, b'\t')
        wait_for(marker)
        seen = quiet(fd, 0.4)
        os.write(fd, b'\r')
        drained = time.monotonic() + 60
        while not os.path.exists(words) and time.monotonic() < drained:
            seen += read_until(fd, lambda text: False, 0.05)
        if not os.path.exists(words):
            sys.stdout.write(f'    {seen!r}\n')
            return None
        time.sleep(0.05)
        return read_words(words)
    finally:
        os.close(fd)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def prepare(place, program):
    """A folder with the stand-in and a book that holds the names; returns the environment."""
    tools = os.path.join(place, 'tools')
    os.mkdir(tools)
    stand_in = os.path.join(tools, 'crm')
    with open(stand_in, 'w') as file:
        file.write(
            '#!/bin/sh\n'
            f'case $1 in complete) {program} "$@"; touch {shlex.quote(place)}/completed;;\n'
            f'completion) exec {program} "$@";;\n'
            f'*) printf \'%s\\0\' "$@" > {shlex.quote(place)}/part; mv {shlex.quote(place)}/part {shlex.quote(place)}/words;;\n'
            'esac\n'
        )
    os.chmod(stand_in, 0o755)
    env = {
        'PATH': f"{tools}:{os.environ['PATH']}",
        'HOME': place,
        'XDG_STATE_HOME': place,
        'XDG_CONFIG_HOME': place,
        'XDG_DATA_HOME': place,
        'CRM_FILE': os.path.join(place, 'crm.json'),
        'LANG': 'C.UTF-8',
        'LC_ALL': 'C.UTF-8',
        'TERM': 'xterm',
        'PS1': '> ',
    }
    for name in NAMES:
        subprocess.run([*shlex.split(program), 'add', name], env=env, check=True, stdout=subprocess.DEVNULL)
    return env


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--bin', required=True)
    parser.add_argument('shells', nargs='*', default=list(START))
    given = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as place:
        env = prepare(place, given.bin)
        for shell in given.shells or list(START):
            if not shutil.which(shell):
                print(f'{shell}: not installed, skipped')
                continue
            for typed, wanted in LINES:
                got = try_line(shell, place, env, typed)
                ran = os.path.exists(os.path.join(place, 'RAN'))
                if got == wanted and not ran:
                    passed += 1
                else:
                    failed += 1
                    print(f'FAILED: {shell}: {typed}<Tab> gave {got}, wanted {wanted}{", and something RAN" if ran else ""}')
                if ran:
                    os.remove(os.path.join(place, 'RAN'))
    print(f'{passed} passed, {failed} failed')
    sys.exit(1 if failed else 0)


main()
