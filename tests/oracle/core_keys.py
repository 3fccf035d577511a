"""
Reads tests/reference/oracle-keys.json, which shapes.py writes, and updates the table in src/models/keys.ts:

    python core_keys.py

A nested configuration is a separate type. In the type that contains it, its key has the values that
transformers uses if the nested configuration is missing.
"""

import json
import pathlib
import re

import transformers

from keys import keys_of, plain

ROOT = pathlib.Path(__file__).parent.parent.parent
CORE = ROOT / "src" / "models" / "keys.ts"


def text(value):
    return json.dumps(value, separators=(",", ":"))


def initial(config, name):
    """Returns the values that a missing nested configuration has."""
    spec = config.sub_configs_defaults[name]
    return {"model_type": spec.model_type, **spec.init_kwargs}


def lines():
    """Returns the keys that change shapes, by type."""
    found = json.loads((ROOT / "tests" / "reference" / "oracle-keys.json").read_text())["types"]
    types, nested = {}, {}
    for kind, row in found.items():
        config = transformers.CONFIG_MAPPING[kind]
        inner = {name: key["type"] for name, key in keys_of(config).items() if "keys" in key}
        nested[kind] = inner
        for path, key in row["keys"].items():
            *outer, name = path.split(".")
            if not key["changesShapes"] and name != "tie_word_embeddings" or name == "num_labels":
                continue
            default = key["default"]
            if default is None and name == "tie_word_embeddings":
                # The class sets it after it has read its keys.
                default = getattr(config(), name, False)
            types.setdefault(inner[outer[0]] if outer else kind, {}).setdefault(name, text(default))
        for name, to in row["aliases"].items():
            if to in types[kind]:
                types[kind][name] = f"={to}"
    for kind, inner in nested.items():
        for name, to in inner.items():
            values = initial(transformers.CONFIG_MAPPING[kind], name).items()
            known = {key: plain(item) for key, item in values if key in ("model_type", *types.get(to, {}))}
            types[kind][name] = text(known)
    return [
        f"{kind}: " + " ".join(f"{name} {value}" for name, value in keys.items())
        for kind, keys in sorted(types.items())
    ]


if __name__ == "__main__":
    code = CORE.read_text()
    CORE.write_text(re.sub(r"(const KEYS = `\n)[^`]*`", lambda at: at[1] + "\n".join(lines()) + "\n`", code))
