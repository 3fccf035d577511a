"""
Writes the keys of PEFT's configuration classes and their defaults to src/counts/peft-keys.ts.

    python settings.py

Each line has PEFT's name of a method and the method's keys. "=" and the default as JSON follow a key, unless the
default is null. The first line has the keys that all classes share.
"""

import dataclasses
import json
import pathlib

import peft

MAPPING = peft.mapping.PEFT_TYPE_TO_CONFIG_MAPPING
# Keys that save_pretrained does not write.
RUNTIME = {"runtime_config"}


def default_of(field):
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return None if field.default is dataclasses.MISSING else field.default


def with_default(field):
    value = default_of(field)
    return field.name if value is None else f"{field.name}={json.dumps(value, separators=(',', ':'))}"


def line(name, fields):
    return " ".join([name, *(with_default(field) for field in fields if field.name not in RUNTIME)])


shared = [field for field in dataclasses.fields(peft.PeftConfig) if field.name != "peft_type"]
names = {field.name for field in dataclasses.fields(peft.PeftConfig)}
lines = [line("PEFT", shared)] + [
    line(kind.value, [field for field in dataclasses.fields(config) if field.name not in names])
    for kind, config in MAPPING.items()
]
text = "\n".join(lines).replace("\\", "\\\\").replace("`", "\\`")
(pathlib.Path(__file__).parent.parent.parent / "src" / "models" / "peft-keys.ts").write_text(
    "/**\n"
    " * The keys of PEFT's configuration classes, each with its default as JSON after \"=\", or null without it.\n"
    f" * Generated from PEFT {peft.__version__} by tests/oracle/settings.py.\n"
    " */\n"
    f"export const PEFT_KEYS = `\n{text}\n`;\n"
)
