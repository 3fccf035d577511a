"""
Finds the keys of configurations that change the shape of a parameter, and their defaults. Writes
tests/reference/oracle-keys.json:

    python shapes.py [model_type ...]

Without types, it updates all types in the file.

Tries other values of each key that the code reads while it builds a model, or that changes other
keys: values that its annotation or the code allows, alone and combined with every key that switches
parts of the model on or off. A key is marked `isUntried` if there is no such value, or if no model
could be built with one.
"""

import copy
import json
import logging
import pathlib
import re
import sys
import warnings

import torch
import transformers

from transformers.initialization import no_init_weights

from keys import classes_of, keys_of

OUTPUT = pathlib.Path(__file__).parent.parent / "reference" / "oracle-keys.json"
# Sizes and counts of small models. The first model that can be built is the starting point.
SCALES = [(96, 2), (64, 4), (96, 3), (128, 1)]
# Keys of every configuration that can change shapes.
EVERY = {
    "num_labels": {"kinds": ["int"], "default": 2},
    "is_encoder_decoder": {"kinds": ["bool"], "default": False},
    "is_decoder": {"kinds": ["bool"], "default": False},
    "add_cross_attention": {"kinds": ["bool"], "default": False},
    "tie_word_embeddings": {"kinds": ["bool"], "default": None},
    "per_layer_config": {"kinds": ["dict"], "default": None},
}


def is_token(name):
    return re.search("token_i|_token_index", name)


def small(keys, scale):
    """Returns a small configuration."""
    size, count = scale
    values = {}
    for name, key in keys.items():
        if "keys" in key:
            values[name] = {"model_type": key["type"], **small(key["keys"], scale)}
        elif is_token(name):
            values[name] = 0
        elif "int" in key["kinds"] and "float" not in key["kinds"]:
            default = key["default"]
            if isinstance(default, int) and default > 0:
                # The number of layers is the largest count, because some kinds of layers occur only after others.
                is_layers = name.endswith(("layers", "n_layer"))
                values[name] = size if default >= 64 else 3 if is_layers else min(count, default)
    return values


def candidates(name, key, value, scale):
    """Returns other values of a key that its annotation or the code allows."""
    size, count = scale
    kinds, found = key["kinds"], []
    texts = key.get("texts", [])
    lists = [kind["list"] for kind in kinds if isinstance(kind, dict) and "list" in kind]
    for kind in kinds:
        if isinstance(kind, dict) and "values" in kind:
            found += kind["values"]
    if "bool" in kinds:
        found += [True, False]
    if "int" in kinds:
        # The last number divides no size, so that a number of heads changes the width of their layer.
        found += [0, 1, 2] if is_token(name) else [2 * size, count, 2 * count, 1, 0, size, 2 * count + 1]
    if "float" in kinds and "int" not in kinds or kinds[:1] == ["float"]:
        found += [0.5, 1.0]
    # Many keys name activation functions, some of which start with "gated-".
    found += [*texts, "relu", "gated-gelu"] if "str" in kinds else texts
    if ["str"] in lists:
        found += [[text] for text in texts] + [texts]
    if ["int"] in lists:
        found += [[0], [0, 1], [1]]
    if "NoneType" in kinds:
        found.append(None)
    others = [item for item in found if item != value or type(item) is not type(value)]
    return [item for at, item in enumerate(others) if item not in others[:at]]


reads = set()
untracked = transformers.PreTrainedConfig.__getattribute__


def tracked(config, name):
    """Records which keys are read."""
    reads.add(name)
    return untracked(config, name)


transformers.PreTrainedConfig.__getattribute__ = tracked


def config_of(values):
    """Returns the configuration, or None if transformers rejects the values."""
    try:
        return transformers.AutoConfig.for_model(**copy.deepcopy(values))
    except Exception:
        return None


def shapes_of(config, name):
    """Returns a model's parameter names and shapes, and the keys that it reads; None if it cannot be built."""
    if config is None:
        return None
    reads.clear()
    try:
        with torch.device("meta"), no_init_weights():
            model = getattr(transformers, name)(config)
            model.tie_weights()
    except Exception:
        return None
    return {name: tuple(item.shape) for name, item in model.named_parameters()}


def with_value(values, path, value):
    """Returns a copy of the configuration with another value."""
    copied = copy.deepcopy(values)
    at = copied
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = value
    return copied


def flat(keys, path=()):
    """Returns all keys by path, including nested ones, except those of language models, which are separate types."""
    for name, key in keys.items():
        if "keys" in key:
            if name != "text_config":
                yield from flat(key["keys"], (*path, name))
        else:
            yield (*path, name), key


def found_in(values, path):
    for name in path:
        values = values.get(name) if isinstance(values, dict) else None
    return values


class Trial:
    """Finds which keys of a type change shapes."""

    def __init__(self, kind, config):
        own = keys_of(config)
        every = {name: key for name, key in EVERY.items() if name not in own}
        self.keys = dict(flat({**own, **every}))
        pairs = [*config.attribute_map.items(), *((to, name) for name, to in config.attribute_map.items())]
        self.aliases = {name: to for name, to in pairs if to in own and name not in own}
        self.classes = classes_of(kind)
        for scale in SCALES:
            self.base, self.scale = {"model_type": kind, **small(own, scale)}, scale
            if all(self.shapes({}, name) for name in self.classes):
                break
        self.changing, self.tried = set(), set()

    def config(self, changes):
        values = self.base
        for path, value in changes.items():
            values = with_value(values, path, value)
        return config_of(values)

    def shapes(self, changes, name):
        return shapes_of(self.config(changes), name)

    def values(self, path):
        return candidates(path[-1], self.keys[path], found_in(self.base, path), self.scale)

    def read(self):
        """Returns the names of keys that were read by the last model that was built."""
        return reads | {self.aliases[name] for name in reads if name in self.aliases}

    def others(self, path, value):
        """Returns the configuration's values under other keys."""
        return self.without(self.config({path: value}), path)

    def without(self, config, path):
        return config and str({name: item for name, item in config.to_dict().items() if name != path[-1]})

    def singly(self):
        """Tries each value alone. Returns the values with which models can be built."""
        possible, plain = [], config_of(self.base)
        for name in self.classes:
            before, read = self.shapes({}, name), self.read()
            for path in self.keys:
                # Further values of a key that changes shapes may switch parts of the model on.
                if path in self.changing and name != self.classes[0]:
                    continue
                for value in self.values(path):
                    is_inner = len(path) > 1
                    if path[-1] not in read and (is_inner or self.others(path, value) == self.without(plain, path)):
                        self.tried.add(path)
                        continue
                    after = self.shapes({path: value}, name)
                    if after is None:
                        continue
                    self.tried.add(path)
                    possible.append((path, value))
                    if after != before:
                        self.changing.add(path)
        return possible

    def in_pairs(self, possible):
        """Tries keys without effect again, combined with values that switch parts on or off."""
        name = self.classes[0]
        switches = []
        for path, value in possible:
            is_switch = isinstance(value, (bool, str, list)) or value in (None, 0, 1)
            if is_switch and not is_token(path[-1]) and (path, value) not in switches:
                switches.append((path, value))
        for path, value in switches:
            before, read = self.shapes({path: value}, name), self.read()
            if before is None:
                continue
            for other, key in self.keys.items():
                is_quiet = other not in self.changing and other != path and other[-1] in read
                if not is_quiet or is_token(other[-1]) or "float" in key["kinds"]:
                    continue
                for more in self.values(other):
                    after = self.shapes({path: value, other: more}, name)
                    if after is None:
                        continue
                    self.tried.add(other)
                    if after != before:
                        self.changing.add(other)
                        break


def row(path, key, trial):
    kinds = key["kinds"]
    return {
        "default": key["default"],
        "changesShapes": path in trial.changing,
        **({} if path in trial.tried else {"isUntried": True}),
        "kinds": [kind if isinstance(kind, str) else next(iter(kind)) for kind in kinds],
    }


def main(kinds):
    found = json.loads(OUTPUT.read_text()) if OUTPUT.exists() else {"types": {}}
    for kind in kinds:
        config = transformers.CONFIG_MAPPING[kind]
        trial = Trial(kind, config)
        possible = trial.singly()
        trial.in_pairs(possible)
        found["types"][kind] = {
            "keys": {".".join(path): row(path, key, trial) for path, key in trial.keys.items()},
            "aliases": trial.aliases,
        }
        changing = [".".join(path) for path in trial.changing]
        untried = [".".join(path) for path in trial.keys if path not in trial.tried]
        print(kind, "changing:", *sorted(changing), "| untried:", *untried, flush=True)
        found["versions"] = {item.__name__: item.__version__ for item in (torch, transformers)}
        types = [f"{json.dumps(name)}: {json.dumps(item)}" for name, item in sorted(found["types"].items())]
        OUTPUT.write_text(
            '{"versions": ' + json.dumps(found["versions"]) + ',\n"types": {\n' + ",\n".join(types) + "\n}}\n"
        )


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    # transformers logs many values that it rejects.
    logging.disable(logging.CRITICAL)
    torch.set_num_threads(1)
    main(sys.argv[1:] or sorted(json.loads(OUTPUT.read_text())["types"]))
