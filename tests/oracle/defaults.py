"""
Writes PEFT's defaults to tests/reference/peft-defaults.json: the default target_modules by method and
model_type, (IA)³'s default feedforward_modules by model_type, the names of each method's arguments, and the
types that adaption prompt supports.

    python defaults.py
"""

import dataclasses
import json
import pathlib

import peft
from peft.tuners.adaption_prompt.config import TRANSFORMERS_MODEL_CONFIG
from peft.tuners.ia3 import model as ia3


def mapping_of(kind, tuner):
    if kind == "IA3":
        return ia3.TRANSFORMERS_MODELS_TO_IA3_TARGET_MODULES_MAPPING
    return getattr(tuner, "target_module_mapping", None)


def names_of(config):
    return {field.name for field in dataclasses.fields(config)}


def main():
    configs = peft.mapping.PEFT_TYPE_TO_CONFIG_MAPPING
    tuners = peft.mapping.PEFT_TYPE_TO_TUNER_MAPPING
    found = {kind.value: mapping_of(kind.value, tuner) for kind, tuner in tuners.items()}
    result = {
        "versions": {"peft": peft.__version__},
        "targets": {kind: mapping for kind, mapping in sorted(found.items()) if mapping},
        "feedforward": ia3.TRANSFORMERS_MODELS_TO_IA3_FEEDFORWARD_MODULES_MAPPING,
        "arguments": {kind.value: sorted(names_of(config)) for kind, config in configs.items()},
        "adaptionPrompt": sorted(TRANSFORMERS_MODEL_CONFIG),
    }
    path = pathlib.Path(__file__).parent.parent / "reference" / "peft-defaults.json"
    path.write_text(json.dumps(result, indent=1) + "\n")
    print(f"{len(result['targets'])} methods with default targets")


main()
