"""The programs, and how each is told to draw the line chart of the sample."""

import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
TITLE = "North Korean defectors arriving in South Korea"
SUBTITLE = "People a year, by sex"


def arrivals(program, folder, picture, more=()):
    """Ours: long CSV, 850x600 pixels, two of a PNG for each."""
    return [
        program, "chart", str(folder / "long.csv"), "--quiet", "--no-package", "--size", "850x600",
        "--title", TITLE, "--subtitle", SUBTITLE, "--unit", "people", "-o", str(picture), *more,
    ]  # fmt: skip


def kuva(program, folder, picture):
    """A PNG of kuva has two pixels for each of the canvas."""
    return [
        program, "line", str(folder / "long.csv"), "--x", "year", "--y", "count", "--color-by", "sex",
        "--legend", "--title", TITLE, "--subtitle", SUBTITLE, "--x-label", "Year",
        "--y-label", "People", "--y-min", "0", "--width", "850", "--height", "600",
        "-o", str(picture),
    ]  # fmt: skip


def kuva_font(program, folder, picture):
    """kuva with its font inside the SVG, as ours has."""
    return [*kuva(program, folder, picture), "--embed-font"]


def gnuplot(program, folder, picture):
    """The svg and the pngcairo terminal; the PNG is the same drawing twice as large."""
    terminal = (
        "svg size 850,600"
        if picture.suffix == ".svg"
        else "pngcairo size 1700,1200 fontscale 2 linewidth 2 pointscale 2"
    )
    setting = f"set terminal {terminal}; set output '{picture}'; table = '{folder / 'wide.csv'}'"
    return [program, "-e", setting, str(HERE / "line.gp")]


def vl_convert(program, folder, picture):
    """The command `vl-convert` where there is one, else the Python package."""
    specification = str(folder / "line.vl.json")
    if Path(program).name.startswith("vl-convert"):
        scale = [] if picture.suffix == ".svg" else ["--scale", "2"]
        kind = f"vl2{picture.suffix[1:]}"
        return [program, kind, "-i", specification, "-o", str(picture), *scale]
    return [program, str(HERE / "line_vega.py"), specification, str(picture)]


def matplotlib(program, folder, picture):
    """The `Figure` interface without pyplot, which starts faster."""
    return [program, str(HERE / "line_matplotlib.py"), str(folder / "wide.csv"), str(picture)]


# Name, what makes its command, formats, and what ours is told beside.
PEERS = {
    "kuva": (kuva, ("svg", "png"), ()),
    "kuva, no font in either": (kuva, ("svg",), ("--svg-text", "text")),
    "kuva, font in both": (kuva_font, ("svg",), ()),
    "gnuplot": (gnuplot, ("svg", "png"), ()),
    "vl-convert": (vl_convert, ("svg", "png"), ()),
    "matplotlib": (matplotlib, ("svg", "png"), ()),
}


def find(peer):
    """The program of a peer and its version, or `None` and what is missing."""
    python = os.environ.get("PEERS_PYTHON", "python3")
    package = {"vl-convert": "vl-convert-python", "matplotlib": "matplotlib"}.get(peer)
    name = peer.split(",")[0]
    program = shutil.which(os.environ.get(name.upper().replace("-", "_"), name))
    if program:
        said = subprocess.run([program, "--version"], capture_output=True, encoding="utf-8")
        return program, said.stdout.strip() or said.stderr.strip()
    if package is None:
        return None, f"no program '{name}' on the path"
    ask = f"from importlib.metadata import version; print(version('{package}'))"
    said = subprocess.run([python, "-c", ask], capture_output=True, encoding="utf-8")
    if said.returncode != 0:
        return None, f"{python} has no package '{package}'"
    return python, f"{package} {said.stdout.strip()}"
