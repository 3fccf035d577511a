"""
Writes src/figures/quantization/block.json and tests/reference/oracle-quantization.json:

    python quantization.py

Quantizes a trained matrix with the CPU code of bitsandbytes: W of the first hidden layer of capacity.py's network,
64 x 64, after it has learned the digits, with the first seed. W is rounded to bf16 first, as models are published.

block.json has what the figure draws: the 64 weights of W's first row, which begin the first block of every size; the
number of weights in intervals of W's distribution; and by block size, the first block's absmax, the value of it that
double quantization keeps, and the error of each type. The error is the root mean square of what quantization changes,
relative to W's. NF4 and FP4 are quantized by bitsandbytes with compress_statistics, so that absmax is kept in 8 bits.
int4, which bitsandbytes does not have, rounds to the nearest of 15 levels, multiples of absmax / 7, with the same
absmax in 8 bits.

oracle-quantization.json has the levels of bitsandbytes and, by block size, the first row as bitsandbytes returns it.
The script also constructs NF4 as bitsandbytes' create_normal_map does, from quantiles of the normal distribution, and
fails if a level differs from the published one (QLoRA, arXiv 2305.14314, appendix E) by more than 2e-7.

bitsandbytes gets W as one row, because version 0.50.2 returns wrong values on CPUs if blocks are longer than rows.

The results in the repository come from Python 3.11.7, torch 2.13.0 (CPU, one thread), scikit-learn 1.9.1 and
bitsandbytes 0.50.2.
"""

import json
import pathlib
import platform

import bitsandbytes
import scipy.stats
import torch
from bitsandbytes.functional import dequantize_4bit, dequantize_blockwise, get_4bit_type, quantize_4bit

from capacity import SIDE, pretrain

ROOT = pathlib.Path(__file__).parents[2]
BLOCKS = [64, 128, 256, 512, 1024, 2048, 4096]
# Intervals of 0.02 from -LIMIT to LIMIT.
WIDTH, LIMIT = 0.02, 0.6


def construct():
    """Returns 8 quantiles of the positive half and 7 of the negative half, and 0, so that the largest is 1."""
    offset = 0.9677083
    positive = scipy.stats.norm.ppf(torch.linspace(offset, 0.5, 9)[:-1].numpy())
    negative = -scipy.stats.norm.ppf(torch.linspace(offset, 0.5, 8)[:-1].numpy())
    levels = sorted([*positive, 0.0, *negative])
    return [float(level / levels[-1]) for level in levels]


def error_of(w, rounded):
    return float((rounded.double() - w.double()).norm() / w.double().norm())


def quantize(w, block):
    """Returns the results for one block size, and the first row in NF4."""
    errors, rows = {}, {}
    for name in ("nf4", "fp4"):
        packed, state = quantize_4bit(w, blocksize=block, quant_type=name, compress_statistics=True)
        # In fp32: the figure shows levels times absmax, before their rounding to bf16 for a multiplication.
        state.dtype = torch.float32
        rounded = dequantize_4bit(packed, state)
        errors[name], rows[name] = error_of(w, rounded), rounded.flatten()[:SIDE].tolist()
    kept = dequantize_blockwise(state.absmax, state.state2) + state.offset
    absmax = w.float().view(-1, block).abs().amax(1)
    scaled = w.float().view(-1, block) / absmax[:, None]
    errors["int4"] = error_of(w, (torch.round(7 * scaled) / 7 * kept[:, None]).view(1, -1))
    result = {"block": block, "absmax": absmax[0].item(), "kept": kept[0].item(), "errors": errors}
    return result, rows["nf4"]


def main():
    levels = {name: sorted(set(get_4bit_type(name, device="cpu").tolist())) for name in ("nf4", "fp4")}
    differences = [abs(own - published) for own, published in zip(construct(), levels["nf4"], strict=True)]
    assert max(differences) < 2e-7, differences
    w = pretrain()[3][0][0].to(torch.bfloat16).reshape(1, -1).contiguous()
    assert w.abs().max() < LIMIT
    edges = [-LIMIT + WIDTH * index for index in range(round(2 * LIMIT / WIDTH) + 1)]
    counts = torch.histogram(w.double().flatten(), torch.tensor(edges, dtype=torch.double)).hist.int().tolist()
    results, rows = zip(*(quantize(w, block) for block in BLOCKS))
    figure = {
        "weights": w.flatten()[:SIDE].tolist(),
        "deviation": float(w.double().square().mean().sqrt()),
        "counts": counts,
        "blocks": results,
    }
    (ROOT / "src/figures/quantization/block.json").write_text(json.dumps(figure, indent=2) + "\n")
    reference = {
        "versions": {
            "python": platform.python_version(), "torch": torch.__version__, "bitsandbytes": bitsandbytes.__version__
        },
        "levels": levels,
        "rows": {block: row for block, row in zip(BLOCKS, rows)},
    }
    (ROOT / "tests/reference/oracle-quantization.json").write_text(json.dumps(reference, indent=2) + "\n")


main()
