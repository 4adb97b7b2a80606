"""Cuts one weight of Pretendard to the characters of the bundled font.

Usage: subset.py INPUT.ttf OUTPUT.ttf Regular|Bold

Needs fonttools. The layout tables are dropped, so that the width of a text is the sum of its
advances in every renderer; the tabular figures are made the only ones before that.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Arrivals Sans"
# 2020-01-01, in seconds since 1904: the same bytes whenever the font is cut.
CUT_AT = 3660681600


def characters():
    for first, last in (
        (0x20, 0x7E),  # Basic Latin
        (0xA0, 0x17F),  # Latin-1 Supplement, Latin Extended-A
        (0x218, 0x21B),  # Romanian
        (0x384, 0x3CE),  # Greek
        (0x400, 0x45F),  # Cyrillic
        (0x490, 0x491),
        (0x1E80, 0x1E85),
        (0x2010, 0x2027),  # General Punctuation
        (0x2030, 0x203A),
        (0x2190, 0x2193),  # Arrows
        (0x3131, 0x3163),  # Hangul Compatibility Jamo
    ):
        yield from range(first, last + 1)
    yield from map(ord, "\u2009\u202f\u20a9\u20ac\u20ab\u20bd\u20b9\u2116\u2122\u2212\u2248\u2260\u2264\u2265\u221e\u00d7")
    # The 2,350 syllables of KS X 1001.
    for lead in range(0xB0, 0xC9):
        for trail in range(0xA1, 0xFF):
            yield ord(bytes((lead, trail)).decode("euc_kr"))


def tabular_figures(font):
    """The figure that the feature `tnum` puts in place of each digit."""
    table = font["GSUB"].table
    indices = {i for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for i in record.Feature.LookupListIndex}
    mapping = {}
    for index in sorted(indices):
        for sub in table.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(getattr(sub, "ExtSubTable", sub), "mapping", {}))
    return mapping


def main(source, target, style):
    font = TTFont(source, recalcTimestamp=False)
    figures = tabular_figures(font)
    for table in font["cmap"].tables:
        for digit in range(0x30, 0x3A):
            if digit in table.cmap:
                table.cmap[digit] = figures.get(table.cmap[digit], table.cmap[digit])
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.legacy_kern = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "JSTF", "DSIG", "kern", "vhea", "vmtx", "VORG", "meta", "STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(set(characters())))
    cutter.subset(font)
    for record in font["name"].names:
        text = {
            1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}",
            6: f"ArrivalsSans-{style}",
        }.get(record.nameID)
        if text:
            record.string = text
    font["head"].created = font["head"].modified = CUT_AT
    font.save(target, reorderTables=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
