"""
Writes tests/reference/oracle-capacity.json:

    python capacity.py

Measures the test accuracy of a small network that is fine-tuned at several ranks.

The network has 64 inputs, two hidden layers of 64 units with ReLU, and 10 outputs. It first learns scikit-learn's
digits: 1,797 images of 8 x 8 pixels. It is then fine-tuned on the same images with shuffled pixels. Full fine-tuning
trains both 64 x 64 matrices. LoRA adds BA to each of them, with alpha = r, B at zero and A as PEFT initializes it.
Biases and the output layer stay frozen in every run. A seed determines the division into 1,297 training and 500 test
images, the pretrained network, the shuffle and A.

All training uses Adam with PyTorch's defaults, 800 steps of 32 images, and a learning rate that falls linearly to
zero. Every epoch has the same order. LoRA at each rank and full fine-tuning are trained at every learning rate of RATES.
The chosen rate is the one with the lowest loss on the training images after the last step, averaged over the seeds.
Test accuracy plays no part in this choice. No chosen rate is the first or the last of RATES.

The results in the repository come from Python 3.11.7, torch 2.13.0 (CPU, one thread) and scikit-learn 1.9.1. The
script takes about a minute of CPU time. Another processor may round sums differently, and long training amplifies
this: on an AMD EPYC, the same rates are chosen, a count differs by at most 14 of 500 images (rank 1, seed 2), and a
rank's mean by at most 5 (rank 2).
"""

import json
import math
import pathlib
import platform

import sklearn
import torch
from sklearn.datasets import load_digits
from torch.nn import functional

SEEDS = [1, 2, 3, 4, 5]
RANKS = [1, 2, 4, 8, 16, None]  # None stands for full fine-tuning.
RATES = [0.002 * 2**exponent for exponent in range(8)]
PRETRAINING_RATE = 0.004
STEPS, BATCH, TRAIN, SIDE, DIGITS = 800, 32, 1297, 64, 10

# Tensors have a first dimension for the seeds, whose networks are trained side by side.


def uniform(generator, *shape):
    """Returns the initial weights of torch.nn.Linear, and of A in PEFT."""
    return (2 * torch.rand(shape, generator=generator) - 1) / math.sqrt(shape[-1])


def draw(seed):
    """Returns everything that depends on a seed, before pretraining."""
    generator = torch.Generator().manual_seed(seed)
    images, labels = load_digits(return_X_y=True)
    order = torch.randperm(len(images), generator=generator)
    return {
        "images": torch.tensor(images, dtype=torch.float32)[order] / 16,
        "labels": torch.tensor(labels)[order],
        "shuffle": torch.randperm(SIDE, generator=generator),
        "weights": [uniform(generator, side, SIDE) for side in (SIDE, SIDE, DIGITS)],
        "a": [uniform(generator, SIDE, SIDE) for _ in range(2)],
    }


def forward(images, weights, biases):
    for weight, bias in zip(weights[:-1], biases[:-1]):
        images = functional.relu(images @ weight.mT + bias)
    return images @ weights[-1].mT + biases[-1]


def loss_of(outputs, labels):
    """Returns the mean loss of each seed's network."""
    return functional.cross_entropy(outputs.mT, labels, reduction="none").mean(-1)


def correct_of(outputs, labels):
    """Returns each network's number of correct test images."""
    return (outputs[:, TRAIN:].argmax(-1) == labels[:, TRAIN:]).sum(-1).tolist()


def train(trained, rate, outputs_of, images, labels):
    """Trains tensors with Adam. Each step takes the next 32 training images, from the first again after the last."""
    for item in trained:
        item.requires_grad_()
    optimizer = torch.optim.Adam(trained)
    for step in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = rate * (1 - step / STEPS)
        batch = torch.arange(step * BATCH, (step + 1) * BATCH) % TRAIN
        optimizer.zero_grad()
        loss_of(outputs_of(images[:, batch]), labels[:, batch]).sum().backward()
        optimizer.step()
    for item in trained:
        item.requires_grad_(False)


def fine_tune(rank, rate, weights, biases, a, images, labels, scaling=1):
    """Returns each seed's training loss and its number of correct test images."""
    if rank is None:
        trained = [weight.clone() for weight in weights[:2]]
        adapted = lambda: [*trained, weights[2]]
    else:
        factors = [(torch.zeros(len(SEEDS), SIDE, rank), item[:, :rank].clone()) for item in a]
        trained = [item for pair in factors for item in pair]
        adapted = lambda: [*(weight + scaling * b @ a for weight, (b, a) in zip(weights, factors)), weights[2]]
    outputs_of = lambda images: forward(images, adapted(), biases)
    train(trained, rate, outputs_of, images, labels)
    outputs = outputs_of(images)
    loss = loss_of(outputs[:, :TRAIN], labels[:, :TRAIN])
    return loss.tolist(), correct_of(outputs, labels)


def write(name, content):
    path = pathlib.Path(__file__).parent.parent / "reference" / name
    path.write_text(json.dumps(content, indent=2) + "\n")


def versions():
    return {"python": platform.python_version(), "torch": torch.__version__, "scikit-learn": sklearn.__version__}


def pretrain():
    """Returns each seed's images, shuffled images, labels, pretrained weights and biases, and A."""
    drawn = [draw(seed) for seed in SEEDS]
    stacked = lambda name: torch.stack([item[name] for item in drawn])
    layers = lambda name: [torch.stack(items) for items in zip(*(item[name] for item in drawn))]
    images, labels, weights, a = stacked("images"), stacked("labels"), layers("weights"), layers("a")
    biases = [torch.zeros(len(SEEDS), 1, weight.shape[1]) for weight in weights]
    train([*weights, *biases], PRETRAINING_RATE, lambda images: forward(images, weights, biases), images, labels)
    shuffled = torch.stack([item["images"][:, item["shuffle"]] for item in drawn])
    return images, shuffled, labels, weights, biases, a


def main():
    images, shuffled, labels, weights, biases, a = pretrain()
    before = lambda images: forward(images, weights, biases)

    runs = []
    for rank in RANKS:
        results = [(rate, *fine_tune(rank, rate, weights, biases, a, shuffled, labels)) for rate in RATES]
        losses = [sum(losses) / len(SEEDS) for _, losses, _ in results]
        rate, _, correct = results[losses.index(min(losses))]
        runs.append({"rank": rank or "full", "rate": rate, "losses": losses, "correct": correct})
    write("oracle-capacity.json", {
        "versions": versions(),
        "seeds": SEEDS,
        "rates": RATES,
        "tested": len(images[0]) - TRAIN,
        "pretrained": {
            "correct": correct_of(before(images), labels), "correctShuffled": correct_of(before(shuffled), labels)
        },
        "runs": runs,
    })


if __name__ == "__main__":
    main()
