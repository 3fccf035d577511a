"""
Writes tests/reference/oracle-backward.json:

    python backward.py

Runs forward and backward passes of LoRA on one linear layer: PEFT's own layer ("peft"), and W, B and A as plain tensors
of PyTorch ("plain"). As a control, "formed" adds BA to W in each pass. For each, it records what autograd saves for the backward pass (torch.autograd.graph.saved_tensors_hooks),
the shapes of the gradients, and which of them are zero, at the first step (B = 0) and later (B random).

A saved tensor is named if it shares the memory of a known tensor (x, W, A or B), or has the values of Ax, Wx, BA, W′ or
h. Any other tensor would have the name "?". "input" tells whether x needs a gradient, which is so in every layer above
a trained one.

"error" is the largest difference of a gradient from the figure's formula, as a part of the gradient's largest entry.
In float64. The gradients of a small layer are recorded with its tensors, so that the tests can compute them too.

The results in the repository come from Python 3.11.7, torch 2.13.0 and peft 0.21.2.
"""

import json
import pathlib
import platform

import peft
import torch
from peft.tuners.lora import Linear as LoraLinear
from torch import nn

TOKENS, SEED = 3, 1
LAYERS = [
    {"rank": 2, "d": 5, "k": 4, "alpha": 6},
    {"rank": 8, "d": 4096, "k": 4096, "alpha": 8},
    {"rank": 64, "d": 11008, "k": 4096, "alpha": 128},
]
SMALL = LAYERS[0]


def create_peft(rank, d, k, alpha):
    base = nn.Linear(k, d, bias=False, dtype=torch.float64)
    base.requires_grad_(False)
    config = peft.LoraConfig(r=rank, lora_alpha=alpha, lora_dropout=0.0)
    layer = LoraLinear(base, "default", config=config, r=rank, lora_alpha=alpha).to(torch.float64)
    a, b = layer.lora_A["default"].weight, layer.lora_B["default"].weight
    assert not b.any() and a.any() and a.requires_grad and b.requires_grad
    return layer, base.weight, a, b


def create_tensors(rank, d, k):
    w = torch.randn(d, k, dtype=torch.float64)
    a = torch.randn(rank, k, dtype=torch.float64, requires_grad=True)
    b = torch.zeros(d, rank, dtype=torch.float64, requires_grad=True)
    return w, a, b


def create_plain(rank, d, k, alpha):
    w, a, b = create_tensors(rank, d, k)
    return lambda x: x @ w.T + (alpha / rank) * ((x @ a.T) @ b.T), w, a, b


def create_formed(rank, d, k, alpha):
    w, a, b = create_tensors(rank, d, k)
    return lambda x: x @ (w + (alpha / rank) * (b @ a)).T, w, a, b


def run(kind, create, size, first, needs_input):
    torch.manual_seed(SEED)
    layer, w, a, b = create(**size)
    scaling = size["alpha"] / size["rank"]
    if not first:
        with torch.no_grad():
            b.normal_()
    x = torch.randn(TOKENS, size["k"], dtype=torch.float64, requires_grad=needs_input)
    g = torch.randn(TOKENS, size["d"], dtype=torch.float64)
    saved = []

    def pack(tensor):
        saved.append(tensor.detach())
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        h = layer(x)
    h.backward(g)

    with torch.no_grad():
        known = {"x": x, "W": w, "A": a, "B": b}
        values = {"Ax": x @ a.T, "Wx": x @ w.T, "BA": b @ a, "h": h.detach()}
        values["W′"] = w + scaling * values["BA"]

    def name(tensor):
        for key, other in known.items():
            if tensor.data_ptr() == other.data_ptr():
                return key
        for key, other in values.items():
            for item in (other, other.T):
                if tensor.shape == item.shape and torch.allclose(tensor, item):
                    return key
        return "?"

    with torch.no_grad():
        expected = {
            "B": scaling * g.T @ (x @ a.T),
            "A": scaling * b.T @ g.T @ x,
            "x": g @ w + scaling * g @ b @ a,
        }
    gradients = {"B": b.grad, "A": a.grad, "W": w.grad, "x": x.grad}
    result = {
        "kind": kind,
        **size,
        "firstStep": first,
        "input": needs_input,
        "saved": {name(tensor): sorted(tensor.shape) for tensor in saved},
        "gradients": {key: None if item is None else list(item.shape) for key, item in gradients.items()},
        "zero": [key for key, item in gradients.items() if item is not None and not item.any()],
        "error": max(
            ((gradients[key] - item).abs().max() / item.abs().max().clamp(min=1e-300)).item()
            for key, item in expected.items()
            if gradients[key] is not None
        ),
    }
    if size is SMALL and needs_input:
        tensors = {"x": x, "g": g, "W": w, "A": a, "B": b}
        result["tensors"] = {key: item.tolist() for key, item in tensors.items()}
        result["values"] = {key: gradients[key].tolist() for key in expected}
    return result


runs = [
    run(kind, create, size, first, needs_input)
    for kind, create in (("peft", create_peft), ("plain", create_plain))
    for size in LAYERS
    for first in (True, False)
    for needs_input in (True, False)
]
runs.append(run("formed", create_formed, SMALL, False, True))
lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in runs)
target = pathlib.Path(__file__).parents[1] / "reference/oracle-backward.json"
target.write_text(f'{{"tokens": {TOKENS}, "runs": [\n{lines}\n]}}\n')
print(f"Python {platform.python_version()}, torch {torch.__version__}, peft {peft.__version__}")
