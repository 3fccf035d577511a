"""What training keeps in memory, by transformers' and PEFT's own code on tensors without data.

Every operation runs under FakeTensorMode, which gives shapes and storages but no numbers; a dispatch
mode counts the bytes of all storages that live. torch's MemTracker does the same, but hooks every
parameter's gradient, so that a model with frozen ones stops it; `--check` compares the two where it
runs. Attention is SDPA, dropout is 0, AdamW the foreach one (PyTorch's default on a GPU), and what is
reported is of the second step. Writes tests/reference/memory-oracle.json to standard output.
"""

import itertools
import json
import sys
import warnings
import weakref

import torch
from peft import LoraConfig, get_peft_model
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.distributed._tools.mem_tracker import MemTracker
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves
from torch.utils.weak import WeakIdKeyDictionary
from transformers import AutoConfig, AutoModelForCausalLM, masking_utils

warnings.simplefilter("ignore")

# Positions are one run, which without data nobody can tell: no mask, unless one is given.
masking_utils.find_packed_sequence_indices = lambda *_, **__: None


def llama(hidden, inner, layers, heads, kv, vocabulary, tied=True, kind="llama", **more):
    return {"model_type": kind, "hidden_size": hidden, "intermediate_size": inner, "num_hidden_layers": layers,
        "num_attention_heads": heads, "num_key_value_heads": kv, "vocab_size": vocabulary, "tie_word_embeddings": tied, **more}


CONFIGS = {
    "Llama-3.2-1B": llama(2048, 8192, 16, 32, 8, 128256),
    "Qwen2.5-0.5B": llama(896, 4864, 24, 14, 2, 151936, kind="qwen2"),
    # Longer than its 1,024 positions, for the grid's sake.
    "gpt2": {"model_type": "gpt2", "n_layer": 12, "n_embd": 768, "n_head": 12, "n_positions": 2048, "vocab_size": 50257},
    "opt-125m": {"model_type": "opt", "hidden_size": 768, "ffn_dim": 3072, "num_hidden_layers": 12,
        "num_attention_heads": 12, "vocab_size": 50272, "word_embed_proj_dim": 768},
    "Llama-2-7b": llama(4096, 11008, 32, 32, 32, 32000, tied=False),
    "Qwen3-0.6B": llama(1024, 3072, 28, 16, 8, 151936, kind="qwen3", head_dim=128),
    "Mistral-7B": llama(4096, 14336, 32, 32, 8, 32000, tied=False, kind="mistral", sliding_window=None),
}
NO_DROPOUT = {"resid_pdrop": 0.0, "embd_pdrop": 0.0, "attn_pdrop": 0.0, "dropout": 0.0}
GATED = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
# By model_type: the modules of "lora" and "dora", of "lora-all" and of "lora-mlp".
TARGETS = {
    "gpt2": (["c_attn"], ["c_attn", "c_proj", "c_fc"], ["c_fc", "mlp.c_proj"]),
    "opt": (["q_proj", "v_proj"], ["q_proj", "k_proj", "v_proj", "out_proj", "fc1", "fc2"], ["fc1", "fc2"]),
}
LLAMA_TARGETS = (["q_proj", "v_proj"], GATED, GATED[4:])
METHODS = {"lora": 0, "dora": 0, "lora-all": 1, "lora-mlp": 2}
RANK = 8


def as_on_a_gpu(function):
    """Autocast runs the function in fp32 on a GPU, but not on the CPU.

    https://docs.pytorch.org/docs/2.13/amp.html#cuda-ops-that-autocast-to-float32
    """

    def wide(*args, **kwargs):
        if torch.is_autocast_enabled("cpu"):
            args = [one.float() if isinstance(one, torch.Tensor) else one for one in args]
        return function(*args, **kwargs)

    return wide


# Those of the list that these models call on what is not fp32 anyway.
torch.nn.functional.layer_norm = as_on_a_gpu(torch.nn.functional.layer_norm)
torch.pow = as_on_a_gpu(torch.pow)


class Live(TorchDispatchMode):
    """Counts the bytes of all storages that live, those of `tensors` first."""

    def __init__(self, tensors):
        super().__init__()
        self.seen, self.bytes, self.peak = WeakIdKeyDictionary(), 0, 0
        self.add(tensors)

    def add(self, tensors):
        for tensor in tensors:
            if isinstance(tensor, torch.Tensor) and (storage := tensor.untyped_storage()) not in self.seen:
                self.seen[storage] = True
                self.bytes += storage.nbytes()
                weakref.finalize(storage, self.free, storage.nbytes())
        self.peak = max(self.peak, self.bytes)

    def free(self, size):
        self.bytes -= size

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        out = func(*args, **(kwargs or {}))
        self.add(tree_leaves(out))
        return out


def without_data(model):
    """Puts tensors of the mode that is on in place of the model's; those that are shared stay so."""
    made = {}
    for module in model.modules():
        for tensors in (module._parameters, module._buffers):
            for name, tensor in tensors.items():
                if tensor is None:
                    continue
                if id(tensor) not in made:
                    new = torch.empty(tensor.shape, dtype=tensor.dtype)
                    is_parameter = isinstance(tensor, torch.nn.Parameter)
                    made[id(tensor)] = torch.nn.Parameter(new, tensor.requires_grad) if is_parameter else new
                tensors[name] = made[id(tensor)]


def model_of(name, method, precision, checkpointing):
    kind = CONFIGS[name]["model_type"]
    config = AutoConfig.for_model(**CONFIGS[name])
    config.update({key: 0.0 for key in NO_DROPOUT if hasattr(config, key)})
    config._attn_implementation = "sdpa"
    # Mixed precision has fp32 weights where they are trained, else an adapter in fp32 on a frozen 16-bit base.
    is_wide = precision == "fp32" or (precision == "mixed" and method == "full")
    with torch.device("meta"):
        model = AutoModelForCausalLM.from_config(config, dtype=torch.float32 if is_wide else torch.bfloat16)
        if method != "full":
            targets = TARGETS.get(kind, LLAMA_TARGETS)[METHODS[method]]
            model = get_peft_model(model, LoraConfig(r=RANK, target_modules=targets, use_dora=method == "dora",
                fan_in_fan_out=kind == "gpt2"))
    if checkpointing:
        model.gradient_checkpointing_enable()
    return model.train()


def size(tensors):
    return sum(one.numel() * one.element_size() for one in tensors)


def measure(name, method, batch, sequence, precision, checkpointing, padded=False):
    """Bytes of the case's state, of what the forward pass keeps for the backward pass, and at the peak of a step."""
    model = model_of(name, method, precision, checkpointing)
    with FakeTensorMode():
        without_data(model)
        ids = torch.zeros(batch, sequence, dtype=torch.long)
        mask = torch.ones(batch, sequence, dtype=torch.long) if padded else None
        trained = [one for one in model.parameters() if one.requires_grad]
        frozen = [one for one in model.parameters() if not one.requires_grad]
        optimizer = torch.optim.AdamW(trained, foreach=True)

        def forward():
            with torch.autocast("cpu", torch.bfloat16, enabled=precision == "mixed"):
                return model(input_ids=ids, attention_mask=mask, labels=ids, use_cache=False).loss

        with Live([ids, *model.parameters(), *model.buffers()]) as live:
            forward().backward()
            optimizer.step()
            optimizer.zero_grad()
            before, live.peak = live.bytes, 0
            loss = forward()
            kept = live.bytes - before
            loss.backward()
            gradients = size(one.grad for one in trained)
            optimizer.step()
            # Without the counts of steps, which are on the CPU.
            moments = [one for state in optimizer.state.values() for one in state.values() if one.dim()]
            return [name, method, batch, sequence, precision, checkpointing, padded,
                size(frozen), size(trained), gradients, size(moments), kept, live.peak]


COLUMNS = ["model", "method", "batch", "sequence", "precision", "checkpointing", "padded",
    "frozen", "trained", "gradients", "optimizer", "kept", "peak"]


def cases():
    first = list(CONFIGS)[:4]
    methods = ["full", "lora", "lora-all", "dora"]
    yield from itertools.product(first, methods, [1, 4], [512, 2048], ["bf16", "fp32", "mixed"], [False, True])
    # What is apart from the grid: batches with padding, other families, widths and targets.
    yield from itertools.product(first, [*methods, "lora-mlp"], [3], [768], ["bf16"], [False], [True])
    yield from itertools.product(list(CONFIGS)[4:], [*methods, "lora-mlp"], [2], [1024], ["bf16", "mixed"], [False, True])


def tracked(name, precision):
    """The same of full fine-tuning by torch's own tracker: kept, and at the peak."""
    model = model_of(name, "full", precision, False)
    with FakeTensorMode():
        without_data(model)
        ids = torch.zeros(1, 512, dtype=torch.long)
        optimizer = torch.optim.AdamW(model.parameters(), foreach=True)
        tracker = MemTracker()
        tracker.track_external(model, optimizer, ids)
        with tracker:
            for step in range(2):
                loss = model(input_ids=ids, labels=ids, use_cache=False).loss
                kept = tracker.get_tracker_snapshot("current")
                loss.backward()
                optimizer.step()
                optimizer.zero_grad()
                if not step:
                    tracker.reset_mod_stats()
        act = [one for key, one in next(iter(kept.values())).items() if "ACT" in str(key)]
        return act + [next(iter(tracker.get_tracker_snapshot("peak").values()))["Total"]]


def report(rows):
    configs = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in CONFIGS.items())
    print(f'{{"rank":{RANK},\n"configs":{{{configs}}},\n"columns":{json.dumps(COLUMNS)},\n"rows":[')
    print(",\n".join(rows) + "\n]}")


if __name__ == "__main__":
    if "--check" in sys.argv:
        for name, precision in itertools.product(list(CONFIGS)[:4], ["bf16", "fp32"]):
            ours, theirs = measure(name, "full", 1, 512, precision, False)[-2:], tracked(name, precision)
            print(name, precision, "agree" if ours == theirs else f"differ: {ours}, MemTracker {theirs}")
    else:
        rows = []
        for case in cases():
            rows.append(json.dumps(measure(*case)))
            print(len(rows), rows[-1], file=sys.stderr, flush=True)
        report(rows)
