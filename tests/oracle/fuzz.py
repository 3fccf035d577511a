"""
Answers questions about models, one line of JSON on standard input at a time, with one line each:

    {"describe": [model_type ...], "methods": [PEFT's method ...]}
        their keys, classes and arguments, as keys.py returns them
    {"check": config.json}
        the names of its modules if a forward pass runs, else {"invalid": the error}
    {"on": config.json, "method": PEFT's method, "config": its arguments, "dtype", "autocast"}
        trainable and all parameters and the adapter's file; {"refused": the error} if PEFT or
        transformers raise it on purpose, and {"crashed": the error} for an accident in them
"""

import json
import linecache
import os
import re
import signal
import sys
import time
import traceback
import warnings

from models import build, file_of, file_row, wrapped, stored

import copy
import torch
import transformers

import keys

SECONDS = int(os.environ.get("FUZZ_SECONDS", "20"))
# Models with fewer parameters have weights.
SMALL = 3_000_000
# The largest file that is written from zeros, in bytes.
FILE_LIMIT = 200_000_000


class TooSlow(Exception):
    pass


def too_slow(*_):
    raise TooSlow(f"more than {SECONDS} CPU seconds")


def is_deliberate(error):
    """Returns whether the last line of PEFT's or transformers' code that ran raises the error itself."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    line = linecache.getline(frame.filename, frame.lineno).strip()
    is_theirs = re.search(r"/site-packages/(peft|transformers|huggingface_hub)/", frame.filename)
    return bool(is_theirs) and line.startswith(("raise", "assert"))


def text_of(error):
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def inputs_of(model):
    """Returns small inputs of a forward pass."""
    config, device = model.config, model.device
    tokens = torch.zeros((1, 8), dtype=torch.long, device=device)
    if model.main_input_name == "pixel_values":
        return {"pixel_values": image_of(config, device)}
    inputs = {"input_ids": tokens}
    if model.main_input_name == "input_features":
        shape = (1, config.num_mel_bins, 2 * config.max_source_positions)
        inputs = {"input_features": torch.zeros(shape, device=device)}
    if config.is_encoder_decoder and not type(model).__name__.endswith("ForSequenceClassification"):
        inputs["decoder_input_ids"] = tokens
    return inputs


def image_of(config, device):
    sides = config.image_size
    height, width = (sides, sides) if isinstance(sides, int) else sides
    return torch.zeros((1, config.num_channels, height, width), device=device)


def forward(model):
    with torch.no_grad():
        model(**inputs_of(model), use_cache=False) if hasattr(model.config, "use_cache") else model(**inputs_of(model))
        vision = getattr(model.config, "vision_config", None)
        if vision is not None and hasattr(model, "get_image_features"):
            image = image_of(vision, model.device)
            sizes = {"image_sizes": [list(image.shape[-2:])]} if vision.model_type == "pixtral" else {}
            model.get_image_features(image, **sizes)


def check(values):
    """Runs a forward pass on the meta device or, for small models whose code reads values, on the processor."""
    model = build(values, "float32", "meta")
    model.eval()
    try:
        forward(model)
    except Exception as error:
        if sum(item.numel() for item in model.parameters()) > 20_000_000 or is_deliberate(error):
            raise
        forward(build(values, "float32", "cpu").eval())
    linear, other = set(), set()
    for name, module in model.named_modules():
        if next(module.parameters(), None) is None or not name:
            continue
        kind = type(module).__name__
        is_linear = isinstance(module, torch.nn.Linear) or kind == "Conv1D"
        (linear if is_linear else other).add(re.sub(r"\.\d+(?=\.|$)", ".*", name))
    return {
        "class": type(model).__name__,
        "linear": sorted(linear),
        "other": sorted(other),
        "parameters": sum(item.numel() for item in model.parameters()),
    }


kept = {}


def base_of(values, dtype, device):
    """Returns a copy of the model, which is built only if the last one was another."""
    key = json.dumps([values, dtype, device])
    if key not in kept:
        kept.clear()
        kept[key] = build(values, dtype, device)
    return copy.deepcopy(kept[key])


def measured(run, device):
    model = base_of(run["on"], run.get("dtype", "float32"), device)
    adapted = wrapped(model, run)
    trainable, total = adapted.get_nb_trainable_parameters()
    is_real = device == "cpu"
    size = sum(item.numel() * item.element_size() for item in stored(adapted).values())
    file = {} if size > FILE_LIMIT else file_row(file_of(adapted, is_real))
    return {"trainable": trainable, "all": total, **file}


sizes = {}


def is_small(values):
    """Returns whether the model has few parameters. PEFT's real files are written for these."""
    key = json.dumps(values)
    if key not in sizes:
        sizes.clear()
        sizes[key] = sum(item.numel() for item in build(values, "float32", "meta").parameters())
    return sizes[key] < SMALL


def run_of(run):
    if is_small(run["on"]):
        return measured(run, "cpu")
    return measured(run, "meta")


def answer(question):
    if "describe" in question:
        return keys.described(question["describe"], question["methods"])
    if "check" in question:
        try:
            return check(question["check"])
        except Exception as error:
            return {"invalid": text_of(error)}
    try:
        return run_of(question)
    except Exception as error:
        return {"refused" if is_deliberate(error) else "crashed": text_of(error)}


def main():
    signal.signal(signal.SIGPROF, too_slow)
    torch.set_num_threads(1)
    for line in sys.stdin:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            found = answer(json.loads(line))
        except TooSlow as error:
            found = {"crashed": text_of(error)}
        signal.setitimer(signal.ITIMER_PROF, 0)
        print(json.dumps({**found, "cpu": time.process_time()}), flush=True)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    transformers.logging.set_verbosity_error()
    main()
