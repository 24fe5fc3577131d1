r"""Plays stories of somebody at a terminal: the program runs in a real pseudo-terminal, with keys and a screen.

usage: play.py --bin "node bin/run.js" STORY...

A story is text, one step a line, each told to a home of its own:

  zone Europe/Berlin           the zone of what follows
  at 2026-01-05T09:00:00+01:00 the clock of what follows
  env NAME=VALUE               an environment variable of what follows
  size 80x24                   columns and rows of the terminal (80x24)
  write a.csv Name,Mail\nAda,  writes a file into the home; \n ends a line
  repeat 9 a.csv Name #\n      adds the text to a file of the home, 9 times; # is the number
  $ crm add "Acme"             runs the program without a terminal; it has to exit 0
  > crm review                 starts it at the terminal
  see TEXT                     waits until TEXT comes up, after what was seen before
  unseen TEXT                  nothing after what was seen before has TEXT
  press d ? enter down         presses keys, one after the other; other words are typed as they are
  type some words              types the text
  resize 40x24                 makes the terminal another size
  exit 130                     waits until it ends, with this code
  fits                         no line that it wrote was wider than the terminal
  plain                        it wrote no escape sequence
  raw off                      the terminal was left as it was found: it echoes, and reads line by line
  file ~ TEXT, file !~ TEXT    what the data file holds or does not
  same                         the data file is as it was before the last > or $

A line that begins with # is a comment. Ends with one line, `N passed, M failed`.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata

PATIENCE = 60  # seconds until something that never comes up is a failure
KEYS = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "ctrl-c": "\x03", "ctrl-d": "\x04", "ctrl-z": "\x1a",
}
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")


class Failure(Exception):
    """A step that did not hold."""


def width(line):
    """Columns of a line: marks and format characters take none, wide letters two."""
    columns = 0
    for character in line:
        if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
            continue
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns


class Terminal:
    """One run of the program in a pseudo-terminal."""

    def __init__(self, command, environment, folder, size):
        self.master, slave = pty.openpty()
        self.size = size
        self.resize(size)
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=folder,
            preexec_fn=self.lead, close_fds=True,
        )
        self.text = ""
        self.seen = 0
        self.bytes = b""

    def lead(self):
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def resize(self, size):
        columns, rows = size
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        """Takes in what was written; false where nothing came."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            part = os.read(self.master, 65536)
        except OSError:
            return False
        self.bytes += part
        self.text = ESCAPES.sub("", self.bytes.decode("utf-8", "replace")).replace("\r\n", "\n")
        return part != b""

    def see(self, wanted):
        deadline = time.monotonic() + PATIENCE
        while True:
            at = self.text.find(wanted, self.seen)
            if at >= 0:
                self.seen = at + len(wanted)
                return
            if time.monotonic() > deadline or (not self.read(0.1) and self.process.poll() is not None):
                while self.read(0.1):
                    pass
                if self.text.find(wanted, self.seen) < 0:
                    raise Failure(f"did not come up. There is:\n{self.text[self.seen:]}")

    def send(self, text):
        os.write(self.master, text.encode())

    def end(self):
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            self.read(0.05)
            if time.monotonic() > deadline:
                raise Failure(f"still runs. There is:\n{self.text[self.seen:]}")
        while self.read(0.05):
            pass
        # A signal counts as a shell counts it.
        code = self.process.returncode
        return code if code >= 0 else 128 - code

    def is_restored(self):
        return termios.tcgetattr(self.slave)[3] == self.before[3]

    def close(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self.slave)
        os.close(self.master)


class Story:
    """A story at its own desk: a home, a book, a clock."""

    def __init__(self, program):
        self.program = program
        self.home = tempfile.mkdtemp(prefix="crm-pty-")
        self.book = os.path.join(self.home, "book", "crm.json")
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": self.home, "CRM_FILE": self.book, "TERM": "xterm-256color",
            "XDG_DATA_HOME": f"{self.home}/data", "XDG_STATE_HOME": f"{self.home}/state",
            "XDG_CONFIG_HOME": f"{self.home}/config", "XDG_CACHE_HOME": f"{self.home}/cache",
            "LANG": "C.UTF-8", "TZ": "Europe/Berlin", "CRM_NOW": "2026-01-05T09:00:00+01:00",
        }
        self.size = (80, 24)
        self.terminal = None
        self.before = ""

    def data(self):
        if not os.path.exists(self.book):
            return ""
        with open(self.book, encoding="utf-8") as file:
            return file.read()

    def command(self, line):
        name, *words = shlex.split(line)
        if name != "crm":
            raise Failure("only crm can be run")
        self.before = self.data()
        return [*self.program, *words]

    def close(self):
        if self.terminal:
            self.terminal.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def open_terminal(self):
        if not self.terminal:
            raise Failure("nothing was started yet")
        return self.terminal

    def play(self, word, rest):
        step = getattr(self, f"step_{word}", None)
        if step is None:
            raise Failure(f"no such step: {word}")
        step(rest)

    def step_zone(self, rest):
        self.environment["TZ"] = rest

    def step_at(self, rest):
        self.environment["CRM_NOW"] = rest

    def step_env(self, rest):
        name, _, value = rest.partition("=")
        self.environment[name] = value

    def step_size(self, rest):
        self.size = tuple(int(number) for number in rest.split("x"))

    def step_write(self, rest):
        name, _, text = rest.partition(" ")
        with open(os.path.join(self.home, name), "w", encoding="utf-8") as file:
            file.write(text.replace("\\n", "\n"))

    def step_repeat(self, rest):
        times, name, text = rest.split(" ", 2)
        with open(os.path.join(self.home, name), "a", encoding="utf-8") as file:
            for number in range(1, int(times) + 1):
                file.write(text.replace("\\n", "\n").replace("#", str(number)))

    def step_run(self, rest):
        done = subprocess.run(
            self.command(rest), env=self.environment, cwd=self.home, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=PATIENCE, check=False,
        )
        if done.returncode != 0:
            raise Failure(f"exit {done.returncode}: {done.stdout}{done.stderr}")

    def step_start(self, rest):
        if self.terminal:
            self.terminal.close()
        self.terminal = Terminal(self.command(rest), self.environment, self.home, self.size)

    def step_see(self, rest):
        self.open_terminal().see(rest)

    def step_unseen(self, rest):
        terminal = self.open_terminal()
        while terminal.read(0.3):
            pass
        if rest in terminal.text[terminal.seen:]:
            raise Failure(f"it came up:\n{terminal.text[terminal.seen:]}")

    def step_press(self, rest):
        for key in rest.split():
            self.open_terminal().send(KEYS.get(key, key))

    def step_type(self, rest):
        self.open_terminal().send(rest)

    def step_resize(self, rest):
        self.step_size(rest)
        self.open_terminal().resize(self.size)

    def step_exit(self, rest):
        code = self.open_terminal().end()
        if code != int(rest):
            raise Failure(f"exit {code}. There is:\n{self.terminal.text}")

    def step_fits(self, _):
        columns = self.size[0]
        wide = [line for line in re.split(r"[\r\n]", self.open_terminal().text) if width(line) > columns]
        if wide:
            raise Failure(f"wider than {columns}: {wide[0]}")

    def step_plain(self, _):
        if b"\x1b" in self.open_terminal().bytes:
            raise Failure(f"it wrote escape sequences: {self.terminal.bytes!r}")

    def step_raw(self, rest):
        if rest == "off" and not self.open_terminal().is_restored():
            raise Failure("the terminal was left in another state")

    def step_file(self, rest):
        operator, _, text = rest.partition(" ")
        if (text in self.data()) != (operator == "~"):
            raise Failure(f"the data file is:\n{self.data()}")

    def step_same(self, _):
        if self.data() != self.before:
            raise Failure(f"the data file changed:\n{self.data()}")


def play(path, program):
    """Plays one story; tells what did not hold, or nothing."""
    story = Story(program)
    try:
        with open(path, encoding="utf-8") as file:
            for number, raw in enumerate(file, 1):
                word, _, rest = raw.strip().partition(" ")
                if word == "" or word.startswith("#"):
                    continue
                try:
                    story.play({"$": "run", ">": "start"}.get(word, word), rest)
                except (Failure, ValueError, subprocess.TimeoutExpired) as failure:
                    return f"{path}:{number}: {raw.strip()}\n{failure}"
        return None
    finally:
        story.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("stories", nargs="+")
    options = parser.parse_args()
    failed = 0
    for path in options.stories:
        problem = play(path, shlex.split(options.bin))
        print(f"{os.path.basename(path)}: {'failed' if problem else 'passed'}", flush=True)
        if problem:
            failed += 1
            print(problem, flush=True)
    print(f"{len(options.stories) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
