"""
Writes tests/reference/windows-oracle.jsonl:

    python windows.py

Measures training steps as memory.py does, of small models whose sequences are about as long as the window of their
attention. In types with a setting for it, the window is on, and some or all layers have it.

The results in the repository come from torch 2.13, transformers 5.24 and PEFT 0.21.2.
"""

import json
import pathlib
import random

from memory import measured

CASES, SEED = 40, 5
FILE = pathlib.Path(__file__).parent.parent / "reference" / "windows-oracle.jsonl"

CLASSES = {
    "qwen2_moe": "Qwen2MoeForCausalLM",
    "qwen2": "Qwen2ForCausalLM",
    "qwen3": "Qwen3ForCausalLM",
    "mistral": "MistralForCausalLM",
    "mixtral": "MixtralForCausalLM",
    "phi3": "Phi3ForCausalLM",
    "gemma2": "Gemma2ForCausalLM",
    "gemma3_text": "Gemma3ForCausalLM",
}
SWITCHED = ["qwen2_moe", "qwen2", "qwen3"]


def drawn(draw, kind):
    """Returns a configuration of the type."""
    layers = draw.randint(2, 5)
    config = {
        "model_type": kind,
        "architectures": [CLASSES[kind]],
        "vocab_size": 64,
        "hidden_size": 48,
        "intermediate_size": 96,
        "num_hidden_layers": layers,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": 4096,
        "tie_word_embeddings": False,
        "sliding_window": draw.randint(8, 80),
    }
    if kind in ["qwen3", "gemma2", "gemma3_text"]:
        config["head_dim"] = 12
    if kind in SWITCHED:
        config |= {"use_sliding_window": True, "max_window_layers": draw.randint(0, layers)}
    if kind == "qwen2_moe":
        config |= {"decoder_sparse_step": 1, "moe_intermediate_size": 32, "shared_expert_intermediate_size": 32,
            "num_experts_per_tok": 2, "num_experts": 4, "norm_topk_prob": False, "output_router_logits": False}
    if kind == "mixtral":
        config |= {"num_local_experts": 4, "num_experts_per_tok": 2}
    if kind == "phi3":
        config["pad_token_id"] = 0
    return config


def main():
    draw = random.Random(SEED)
    lines = []
    for number in range(CASES):
        # Half of the cases have the type whose layers alternate.
        config = drawn(draw, "qwen2_moe" if number % 2 else draw.choice(list(CLASSES)))
        window = config["sliding_window"]
        run = {
            "method": draw.choice(["lora", "lora", "full"]),
            "targets": "all-linear",
            "rank": 3,
            "batch": draw.randint(1, 3),
            "sequence": draw.choice([window - 1, window, window + 1, window + draw.randint(2, 60)]),
            "precision": draw.choice(["bf16", "mixed", "fp32"]),
            "checkpointing": draw.random() < 0.5,
            "isPadded": draw.random() < 0.5,
        }
        lines.append(json.dumps({"on": config, "run": run, "bytes": measured(config, run)}))
    FILE.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
