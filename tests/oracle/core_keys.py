"""
Reads tests/reference/oracle-keys.json, which shapes.py writes, and updates the tables in src/counts/keys.ts:

    python core_keys.py

A nested configuration is a separate type. In the type that contains it, its key has the values that
transformers uses if the nested configuration is missing.

A key that changes no shape is also listed if some of its numbers prevent that the model is built: a number
of heads that does not divide the width, or a padding token outside the vocabulary.
"""

import collections
import json
import logging
import pathlib
import re
import warnings

import torch
import transformers
from transformers.activations import ACT2FN
from transformers.initialization import no_init_weights

from keys import keys_of, plain
from shapes import EVERY, Trial, with_value

ROOT = pathlib.Path(__file__).parent.parent.parent
CORE = ROOT / "src" / "models" / "keys.ts"


def text(value):
    return json.dumps(value, separators=(",", ":"))


def initial(config, name):
    """Returns the values that a missing nested configuration has."""
    spec = config.sub_configs_defaults[name]
    return {"model_type": spec.model_type, **spec.init_kwargs}


def failure(trial, path, value, name=None):
    """Returns the error that a value causes while a model is built, by default of the first class, or ""."""
    values = with_value(trial.base, path, value)
    try:
        with torch.device("meta"), no_init_weights():
            getattr(transformers, name or trial.classes[0])(transformers.AutoConfig.for_model(**values))
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


# Names of kinds in keys.ts by those of annotations.
KINDS = {"NoneType": "null", "str": "text", "float": "number", "tuple": "list", "RopeParameters": "dict"}


def kind_of(trial, path, key):
    """Returns the kinds of values with which a model can be built, or None if the annotation lists the values."""
    kinds = list(dict.fromkeys(KINDS.get(kind, kind) for kind in key["kinds"]))
    if "values" in kinds:
        return None
    if "null" in kinds and failure(trial, path, None):
        kinds.remove("null")
    if "text" in kinds and failure(trial, path, "text").startswith("KeyError"):
        kinds[kinds.index("text")] = "activation"
    if "number" in kinds and "dropout probability" in failure(trial, path, 1.5):
        kinds[kinds.index("number")] = "share"
    if {"number", "share"} & {*kinds} and "int" in kinds:
        kinds.remove("int")
    return "|".join(kinds)


def is_restricted(trial, path):
    """Returns whether the model's sizes restrict a number of heads or a padding token."""
    numbers = 2 * trial.scale[1] + 1, 10**6
    errors = (failure(trial, path, number, name) for name in trial.classes for number in numbers)
    return any(re.search("divi|multiple|Padding_idx", error) for error in errors)


def kind_lines(kinds):
    """Returns the keys of each kind. If types differ, a rarer kind of a key has its types: name@type,type."""
    lines = collections.defaultdict(list)
    for name, types in kinds.items():
        usual, *rest = sorted(types, key=lambda kind: -len(types[kind]))
        if usual:
            lines[usual].append(name)
        for kind in rest:
            if kind:
                lines[kind].append(f"{name}@{','.join(sorted(types[kind]))}")
    return [f"{kind}: {' '.join(names)}" for kind, names in sorted(lines.items())]


def tables():
    """Returns the lines of the keys that shapes depend on, by type, and of the kinds of all keys."""
    found = json.loads((ROOT / "tests" / "reference" / "oracle-keys.json").read_text())["types"]
    types, others, nested = {}, collections.defaultdict(list), {}
    kinds = collections.defaultdict(lambda: collections.defaultdict(set))
    for kind, row in found.items():
        config = transformers.CONFIG_MAPPING[kind]
        trial = Trial(kind, config)
        own = keys_of(config)
        inner = {name: key["type"] for name, key in own.items() if "keys" in key}
        nested[kind] = inner
        for path, key in row["keys"].items():
            *outer, name = path = tuple(path.split("."))
            owner = inner[outer[0]] if outer else kind
            is_own = name not in EVERY or name in own
            if is_own:
                kinds[name][kind_of(trial, path, key)].add(owner)
            is_number = "int" in key["kinds"] and not {"float", "list"} & {*key["kinds"]}
            is_relevant = key["changesShapes"] or is_number and is_restricted(trial, path)
            if name == "num_labels":
                continue
            if not is_relevant and name != "tie_word_embeddings":
                if is_own and name not in others[owner]:
                    others[owner].append(name)
                continue
            default = key["default"]
            if default is None and name == "tie_word_embeddings":
                # The class sets it after it has read its keys.
                default = getattr(config(), name, False)
            types.setdefault(owner, {}).setdefault(name, text(default))
        for name, to in row["aliases"].items():
            if to in types[kind]:
                types[kind][name] = f"={to}"
    for kind, inner in nested.items():
        for name, to in inner.items():
            values = initial(transformers.CONFIG_MAPPING[kind], name).items()
            known = {key: plain(item) for key, item in values if key in ("model_type", *types.get(to, {}))}
            types[kind][name] = text(known)
    keys = [
        " ".join([f"{kind}:", *(f"{name} {value}" for name, value in keys.items()), "|", *others[kind]])
        for kind, keys in sorted(types.items())
    ]
    return {"KEYS": keys, "KINDS": kind_lines(kinds), "ACTIVATIONS": [" ".join(sorted(ACT2FN))]}


def main():
    code = CORE.read_text()
    for name, lines in tables().items():
        code = re.sub(rf"(const {name} = `\n)[^`]*`", lambda at: at[1] + "\n".join(lines) + "\n`", code)
    CORE.write_text(code)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    # transformers logs many values that it rejects.
    logging.disable(logging.CRITICAL)
    main()
