"""The files that are drawn: one dataset in the form each program reads."""

import csv
import io
import json
import subprocess

SEXES = ("total", "male", "female")


def home(program, folder):
    """Writes the sample as long CSV, as wide CSV and as a Vega-Lite specification.

    Spans of years have no single year and are in none of the three. Returns series and years.
    """
    text = subprocess.run(
        [program, "data", "nk-arrivals.csv"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    counts = {}
    for row in csv.DictReader(io.StringIO(text)):
        if row["year"]:
            counts.setdefault(int(row["year"]), {})[row["sex"]] = int(row["count"])
    years = sorted(counts)
    rows = [{"sex": sex, "year": year, "count": counts[year][sex]} for sex in SEXES for year in years]
    write(folder / "long.csv", ["sex", "year", "count"], [list(row.values()) for row in rows])
    write(
        folder / "wide.csv",
        ["year", *SEXES],
        [[year, *(counts[year][sex] for sex in SEXES)] for year in years],
    )
    (folder / "line.vl.json").write_text(json.dumps(vega(rows)), encoding="utf-8")
    return len(SEXES), len(years)


def vega(rows):
    """The line chart as a Vega-Lite specification with its data inside."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": {
            "text": "North Korean defectors arriving in South Korea",
            "subtitle": "People a year, by sex",
        },
        "width": 850,
        "height": 600,
        "autosize": {"type": "fit", "contains": "padding"},
        "data": {"values": rows},
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": "year", "type": "quantitative", "title": "Year",
                  "axis": {"format": "d"}, "scale": {"zero": False}},
            "y": {"field": "count", "type": "quantitative", "title": "People"},
            "color": {"field": "sex", "type": "nominal", "sort": list(SEXES)},
        },
    }


def panels(path, series=60, years=30):
    """Writes made-up counts of many series as long CSV; the same in every run."""
    state, rows = 1, []
    for place in range(series):
        count = 200 + 37 * place
        for year in range(1996, 1996 + years):
            state = state * 1103515245 + 12345 & 0x7FFFFFFF
            count = max(20, count + (state >> 16) % 101 - 50)
            rows.append([f"Region {place + 1:02}", year, count])
    write(path, ["region", "year", "count"], rows)


def write(path, header, rows):
    """Writes a CSV file."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
