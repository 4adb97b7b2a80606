"""Whole processes, timed from start to end by the wall clock."""

import os
import statistics
import time
from collections import namedtuple

Run = namedtuple("Run", "wall cpu peak")

SILENT = [
    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
]


def once(command):
    """Milliseconds of one run of a command that must succeed."""
    return measured(command).wall


def measured(command):
    """Wall and CPU milliseconds of one run of a command that must succeed, and its peak in MiB."""
    start = time.perf_counter_ns()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=SILENT)
    _, status, used = os.wait4(process, 0)
    spent = time.perf_counter_ns() - start
    if status != 0:
        raise RuntimeError(f"exit status {status}: {' '.join(command)}")
    return Run(spent / 1e6, (used.ru_utime + used.ru_stime) * 1e3, used.ru_maxrss / 1024)


def in_turn(commands, runs, warm_up):
    """Runs the commands in turn, A B A B; a list of milliseconds for each."""
    return [[run.wall for run in of] for of in measured_in_turn(commands, runs, warm_up)]


def measured_in_turn(commands, runs, warm_up):
    """Runs the commands in turn, A B A B; a list of what each run took for each."""
    all_runs = [[] for _ in commands]
    for turn in range(warm_up + runs):
        for command, of in zip(commands, all_runs):
            took = measured(command)
            if turn >= warm_up:
                of.append(took)
    return all_runs


def spread(values):
    """`median (lowest–highest)`."""
    return f"{figure(statistics.median(values))} ({figure(min(values))}–{figure(max(values))})"


def ratios(ours, theirs):
    """`median (lower–upper quartile)` of ours by theirs, pair by pair."""
    pairs = [a / b for a, b in zip(ours, theirs)]
    lower, middle, upper = statistics.quantiles(pairs, n=4, method="inclusive")
    digits = 2 if middle >= 0.1 else 3
    return f"{middle:.{digits}f} ({lower:.{digits}f}–{upper:.{digits}f})"


def figure(milliseconds):
    """One decimal below 100 ms, none above."""
    return f"{milliseconds:.1f}" if milliseconds < 100 else f"{milliseconds:.0f}"
