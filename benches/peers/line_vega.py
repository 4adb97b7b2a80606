"""vl-convert from Python: a Vega-Lite specification as SVG or PNG. Arguments: specification, picture."""

import sys

import vl_convert

specification, picture = sys.argv[1:]
with open(specification, encoding="utf-8") as file:
    text = file.read()
if picture.endswith(".svg"):
    drawn = vl_convert.vegalite_to_svg(text).encode()
else:
    drawn = vl_convert.vegalite_to_png(text, scale=2)
with open(picture, "wb") as file:
    file.write(drawn)
