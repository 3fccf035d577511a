"""Describes the keys of configurations and the arguments of methods, from the classes that read them."""

import dataclasses
import enum
import inspect
import re
import sys
import types
import typing

import peft
import torch
import transformers
from transformers.models.auto import modeling_auto

from models import config_of

# Classes whose heads have a task of PEFT's, or none.
MAPPINGS = [
    "MODEL_FOR_CAUSAL_LM_MAPPING_NAMES",
    "MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES",
    "MODEL_FOR_SPEECH_SEQ_2_SEQ_MAPPING_NAMES",
    "MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING_NAMES",
    "MODEL_FOR_MASKED_LM_MAPPING_NAMES",
    "MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING_NAMES",
    "MODEL_FOR_IMAGE_CLASSIFICATION_MAPPING_NAMES",
    "MODEL_MAPPING_NAMES",
]


def plain(value):
    """Returns a default as JSON, or None if it is computed."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, (list, tuple, set)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value if isinstance(value, (bool, int, float, str)) else None


def kinds_of(annotation):
    """Returns the types that an annotation allows, as names, and the values of its literals."""
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        return [kind for item in typing.get_args(annotation) for kind in kinds_of(item)]
    if origin is typing.Literal:
        return [{"values": list(typing.get_args(annotation))}]
    if origin is typing.Annotated:
        return kinds_of(typing.get_args(annotation)[0])
    if origin is not None:
        inner = [kind for item in typing.get_args(annotation) for kind in kinds_of(item)]
        return [{origin.__name__: inner}]
    if inspect.isclass(annotation):
        if issubclass(annotation, enum.Enum):
            return [{"values": [plain(item) for item in annotation]}]
        return [annotation.__name__]
    return []


def annotation_of(cls, field):
    """Returns the annotation of a field. Text is evaluated in the class's module."""
    if not isinstance(field.type, str):
        return field.type
    names = {**vars(typing), "torch": torch}
    for item in reversed(cls.__mro__):
        names.update(vars(sys.modules[item.__module__]))
    return eval(field.type, names)


def fields_of(cls):
    """Returns the arguments of a dataclass with their kinds and defaults."""
    return {
        field.name: {
            "kinds": kinds_of(annotation_of(cls, field)),
            "default": plain(
                field.default
                if field.default_factory is dataclasses.MISSING
                else field.default_factory()
            ),
        }
        for field in dataclasses.fields(cls)
    }


def modeling_of(config):
    """Returns the source of the modeling code that reads the configuration."""
    name = config.__module__.replace("configuration_", "modeling_")
    try:
        return inspect.getsource(__import__(name, fromlist=["_"]))
    except ImportError:
        return ""


def extra_keys(config):
    """Returns the keys that the modeling code reads although the class has no field for them."""
    read = re.findall(r"getattr\((?:self\.)?config, \"(\w+)\", ([^()]+?)\)", modeling_of(config))
    extra = {}
    for name, default in read:
        if name.startswith("_"):
            continue
        try:
            value = eval(default, {})
        except Exception:
            value = None
        kind = "int" if value is None else type(value).__name__
        extra[name] = {"kinds": [kind, "NoneType"], "default": plain(value), "isExtra": True}
    return extra


def add_texts(config, keys):
    """Adds the texts that the code has in the same line as a key with text values."""
    code = inspect.getsource(sys.modules[config.__module__]) + modeling_of(config)
    code = re.sub(r'"""[\s\S]*?"""', "", code)
    for name, key in keys.items():
        if "str" in str(key["kinds"]):
            lines = [line for line in code.split("\n") if re.search(rf"\b{name}\b", line)]
            found = re.findall(r"\"([\w-]+)\"", "\n".join(lines))
            key["texts"] = sorted({text for text in found if text != name})


COMMON = {field.name for field in dataclasses.fields(transformers.PreTrainedConfig)}


def keys_of(config):
    """Returns the keys of a configuration class, including nested ones, with their kinds and defaults."""
    known = {name: key for name, key in fields_of(config).items() if name not in COMMON}
    keys = {**extra_keys(config), **known}
    add_texts(config, keys)
    for name, nested in config.sub_configs.items():
        if nested is transformers.AutoConfig:
            nested = type(getattr(config(), name))
        keys[name] = {"type": nested.model_type, "keys": keys_of(nested)}
    return keys


def classes_of(kind):
    """Returns the names of the classes that read a configuration of this type."""
    names = []
    for mapping in MAPPINGS:
        found = getattr(modeling_auto, mapping, {}).get(kind, [])
        names += [found] if isinstance(found, str) else list(found)
    known = [name for name in dict.fromkeys(names) if hasattr(transformers, name)]
    # AutoModelForCausalLM gives the class of Llama 4's language model the configuration of that model alone.
    return [name for name in known if getattr(transformers, name).config_class.model_type == kind]


def described(kinds, methods):
    """Returns the keys and classes of these types, and the arguments of these methods."""
    configs = transformers.CONFIG_MAPPING
    return {
        "types": {
            kind: {"classes": classes_of(kind), "keys": keys_of(configs[kind])}
            for kind in kinds
            if kind in configs
        },
        "methods": {
            name: fields_of(config_of(name))
            for name in methods
        },
        "versions": {item.__name__: item.__version__ for item in (torch, transformers, peft)},
    }


if __name__ == "__main__":
    import json

    print(json.dumps(described(sys.argv[1:], ["LORA"]), indent=1))
