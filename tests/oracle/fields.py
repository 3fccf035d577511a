"""
Writes tests/reference/peft-fields.json: the effect of each key of PEFT's configuration classes.

    python fields.py

For each method, the script sets every key to values that its annotation allows, one key at a time, on a small
model. The file has the annotation and the default of each key. For each value, it has the trainable parameters,
all parameters and the bytes of the adapter's file, or "=" if these numbers are the same without the key, or the
error that PEFT raises.
"""

import copy
import json
import pathlib
import warnings

from models import build, config_of, file_of, file_row, wrapped

import keys
import peft
import transformers

# Sides of 256 suit the default sizes of all methods.
MODEL = {
    "model_type": "llama",
    "vocab_size": 96,
    "hidden_size": 256,
    "intermediate_size": 512,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 4,
    "attention_bias": True,
    "tie_word_embeddings": True,
}

# Arguments that PEFT requires.
REQUIRED = {
    "ADALORA": {"total_step": 100},
    "ADAPTION_PROMPT": {"adapter_len": 4, "adapter_layers": 1},
    "CARTRIDGE": {"num_virtual_tokens": 4},
    "CPT": {"cpt_token_ids": [1, 2], "cpt_mask": [1, 1], "cpt_tokens_type_mask": [1, 1], "task_type": "CAUSAL_LM"},
    "MULTITASK_PROMPT_TUNING": {"num_virtual_tokens": 4},
    "PREFIX_TUNING": {"num_virtual_tokens": 4},
    "PROMPT_TUNING": {"num_virtual_tokens": 4},
    "P_TUNING": {"num_virtual_tokens": 4},
    "TRAINABLE_TOKENS": {"token_indices": [1, 2]},
}

# Names of the model's modules, and patterns for these.
NAMES = [["q_proj"], ["k_proj", "down_proj"], ["layers.0.self_attn.v_proj"], ["layers"]]
PATTERNS = [{"q_proj": 2}, {"layers.1.self_attn.v_proj": 4}]
# Values of keys whose annotation allows any list or text.
VALUES = {
    "target_modules": [*NAMES, "all-linear", ".*[qk]_proj", ["embed_tokens"], ["lm_head"], ["q_proj", "unknown"]],
    "exclude_modules": [["q_proj"], ["layers.0.self_attn.v_proj"], ".*layers.0.*", ["unknown"]],
    "modules_to_save": [["norm"], ["lm_head"], ["embed_tokens"], ["unknown"]],
    "feedforward_modules": [["down_proj"], ["q_proj"], []],
    "layers_to_transform": [0, [1], [0, 1], []],
    "layers_pattern": ["layers", ["layers"], []],
    "target_parameters": [["q_proj.weight"], ["down_proj.weight", "layers.0.mlp.up_proj.weight"], ["unknown"]],
    "trainable_token_indices": [[1, 2], {"embed_tokens": [3]}, {"embed_tokens": [1], "lm_head": [2]}, []],
    "token_indices": [[1], [0, 5, 7]],
    "task_type": ["CAUSAL_LM", "FEATURE_EXTRACTION"],
    "base_model_name_or_path": [None, "own/model"],
    "layer_replication": [[[0, 2], [0, 2]]],
    "megatron_core": ["megatron.core"],
}
# Values besides those of the annotation.
MORE = {
    "init_weights": ["mini", "bat"],
    "init_lora_weights": ["gaussian", "mica", "orthogonal", "olora", "pissa", "pissa_niter_4"],
    "bias": ["none", "all", "lora_only"],
    "variant": ["road_1", "road_2", "road_4"],
    "mini_r": [2, 8],
    "config_A_B": ["lora", "vector", "constant", "none"],
    "config_C": ["lora", "vector", "none"],
    "config_D_E": ["vector", "constant", "none"],
}
NUMBERS = [0, 1, 2, 3, 4, 16, 64]


def tried(name, kinds):
    """Returns values to set a key to."""
    if name in VALUES:
        return [*VALUES[name], None]
    if name.endswith("_pattern"):
        return [*PATTERNS, {"unknown": 2}, {}, None]
    values = list(MORE.get(name, []))
    for kind in kinds:
        if isinstance(kind, dict):
            values += kind.get("values", [])
            inner = str(kind.get("list", ""))
            values += [[1, 2]] if "int" in inner else [["q_proj"]] if "str" in inner else []
            values += [{}] if "dict" in kind else []
        elif kind == "bool":
            values += [True, False]
        elif kind == "int":
            values += NUMBERS
        elif kind == "float":
            values += [0.0, 0.25, 0.5]
        elif kind == "str":
            values += ["text"]
        elif kind.endswith("Config"):
            values += [{}]
    known = {json.dumps(value): value for value in [*values, None]}
    return list(known.values())


def answer(method, config):
    try:
        adapted = wrapped(build(MODEL, "float32", "cpu"), {"method": method, "config": config})
        trainable, total = adapted.get_nb_trainable_parameters()
        return [trainable, total, file_row(file_of(adapted, True))["fileBytes"]]
    except Exception as error:
        return " ".join(f"{type(error).__name__}: {error}".split())[:160]


def tries(method, name, field, base):
    found = []
    for value in tried(name, field["kinds"]):
        numbers = answer(method, {**copy.deepcopy(REQUIRED.get(method, {})), name: copy.deepcopy(value)})
        found.append([value, "=" if numbers == base else numbers])
    return found


def line(method):
    base = answer(method, REQUIRED.get(method, {}))
    fields = {
        name: {**field, "tried": tries(method, name, field, base) if isinstance(base, list) else []}
        for name, field in keys.fields_of(config_of(method)).items()
        if name not in {"peft_type", "runtime_config"}
    }
    rows = [f"  {json.dumps(name)}: {json.dumps(field, separators=(',', ':'))}" for name, field in fields.items()]
    return (
        f'{json.dumps(method)}: {{"required": {json.dumps(REQUIRED.get(method, {}))}, "base": {json.dumps(base)}, "fields": {{\n'
        + ",\n".join(rows) + "\n}}"
    )


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    transformers.logging.set_verbosity_error()
    methods = [kind.value for kind in peft.mapping.PEFT_TYPE_TO_CONFIG_MAPPING]
    (pathlib.Path(__file__).parent.parent / "reference" / "peft-fields.json").write_text(
        f'{{"peft": "{peft.__version__}", "model": {json.dumps(MODEL)},\n"methods": {{\n'
        + ",\n".join(line(method) for method in methods) + "\n}}\n"
    )
