"""
Answers questions about models. Reads one question per line from standard input and writes one line of
JSON for each:

    {"describe": [model_type ...], "methods": [PEFT's method ...]}
        their keys, classes and arguments, as keys.py returns them
    {"check": config.json}
        the modules of the model if a forward pass succeeds, {"invalid": the error} if it fails, and
        {"rejected": the error} if the model cannot be built
    {"on": config.json, "method": PEFT's method, "config": its arguments, "dtype", "autocast", "isReal"}
        trainable and all parameters and the adapter's file; {"rejected": the error} if PEFT or
        transformers raise it on purpose or if the model cannot be built, and {"crashed": the error} for
        an unintended error in PEFT

    {"train": config.json, "method", "targets", "rank", "batch", "sequence", "precision", "checkpointing", "isPadded"}
        the bytes of a training step, as memory.py measures them, or {"rejected" or "crashed": the error}

Adapters are on the meta device. A small model's adapter has weights if `isReal`, so that PEFT can write the
file, or if PEFT needs them.
"""

import gc
import json
import linecache
import logging
import os
import re
import signal
import sys
import time
import traceback
import warnings

from collections import OrderedDict

from models import build, file_of, file_row, file_with_zeros, stored, task_of, wrapped

import copy
import torch
import transformers

from peft.utils.constants import SEQ_CLS_HEAD_NAMES
from transformers.initialization import no_init_weights

import keys
import memory

SECONDS = int(os.environ.get("FUZZ_SECONDS", "20"))
# Models with fewer parameters have weights.
SMALL = 30_000_000
# Methods of PEFT that train frozen parameters after they have moved them to the meta device.
ON_PROCESSOR = {"ADALORA"}
# The largest file that is written from zeros, in bytes.
FILE_LIMIT = 20_000_000


class TooSlow(Exception):
    pass


def too_slow(*_):
    raise TooSlow(f"more than {SECONDS} CPU seconds")


def is_deliberate(error):
    """Returns whether PEFT or transformers raised the error on purpose: whether a raise or assert of theirs failed."""
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


def run_once(model):
    cache = {"use_cache": False} if hasattr(model.config, "use_cache") else {}
    try:
        model(**inputs_of(model), **cache)
    except AttributeError as error:
        # After the last layer, Llama 4 of transformers 5.24 reads an output that its language model lacks.
        if error.name != "image_outputs":
            raise


def forward(model):
    with torch.no_grad():
        run_once(model)
        vision = getattr(model.config, "vision_config", None)
        if vision is not None and hasattr(model, "get_image_features"):
            image = image_of(vision, model.device)
            sizes = {"image_sizes": [list(image.shape[-2:])]} if vision.model_type == "pixtral" else {}
            features = model.get_image_features(image, **sizes)
            if model.config.model_type == "llama4":
                # The projector of other types is a part of their features.
                model.multi_modal_projector(features.last_hidden_state.flatten(0, -2))


def check(values):
    """Runs a forward pass on the meta device or, for small models whose code reads values, on the processor."""
    model = base_of(values, "float32", "meta").eval()
    try:
        forward(model)
    except Exception as error:
        if size_of(model) > 20_000_000 or is_deliberate(error):
            raise
        forward(base_of(values, "float32", "cpu").eval())
    linear, other, numbers, rows, parameters = {}, set(), {0}, {}, set()
    for name, module in model.named_modules():
        if type(module).__name__.endswith(("Experts", "Router")):
            parameters.update(f"{name}.{end}" for end, _ in module.named_parameters(recurse=False))
        if next(module.parameters(), None) is None or not name:
            continue
        path = re.sub(r"\.\d+(?=\.|$)", ".*", name)
        # PEFT never adapts a classifier.
        is_head = task_of(model) == "SEQ_CLS" and name.split(".")[0] in SEQ_CLS_HEAD_NAMES
        is_linear = isinstance(module, torch.nn.Linear) or type(module).__name__ == "Conv1D"
        if is_linear and not is_head:
            linear.setdefault(path, set()).update(module.weight.shape)
            numbers.update(int(number) for number in re.findall(r"\.(\d+)\.", name)[:1])
        else:
            other.add(path)
            if isinstance(module, torch.nn.Embedding):
                rows[path] = module.num_embeddings
    return {
        "linear": {path: sorted(sides) for path, sides in sorted(linear.items())},
        "other": sorted(other),
        "layers": max(numbers) + 1,
        "rows": rows,
        "parameters": sorted({re.sub(r"\.\d+(?=\.|$)", ".*", name) for name in parameters}),
        "words": getattr(model.get_input_embeddings(), "num_embeddings", 0),
    }


def built(values, dtype, device):
    """Builds a model without the slow initial values of transformers."""
    with no_init_weights():
        model = build(values, dtype, device)
    model.tie_weights()
    if device != "meta":
        for item in model.parameters():
            torch.nn.init.normal_(item, std=0.02)
    return model


def without_meta(init):
    """Returns the function of torch.nn.init without its slow treatment of tensors on the meta device."""
    return lambda tensor, *rest, **named: tensor if tensor.is_meta else init(tensor, *rest, **named)


for name in ["normal_", "uniform_", "kaiming_uniform_", "kaiming_normal_", "xavier_uniform_", "zeros_", "ones_"]:
    setattr(torch.nn.init, name, without_meta(getattr(torch.nn.init, name)))


to_processor = torch.Tensor.cpu
# PEFT moves some tensors to the processor before it reads their shapes.
torch.Tensor.cpu = lambda tensor, *rest, **named: tensor if tensor.is_meta else to_processor(tensor, *rest, **named)

PLAIN = {bool, int, float, str, type(None), set}


def copied(model):
    """Returns a deep copy of the model's modules, parameters and configuration. copy.deepcopy is slower."""
    memo = {}
    copy.deepcopy(model.config, memo)

    def copy_of(item):
        kind = type(item)
        if kind in PLAIN:
            return item
        if id(item) not in memo:
            if kind in (dict, OrderedDict):
                return kind((name, copy_of(value)) for name, value in item.items())
            if kind is torch.nn.Parameter:
                data = item.data if item.is_meta else item.data.clone()
                memo[id(item)] = torch.nn.Parameter(data, item.requires_grad)
            elif issubclass(kind, torch.nn.Module):
                memo[id(item)] = new = kind.__new__(kind)
                new.__dict__.update({name: copy_of(value) for name, value in vars(item).items()})
            else:
                return item
        return memo[id(item)]

    return copy_of(model)


kept = {}


def base_of(values, dtype, device):
    """Returns the model, which is built only once for each configuration."""
    text, key = json.dumps(values), (dtype, device)
    if kept.get("text") != text:
        kept.clear()
        # Modules refer to each other, so that models with weights would fill the memory.
        gc.collect()
        kept["text"] = text
    if key not in kept:
        kept[key] = built(values, dtype, device)
    return kept[key]


def size_of(model):
    return sum(item.numel() for item in model.parameters())


def measured(run, device):
    adapted = wrapped(copied(base_of(run["on"], run.get("dtype", "float32"), device)), run)
    trainable, total = adapted.get_nb_trainable_parameters()
    if run.get("isReal") and device == "cpu":
        return {"trainable": trainable, "all": total, **file_row(file_of(adapted, True))}
    tensors = stored(adapted)
    size = sum(item.numel() * item.element_size() for item in tensors.values())
    # PEFT does not cast adapters on the meta device.
    is_unknown = device == "meta" and is_cast(run) or size > FILE_LIMIT
    file = {} if is_unknown else file_row(file_with_zeros(tensors))
    return {"trainable": trainable, "all": total, **file}


def is_cast(run):
    """Returns whether the adapter has the base model's 16 bits."""
    return run.get("autocast") is False and run.get("dtype", "float32") != "float32"


def run_of(run):
    is_small = size_of(base_of(run["on"], "float32", "meta")) < SMALL
    if run["method"] in ON_PROCESSOR and not is_small:
        raise MemoryError("a model of this size is only built without weights, which this method needs")
    if run["method"] in ON_PROCESSOR or is_small and (is_cast(run) or run.get("isReal")):
        return measured(run, "cpu")
    try:
        return measured(run, "meta")
    except Exception as error:
        if is_small and not is_deliberate(error):
            return measured(run, "cpu")
        raise


def refusal(values):
    """Returns why no model can be built, or None. Some code reads values, which tensors on the meta device lack."""
    try:
        base_of(values, "float32", "meta")
    except TooSlow:
        raise
    except Exception as error:
        if is_deliberate(error):
            return text_of(error)
        try:
            base_of(values, "float32", "cpu")
        except TooSlow:
            raise
        except Exception:
            return text_of(error)
    return None


def answer(question):
    if "describe" in question:
        return keys.described(question["describe"], question["methods"])
    refused = "train" not in question and refusal(question.get("check") or question["on"])
    if refused:
        return {"rejected": refused}
    if "check" in question:
        try:
            return check(question["check"])
        except Exception as error:
            return {"invalid": text_of(error)}
    try:
        return memory.measured(question["train"], question) if "train" in question else run_of(question)
    except Exception as error:
        return {"rejected" if is_deliberate(error) else "crashed": text_of(error)}


def main():
    signal.signal(signal.SIGPROF, too_slow)
    torch.set_num_threads(1)
    gc.freeze()
    for line in sys.stdin:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            reply = answer(json.loads(line))
        except TooSlow as error:
            reply = {"crashed": text_of(error)}
        signal.setitimer(signal.ITIMER_PROF, 0)
        print(json.dumps({**reply, "cpu": time.process_time()}), flush=True)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    # transformers logs many values that it rejects.
    logging.disable(logging.CRITICAL)
    main()
