"""How large a picture is, read from its own bytes."""

import re


def pixels(path):
    """Width and height of an SVG or PNG in pixels."""
    data = path.read_bytes()
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    root = re.search(rb"<svg\b[^>]*>", data).group().decode()
    return length(root, "width"), length(root, "height")


def length(root, name):
    """A length of the root in CSS pixels: 1 pt is 4/3 px."""
    number, unit = re.search(rf'\s{name}="([\d.]+)(px|pt)?"', root).groups()
    return round(float(number) * (4 / 3 if unit == "pt" else 1))


def kilobytes(path):
    """The size of a file in kB of 1,000 bytes."""
    return f"{path.stat().st_size / 1000:.0f}"
