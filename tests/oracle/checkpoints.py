"""
Saves small models of transformers and counts LoRA on them with PEFT. Writes tests/reference/oracle-checkpoints.json:

    OMP_NUM_THREADS=1 python checkpoints.py [TYPE ...]

It takes every model_type with a class for causal language models, masked language models or image classification.
Each model has the defaults of its configuration, with smaller sizes. `save_pretrained` writes its files.

For each type, the result has the class, the names and shapes in the headers of the saved files (in the format of
`lora-visualizer shapes`), the parameters, and what PEFT counts at rank 3 for each list of targets: the trainable
parameters, or null if PEFT rejects the list. The lists are the usual ones that have a name in the model or in the
files, the names that occur most often, and all-linear. `usual` is the first list that PEFT accepts. Types that need
other packages, or whose sizes contradict each other, are listed under `skipped` with the reason.
"""

import collections
import itertools
import json
import os
import pathlib
import re
import struct
import sys
import tempfile
import warnings

os.environ["HF_HUB_OFFLINE"] = "1"

import peft
import torch
import transformers
from transformers.models.auto import modeling_auto

HERE = pathlib.Path(__file__).parent
OUTPUT = HERE.parent / "reference" / "oracle-checkpoints.json"
# The types whose config.json tells the shapes.
KNOWN = {values["model_type"] for values in json.loads((HERE / "families.json").read_text())["configs"].values()}
MAPPINGS = [
    "MODEL_FOR_CAUSAL_LM_MAPPING_NAMES",
    "MODEL_FOR_MASKED_LM_MAPPING_NAMES",
    "MODEL_FOR_IMAGE_CLASSIFICATION_MAPPING_NAMES",
]
MAX_PARAMETERS = 70_000_000
RANK = 3
USUAL = [
    ["q_proj", "v_proj"],
    ["query", "value"],
    ["query_key_value"],
    ["c_attn"],
    ["qkv_proj"],
    ["Wqkv"],
    ["qkv"],
    ["q_lin", "v_lin"],
    ["query_proj", "value_proj"],
    ["q", "v"],
    ["wq", "wv"],
    ["q_b_proj", "kv_b_proj"],
    ["q_head", "v_head"],
    ["project_q", "project_v"],
    ["in_proj", "x_proj"],
    ["in_proj"],
    ["pwconv1", "pwconv2"],
    ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"],
    ["gate_proj", "up_proj", "down_proj"],
    ["fc1", "fc2"],
    ["dense"],
    ["c_proj"],
    ["gate"],
    ["lm_head"],
]

# Keys with an entry for each layer, which classes compute from the number of layers.
BY_LAYER = r"layer_types$|per_layer_config|_layers_idx|block_type|hybrid_override_pattern|no_rope_layers|moe_layers$"
LAYERS = r"num_.*layers?$|^n_layers?$|^depth$|_layers$|^layers$"
UNSCALED = r"token_id|_index$|_idx$|token_type|image_size|patch_size|num_channels|^id"
DROPPED = {"transformers_version", "_name_or_path", "architectures", "dtype"}
# Values for classes whose defaults are incomplete, or contradict each other in small models.
VALUES = {
    "esm": {"vocab_size": 33, "mask_token_id": 2, "pad_token_id": 1},
    "gpt_neo": {"num_layers": 4, "attention_types": [[["global", "local"], 2]], "attention_layers": ["global", "local"] * 2},
    "hunyuan_v1_dense": {"head_dim": 16},
    "hunyuan_v1_moe": {"head_dim": 16},
    "ministral": {"head_dim": 16},
    "nemotron": {"num_key_value_heads": 4, "head_dim": 16},
    "reformer": {"is_decoder": True},
    "bamba": {"hidden_size": 64, "mamba_n_heads": 8, "mamba_d_head": 16, "mamba_d_state": 16},
    "granitemoehybrid": {"hidden_size": 64, "mamba_n_heads": 8, "mamba_d_head": 16, "mamba_d_state": 16},
    "mamba2": {"hidden_size": 64, "num_heads": 8, "head_dim": 16, "state_size": 16},
    "dots1": {"n_routed_experts": 4, "n_shared_experts": 1, "first_k_dense_replace": 1},
    "lfm2_moe": {"layer_types": ["conv", "full_attention", "conv", "full_attention"]},
    "dbrx": {"attn_config": {"kv_n_heads": 2, "rope_theta": 10000.0}},
}


def is_config(name, value):
    return isinstance(value, dict) and name.endswith("config")


def smaller(values, factor, layers, computes):
    """Returns the values with smaller sizes. `computes`: whether keys with an entry for each layer are left out."""
    result = {}
    full = values.get("num_hidden_layers")
    vocabulary = values.get("vocab_size")
    for name, value in values.items():
        if name in DROPPED or (computes and re.search(BY_LAYER, name)):
            continue
        if is_config(name, value):
            value = smaller(value, factor, layers, computes)
        elif isinstance(value, list) and isinstance(full, int) and len(value) == full and full > layers:
            value = value[:layers]
        elif isinstance(value, int) and not isinstance(value, bool):
            if name == "pad_token_id" and isinstance(vocabulary, int) and value >= vocabulary // factor:
                value = 0
            elif re.search(UNSCALED, name):
                pass
            elif re.search(LAYERS, name):
                value = min(value, layers)
            elif "expert" in name and not re.search("size|dim", name):
                value = min(value, 2 if re.search("per_tok|top", name) else 4)
            elif value >= 64 and value % factor == 0:
                value //= factor
            elif name == "vocab_size":
                value = min(value, 1024)
        result[name] = value
    return result


def classes():
    """Returns the name of the first class of each type."""
    found = {}
    for mapping in MAPPINGS:
        for kind, name in getattr(modeling_auto, mapping).items():
            found.setdefault(kind, name if isinstance(name, str) else name[0])
    return dict(sorted(found.items()))


def create(cls, config):
    """Builds a model. A class for text may take only the text part of a configuration."""
    try:
        return cls._from_config(config)
    except AttributeError:
        text = config.get_text_config(decoder=True)
        if text is config:
            raise
        return cls._from_config(text)


def find_builder(kind, name):
    """Returns a function that builds a small model of the type."""
    config_class = transformers.CONFIG_MAPPING[kind]
    cls = getattr(transformers, name)
    values = config_class().to_dict()
    reason = None
    for factor, layers, computes in itertools.product((16, 8, 4, 32, 2, 1), (4, 3, 6, 2, 12), (False, True)):
        try:
            small = {**smaller(values, factor, layers, computes), **VALUES.get(kind, {})}
            config = config_class.from_dict(small)
            with torch.device("meta"):
                model = create(cls, config)
            if sum(parameter.numel() for parameter in model.parameters()) <= MAX_PARAMETERS:
                return lambda: create(cls, config)
            reason = reason or ValueError("too large")
        except Exception as error:
            reason = reason or error
    raise reason


def saved(model):
    """Returns the shape and dtype of each tensor in the files that save_pretrained writes, and config.json."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        config = json.loads((pathlib.Path(folder) / "config.json").read_text())
        for file in sorted(pathlib.Path(folder).glob("*.safetensors")):
            with file.open("rb") as stream:
                (length,) = struct.unpack("<Q", stream.read(8))
                header = json.loads(stream.read(length))
            header.pop("__metadata__", None)
            found.update({tensor: (item["shape"], item["dtype"]) for tensor, item in header.items()})
    return found, config


def ranges(numbers):
    """Returns sorted numbers as ranges: 0-3,7."""
    found = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in found)


def grouped(rows):
    """Returns lists of ranges that together stand for these lists of numbers."""
    if not rows[0]:
        return [()]
    rests = {}
    for first, *rest in sorted(rows):
        rests.setdefault(first, []).append(rest)
    firsts = {}
    for first, rest in rests.items():
        firsts.setdefault(tuple(grouped(rest)), []).append(first)
    return [(ranges(numbers), *rest) for key, numbers in firsts.items() for rest in key]


def shortened(headers):
    """Returns the shapes with one entry for all names that differ only in numbers, as `lora-visualizer shapes` does."""
    groups = {}
    for name, (shape, dtype) in headers.items():
        parts = name.split(".")
        pattern = ".".join("{}" if part.isdigit() else part for part in parts)
        row = [int(part) for part in parts if part.isdigit()]
        groups.setdefault((pattern, dtype, *shape), []).append(row)
    return {
        pattern.format(*(item if item.isdigit() else f"{{{item}}}" for item in numbers)): list(value)
        for (pattern, *value), rows in groups.items()
        for numbers in grouped(rows)
    }


def count(build, targets):
    """Returns PEFT's numbers of trained and of all parameters, or None if PEFT rejects the targets."""
    with torch.device("meta"):
        model = build()
    try:
        adapted = peft.get_peft_model(model, peft.LoraConfig(r=RANK, target_modules=targets))
    except (ValueError, NotImplementedError, TypeError, KeyError, AttributeError, RuntimeError):
        return None
    return adapted.get_nb_trainable_parameters()[0]


def lists_of(model, headers):
    """
    Returns the usual lists with a name in the model or in the files and the names that occur most often, and the names of
    modules.
    """
    linear = [name for name, item in model.named_modules() if isinstance(item, (torch.nn.Linear, transformers.pytorch_utils.Conv1D))]
    modules = {name.split(".")[-1] for name, _ in model.named_modules()}
    stored = {name.split(".")[-2] for name, (shape, _) in headers.items() if name.endswith(".weight") and len(shape) == 2}
    leaves = collections.Counter(name.split(".")[-1] for name in linear)
    common = [[name] for name, _ in leaves.most_common(4)]
    usual = [names for names in USUAL if (modules | stored) & set(names)]
    # Names that only the files have.
    others = [[name] for name in sorted(stored - modules)[:4]]
    lists = [*usual, *common, *others]
    return [names for at, names in enumerate(lists) if names not in lists[:at]], modules


def measure(kind, name):
    build = find_builder(kind, name)
    torch.manual_seed(0)
    model = build()
    headers, config = saved(model)
    lists, modules = lists_of(model, headers)
    counts = {",".join(names): count(build, names) for names in lists}
    accepted = (key for key, number in counts.items() if number is not None and modules.issuperset(key.split(",")))
    return {
        "class": type(model).__name__,
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
        "usual": next(accepted, None),
        "counts": {**counts, "all-linear": count(build, "all-linear")},
        **({"config": config} if kind in KNOWN else {}),
        "tensors": shortened(headers),
    }


def main(wanted):
    found, skipped = {}, {}
    for kind, name in classes().items():
        if wanted and kind not in wanted:
            continue
        try:
            found[kind] = measure(kind, name)
        except Exception as error:
            skipped[kind] = f"{type(error).__name__}: {error}".split("\n")[0][:100]
        print(kind, skipped.get(kind, ""), flush=True)
    return found, skipped


def compact(value):
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    transformers.logging.set_verbosity_error()
    found, skipped = main(sys.argv[1:])
    if sys.argv[1:]:
        old = json.loads(OUTPUT.read_text())
        found = dict(sorted({**old["types"], **found}.items()))
        skipped = {kind: reason for kind, reason in {**old["skipped"], **skipped}.items() if kind not in found}
    versions = {module.__name__: module.__version__ for module in (torch, transformers, peft)}
    lines = [f"{json.dumps(kind)}:{compact(item)}" for kind, item in found.items()]
    OUTPUT.write_text(
        '{"versions":' + compact(versions)
        + ',\n"types":{\n' + ",\n".join(lines)
        + '\n},\n"skipped":' + json.dumps(dict(sorted(skipped.items())), indent=1) + "}\n"
    )
    print(f"{len(found)} types, {len(skipped)} skipped")
