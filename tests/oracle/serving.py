"""
Writes tests/reference/oracle-serving.json:

    python serving.py

`cases` has the bytes of a base in bf16, of its merged copy, of one adapter, of an adapter whose rank is padded with
zeros to that of a slot, and of the tensors in PEFT's file of the adapter. The last part runs four requests of a small model
at once, each with its own adapter. `differences` has the largest differences of its logits from those of four merged
copies, those after the adapters are padded, and, as controls, those without adapters and of the other copies.
"""

import copy
import json
import pathlib

import peft
import torch
import transformers

LLAMA_2_7B = {"model_type": "llama", "hidden_size": 4096, "intermediate_size": 11008, "num_hidden_layers": 32,
    "num_attention_heads": 32, "num_key_value_heads": 32, "vocab_size": 32000}
LLAMA_31_8B = {**LLAMA_2_7B, "intermediate_size": 14336, "num_key_value_heads": 8, "vocab_size": 128256}
GPT2 = {"model_type": "gpt2", "n_embd": 768, "n_layer": 12, "n_head": 12, "vocab_size": 50257, "n_positions": 1024}
SMALL = {**LLAMA_2_7B, "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 2, "num_attention_heads": 4,
    "num_key_value_heads": 2, "vocab_size": 100}
CASES = [
    (LLAMA_2_7B, 8, ["q_proj", "v_proj"], 16),
    (LLAMA_31_8B, 64, ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"], 64),
    (GPT2, 4, ["c_attn"], 64),
]


def build(values, dtype, device="meta"):
    config = transformers.AutoConfig.for_model(**values)
    with torch.device(device):
        return transformers.AutoModelForCausalLM.from_config(config, dtype=dtype)


def adapt(model, rank, targets, **settings):
    return peft.get_peft_model(model, peft.LoraConfig(r=rank, target_modules=targets, lora_alpha=rank), **settings)


def total(parameters):
    return sum(parameter.numel() * parameter.element_size() for parameter in parameters)


def adapter_bytes(model):
    return total(parameter for name, parameter in model.named_parameters() if "lora_" in name)


def count(values, rank, targets, slot_rank):
    base = total(build(values, torch.bfloat16).parameters())
    adapted = adapt(build(values, torch.bfloat16), rank, targets, autocast_adapter_dtype=False)
    slot = adapt(build(values, torch.bfloat16), slot_rank, targets, autocast_adapter_dtype=False)
    file = peft.get_peft_model_state_dict(adapt(build(values, torch.bfloat16), rank, targets))
    return {
        "config": values, "rank": rank, "targets": targets, "slotRank": slot_rank, "base": base,
        "adapter": adapter_bytes(adapted), "slot": adapter_bytes(slot), "file": total(file.values()),
        "merged": total(adapted.merge_and_unload().parameters()),
    }


def pad(model, rank):
    """Pads every A with rows and every B with columns of zeros."""
    for name, parameter in model.named_parameters():
        if "lora_" not in name:
            continue
        is_a = "lora_A" in name
        padding = (0, 0, 0, rank - len(parameter)) if is_a else (0, rank - parameter.shape[1])
        parameter.data = torch.nn.functional.pad(parameter.data, padding)


def run_batch():
    torch.manual_seed(0)
    names = ["1", "2", "3", "4"]
    targets = ["q_proj", "v_proj"]
    base = build(SMALL, torch.float64, "cpu").eval()
    tokens = torch.randint(0, 100, (4, 12))
    config = peft.LoraConfig(r=4, target_modules=targets, lora_alpha=4, init_lora_weights=False)
    model = peft.get_peft_model(copy.deepcopy(base), config, adapter_name="1", autocast_adapter_dtype=False)
    for name in names[1:]:
        model.add_adapter(name, config)
    model = model.double().eval()
    with torch.no_grad():
        batch = model(tokens, adapter_names=names).logits
        single = []
        for index, name in enumerate(names):
            merged = copy.deepcopy(model)
            merged.set_adapter(name)
            merged = merged.merge_and_unload(adapter_names=[name])
            single.append(merged(tokens[index : index + 1]).logits)
        plain = base(tokens).logits
        pad(model, 16)
        padded = model(tokens, adapter_names=names).logits
    difference = lambda other: (batch - other).abs().max().item()
    # Llama's norms round to 32 bits, which hides the errors of 64 bits.
    return {
        "batch": difference(torch.cat(single)), "padding": difference(padded),
        "withoutAdapters": difference(plain), "otherAdapters": difference(torch.cat(single[1:] + single[:1])),
    }


content = {
    "torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__,
    "cases": [count(*case) for case in CASES], "differences": run_batch(),
}
path = pathlib.Path(__file__).parent.parent / "reference/oracle-serving.json"
path.write_text(json.dumps(content, indent=2) + "\n")
