"""
Writes tests/reference/oracle-rounding.json:

    python rounding.py

Measures which weights of a matrix in bf16 change when BA is added, and rounds values to bf16. ml_dtypes does all
rounding: to the nearest number, and to even in a tie.

W, B and A have nearly normal entries: sums of four uniform random numbers, drawn in this order by one generator
(mulberry32). W is rounded to bf16. BA is scaled so that its root mean square is a given part of W's, and rounded to
fp32. The sum W + BA is computed in fp32 and rounded once, to bf16. "unmoved" counts the weights that are the same
before and after. "error" is the root mean square of what rounding changes, as a part of BA's. "merged" is the SHA-256
of all rounded sums, as little-endian 16-bit patterns, row by row.

src/figures/merge/rounding.ts does the same in TypeScript. Sums run from left to right, and there are only + - * / and
square roots, so both programs compute the same bits.

The results in the repository come from Python 3.11.7, numpy 2.4.6 and ml_dtypes 0.6.0.
"""

import hashlib
import json
import math
import pathlib
import platform

import ml_dtypes
import numpy as np

SIDE, SEED = 256, 1
RANKS = [8, 1]
RATIOS = [0.1, 0.01, 0.001]
# Lower halves of numbers in fp32: 0x8000 is a tie.
LOWER = [0, 1, 0x7FFF, 0x8000, 0x8001, 0xFFFF]


class Generator:
    """The generator mulberry32, whose state grows by a constant."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self, count):
        steps = np.arange(1, count + 1, dtype=np.uint64)
        state = (steps * np.uint64(0x6D2B79F5) + np.uint64(self.state)).astype(np.uint32)
        self.state = int(state[-1])
        mixed = (state ^ (state >> np.uint32(15))) * (state | np.uint32(1))
        mixed ^= mixed + (mixed ^ (mixed >> np.uint32(7))) * (mixed | np.uint32(61))
        return (mixed ^ (mixed >> np.uint32(14))) / 2.0**32

    def matrix(self, rows, columns):
        draws = self.uniform(4 * rows * columns).reshape(rows, columns, 4)
        total = draws[..., 0] + draws[..., 1] + draws[..., 2] + draws[..., 3]
        return (total - 2) * math.sqrt(3)


def sum_of_squares(matrix):
    # Unlike np.sum, cumsum adds from left to right.
    return np.cumsum((matrix * matrix).ravel())[-1]


def digest(matrix):
    return hashlib.sha256(matrix.view(np.uint16).astype("<u2").tobytes()).hexdigest()


def merge(rank):
    generator = Generator(SEED)
    w = generator.matrix(SIDE, SIDE).astype(np.float32).astype(ml_dtypes.bfloat16)
    b, a = generator.matrix(SIDE, rank), generator.matrix(rank, SIDE)
    ba = np.zeros((SIDE, SIDE))
    for index in range(rank):
        ba = ba + b[:, [index]] * a[[index], :]
    unit = math.sqrt(sum_of_squares(w.astype(np.float64)) / sum_of_squares(ba))
    for ratio in RATIOS:
        delta = (ratio * unit * ba).astype(np.float32)
        merged = (w.astype(np.float32) + delta).astype(ml_dtypes.bfloat16)
        lost = merged.astype(np.float64) - w.astype(np.float64) - delta
        yield {
            "rank": rank,
            "ratio": ratio,
            "unmoved": int((merged == w).sum()),
            "error": math.sqrt(sum_of_squares(lost) / sum_of_squares(delta.astype(np.float64))),
            "merged": digest(merged),
        }


def round_all():
    """Rounds numbers in fp32 with every upper half, and lower halves at and beside ties."""
    upper = np.arange(0x10000, dtype=np.uint32)[:, None] << np.uint32(16)
    numbers = (upper + np.array(LOWER, dtype=np.uint32)).ravel().view(np.float32)
    numbers = numbers[~np.isnan(numbers)]
    rounded = numbers.astype(ml_dtypes.bfloat16)
    return {"lower": LOWER, "count": len(numbers), "sha256": digest(rounded)}


result = {
    "side": SIDE,
    "merges": [item for rank in RANKS for item in merge(rank)],
    "rounded": round_all(),
}
target = pathlib.Path(__file__).parents[1] / "reference/oracle-rounding.json"
target.write_text(json.dumps(result, indent=2) + "\n")
print(f"Python {platform.python_version()}, numpy {np.__version__}, ml_dtypes {ml_dtypes.__version__}")
