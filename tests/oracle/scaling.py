"""
Writes tests/reference/oracle-scaling.json:

    python scaling.py

Measures how the factor of BA and the learning rate act together.

"runs" are fine-tunings of capacity.py's small network, with its data, seeds and training, except that BA is multiplied
by alpha / r or by alpha / sqrt(r). alpha is fixed. LoRA at each rank of RANKS is trained at every learning rate of
RATES. "losses" are the losses on the training images after the last step, in nats, one for each seed. The seeds start
from the same network and the same first rows of A at every rank, so they differ only in the factor and the rank.

"steps" are single steps of these networks, at a rank and at twice the rank, with B at zero and the same images. A
direction is a column of B times its row of A, times the factor. "ratio" is how far a direction moves at twice the rank,
relative to its move at the rank: the root mean square over all seeds, both matrices and the directions of both ranks.
"total" is the same for the sum of all directions, whose number doubles.

"peft" is the factor that PEFT itself uses, by alpha, rank and use_rslora.

The results in the repository come from Python 3.11.7, torch 2.13.0 (CPU, one thread), scikit-learn 1.9.1 and PEFT
0.21.2. The script takes about two minutes of CPU time.
"""

import math

import peft
import torch
from capacity import BATCH, SEEDS, SIDE, TRAIN, fine_tune, forward, loss_of, pretrain, versions, write

ALPHA = 16
RANKS = [1, 2, 4, 8, 16, 32, 64]
RATES = [0.0005 * 2**exponent for exponent in range(9)]
SCALINGS = {"r": lambda alpha, rank: alpha / rank, "sqrt": lambda alpha, rank: alpha / math.sqrt(rank)}
OPTIMIZERS = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}


def step(optimizer, factor, rank, weights, biases, a, images, labels):
    """Returns the moves of all directions of both matrices in one step with B at zero: seed, direction, row, column."""
    rows = [item[:, :rank].clone().requires_grad_() for item in a]
    columns = [torch.zeros(len(SEEDS), SIDE, rank, requires_grad=True) for _ in a]
    chosen = optimizer([*rows, *columns], lr=0.001)
    adapted = [*(weight + factor * b @ a for weight, b, a in zip(weights, columns, rows)), weights[2]]
    loss_of(forward(images[:, :BATCH], adapted, biases), labels[:, :BATCH]).sum().backward()
    chosen.step()
    with torch.no_grad():
        return [factor * torch.einsum("sij,sjk->sjik", b, a) for b, a in zip(columns, rows)]


def ratios_of(optimizer, scaling, rank, *network):
    """Returns how far directions and their sum move at twice the rank, relative to the rank."""
    once, twice = (step(optimizer, scaling(ALPHA, size), size, *network) for size in (rank, 2 * rank))
    norm = lambda moves: math.sqrt(sum(item.square().sum().item() for item in moves))
    each = lambda moves: norm([item[:, :rank] for item in moves])
    total = lambda moves: norm([item.sum(1) for item in moves])
    return {"ratio": each(twice) / each(once), "total": total(twice) / total(once)}


def peft_factor(alpha, rank, rslora):
    model = torch.nn.ModuleDict({"layer": torch.nn.Linear(SIDE, SIDE)})
    config = peft.LoraConfig(r=rank, lora_alpha=alpha, use_rslora=rslora, target_modules=["layer"])
    return peft.LoraModel(model, config, "default").model["layer"].scaling["default"]


def main():
    torch.manual_seed(0)
    _, images, labels, weights, biases, a = pretrain()
    network = weights, biases, a, images, labels
    runs = [
        {"scaling": name, "rank": rank, "losses": [
            fine_tune(rank, rate, *network, scaling=scaling(ALPHA, rank))[0] for rate in RATES
        ]}
        for name, scaling in SCALINGS.items() for rank in RANKS
    ]
    write("oracle-scaling.json", {
        "versions": {**versions(), "peft": peft.__version__},
        "alpha": ALPHA,
        "seeds": SEEDS,
        "rates": RATES,
        "runs": runs,
        "steps": [
            {"optimizer": kind, "scaling": name, "rank": rank, **ratios_of(optimizer, scaling, rank, *network)}
            for kind, optimizer in OPTIMIZERS.items() for name, scaling in SCALINGS.items() for rank in RANKS[:-1]
        ],
        "peft": [
            {"alpha": alpha, "rank": rank, "rslora": rslora, "factor": peft_factor(alpha, rank, rslora)}
            for alpha in (1, 8, 16, 32) for rank in (1, 2, 8, 64, 128) for rslora in (False, True)
        ],
    })


main()
