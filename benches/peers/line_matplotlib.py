"""matplotlib: the wide table as lines with points. Arguments: table, picture."""

import csv
import sys

from matplotlib.figure import Figure

table, picture = sys.argv[1:]
with open(table, encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
years = [int(row["year"]) for row in rows]
# 850x600 CSS pixels of 1/96 inch; two pixels of a PNG for each.
figure = Figure(figsize=(850 / 96, 600 / 96), dpi=192, layout="constrained")
axes = figure.add_subplot()
for name in ("total", "male", "female"):
    axes.plot(years, [int(row[name]) for row in rows], marker="o", markersize=3, label=name)
axes.set_title("North Korean defectors arriving in South Korea\nPeople a year, by sex")
axes.set_xlabel("Year")
axes.set_ylabel("People")
axes.set_ylim(bottom=0)
axes.grid(axis="y")
axes.legend()
figure.savefig(picture)
