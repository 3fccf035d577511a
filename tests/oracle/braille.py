"""
Compares labels of tactile sheets with liblouis, and writes tests/reference/oracle-braille.json:

    apt-get install python3-louis
    npm run build:tools && node tests/.run/labels.js | /usr/bin/python3 tests/oracle/braille.py

labels.ts draws 10,000 different labels of figures with random values and translates each as the sheets do. This program
translates them with liblouis and its table en-ueb-g1.ctb (Unified English Braille, uncontracted), and prints each
difference. If there is none, it writes 1,000 of the labels with liblouis's braille, in the 64 characters that
embossers read (North American Braille ASCII).

The results in the repository come from Python 3.13.5 and liblouis 3.33.0 of Debian 13.
"""

import json
import pathlib
import random
import sys

import louis

TABLE = "en-ueb-g1.ctb"
CELLS = " a1b'k2l@cif/msp\"e3h9o6r^djg>ntq,*5<-u8v.%[$+x!&;:4\\0z7(_?w]#y)="
RECORDED, SEED = 1000, 1

labels = json.load(sys.stdin)
different = 0
expected = []
for text, cells in labels:
    braille = louis.translateString([TABLE], text, mode=louis.ucBrl | louis.dotsIO)
    expected.append([text, "".join(CELLS[ord(cell) - 0x2800] for cell in braille)])
    if braille != cells:
        different += 1
        print(f"{text!r}\n  liblouis {braille}\n  here     {cells}")
print(f"{len({text for text, _ in labels})} labels, {different} differences")
if different:
    sys.exit(1)

target = pathlib.Path(__file__).parents[1] / "reference/oracle-braille.json"
content = {
    "source": f"liblouis {louis.version()}, {TABLE}",
    "labels": random.Random(SEED).sample(expected, RECORDED),
}
target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
