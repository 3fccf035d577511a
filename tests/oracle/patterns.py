"""
Writes tests/reference/oracle-patterns.json:

    python patterns.py

`cases` are models and PEFT configurations with rank_pattern and alpha_pattern. `modules` has a line for each adapted
module: its name in PEFT's model, its rank, its alpha and its trained parameters. Models are built on the meta device.
"""

import json
import pathlib

import peft
import torch
import transformers

LLAMA_32_1B = {"model_type": "llama", "hidden_size": 2048, "intermediate_size": 8192, "num_hidden_layers": 16,
    "num_attention_heads": 32, "num_key_value_heads": 8, "head_dim": 64, "vocab_size": 128256,
    "tie_word_embeddings": True}
GPT2 = {"model_type": "gpt2", "n_embd": 768, "n_layer": 12, "n_head": 12, "vocab_size": 50257, "n_positions": 1024}
T5_BASE = {"model_type": "t5", "d_model": 768, "d_ff": 3072, "d_kv": 64, "num_heads": 12, "num_layers": 12,
    "vocab_size": 32128}
DEEP = {"model_type": "llama", "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 80,
    "num_attention_heads": 4, "num_key_value_heads": 2, "vocab_size": 100}
ALL = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
CASES = [
    # The last four layers by regular expressions.
    (LLAMA_32_1B, {"r": 8, "lora_alpha": 16, "target_modules": ["q_proj", "v_proj"],
        "rank_pattern": {r"layers\.(12|13|14|15)\..*": 32}, "alpha_pattern": {r".*\.1[2-5]\.self_attn\.(q|v)_proj": 64}}),
    # Suffixes, of which the first that matches counts, and complete names.
    (LLAMA_32_1B, {"r": 4, "lora_alpha": 8, "target_modules": ALL,
        "rank_pattern": {"3.self_attn.q_proj": 2, "q_proj": 64, "down_proj": 16, "model.layers.7.mlp.up_proj": 1},
        "alpha_pattern": {"down_proj": 32, "mlp.down_proj": 1, "layers.0.mlp.gate_proj": 0.5}}),
    # A key that matches no module, and keys with other bounds than dots.
    (GPT2, {"r": 8, "lora_alpha": 12, "target_modules": ["c_attn", "mlp.c_proj"],
        "rank_pattern": {r"h\.\d\.attn.*": 3, "proj": 5, "attn.c_proj": 6}, "alpha_pattern": {r"h\.1.*mlp.*": 7}}),
    (T5_BASE, {"r": 8, "lora_alpha": 16, "target_modules": ["q", "v", "wo"],
        "rank_pattern": {r"encoder\.block\.[0-5]\..*": 16, "EncDecAttention.q": 2, "wo": 4},
        "alpha_pattern": {"decoder.block.11.layer.1.EncDecAttention.v": 2, r".*SelfAttention\.v": 48}}),
    # Ranks without repetition, as adaptive methods leave them.
    (DEEP, {"r": 8, "lora_alpha": 8, "target_modules": ALL,
        "rank_pattern": {f"layers.{layer}.self_attn.{name}": 1 + (7 * layer + 5 * index) % 24
            for layer in range(80) for index, name in enumerate(ALL[:4]) if layer % 3},
        "alpha_pattern": {f"layers.{layer}.self_attn.q_proj": 1 + layer for layer in range(0, 80, 2)}}),
]


def measure(values, settings):
    config = transformers.AutoConfig.for_model(**values)
    kind = transformers.AutoModelForSeq2SeqLM if values["model_type"] == "t5" else transformers.AutoModelForCausalLM
    with torch.device("meta"):
        model = peft.get_peft_model(kind.from_config(config), peft.LoraConfig(**settings))
    trainable, total = model.get_nb_trainable_parameters()
    lines = []
    for name, module in model.named_modules():
        if isinstance(module, peft.tuners.lora.LoraLayer):
            parameters = sum(item.numel() for item in module.parameters() if item.requires_grad)
            alpha = float(module.lora_alpha["default"])
            lines.append(f"{name} {module.r['default']} {alpha:g} {parameters}")
            assert module.scaling["default"] == module.lora_alpha["default"] / module.r["default"]
    return {"config": values, "adapter": {"peft_type": "LORA", **settings}, "trainable": trainable, "all": total,
        "modules": lines}


if __name__ == "__main__":
    versions = {package.__name__: package.__version__ for package in (torch, transformers, peft)}
    path = pathlib.Path(__file__).parents[1] / "reference" / "oracle-patterns.json"
    result = {"versions": versions, "cases": [measure(*case) for case in CASES]}
    path.write_text(json.dumps(result, indent=2) + "\n")
