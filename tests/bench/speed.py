"""How long the program takes, as ratios to a bare interpreter in one run.

    python tests/bench/speed.py [ROUNDS]

Each command is run in turn, ROUNDS times over (default 30), so that a slow spell of the machine falls on all alike; the median
counts. The compiled base is warm. Memory is the peak of resident memory in MiB.
"""

from __future__ import annotations

import os
import pty
import resource
import statistics
import subprocess
import sys
import time

PYTHON = sys.executable
# As on a user's machine: with modules kept compiled.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
PROGRAM = [PYTHON, "-m", "libyafacts"]
COMMANDS: dict[str, list[str]] = {
    "python -c pass": [PYTHON, "-c", "pass"],
    "who haftar | (known spelling)": [*PROGRAM, "who", "haftar"],
    "who heftar | (typo)": [*PROGRAM, "who", "heftar"],
    "bases |": [*PROGRAM, "bases"],
    "quotes --by conte --json |": [*PROGRAM, "quotes", "--by", "conte", "--json"],
    "who haftar (card on a terminal)": [*PROGRAM, "who", "haftar"],
    "check (compiles, verifies the record)": [*PROGRAM, "check"],
}


def piped(command: list[str]) -> float:
    """Seconds that a command takes with its output in a pipe."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def on_terminal(command: list[str]) -> float:
    """Seconds that a command takes on a pseudo-terminal."""
    main, sub = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=sub, stderr=sub, stdin=sub, env=ENVIRONMENT)
    os.close(sub)
    try:
        while os.read(main, 65536):
            pass
    except OSError:  # the other end is closed
        pass
    process.wait()
    os.close(main)
    return time.perf_counter() - start


def peak_memory(command: list[str]) -> float:
    """The peak of resident memory of a command, in MiB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    found = subprocess.run([PYTHON, "-c", code, *command], capture_output=True, check=True, text=True, env=ENVIRONMENT)
    return int(found.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def main() -> None:
    """Print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds + 1):  # the first warms up
        for name, command in COMMANDS.items():
            times[name].append(on_terminal(command) if "terminal" in name else piped(command))
    base = statistics.median(times["python -c pass"][1:])
    print(f"{'command':40} {'median ms':>9} {'ratio':>6} {'MiB':>6}")
    for name, command in COMMANDS.items():
        median = statistics.median(times[name][1:])
        print(f"{name:40} {median * 1000:9.1f} {median / base:6.2f} {peak_memory(command):6.1f}")
    print(f"{rounds} rounds, {resource.getpagesize()} byte pages, Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
