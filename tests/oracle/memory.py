"""Measures the memory of a training step by running transformers and PEFT on tensors without data.

Draws configurations and trainings at random. Every operation runs under FakeTensorMode, in which tensors
have shapes and storages, but no numbers. A dispatch mode counts the bytes of all live storages. Attention
is the one that transformers selects, dropout is 0, AdamW uses foreach (PyTorch's default on a GPU), and the
second step is measured. Prints a JSON list with the settings and the bytes of each case. `--seed` draws
cases other than those that the tests compare:

    memory.py --seed 7 --cases 90 --types llama,gpt2
"""

import argparse
import json
import math
import random
import warnings
import weakref

import torch
from peft import LoraConfig, get_peft_model
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves
from torch.utils.weak import WeakIdKeyDictionary
from transformers import AutoConfig, AutoModelForCausalLM, logging, masking_utils

warnings.simplefilter("ignore")
logging.set_verbosity_error()

# Detecting packed sequences needs data. Positions are consecutive here, so there are none.
masking_utils.find_packed_sequence_indices = lambda *_, **__: None


def as_on_a_gpu(function):
    """Returns the function in fp32: autocast uses fp32 for it on a GPU, but not on the CPU.

    https://docs.pytorch.org/docs/2.13/amp.html#cuda-ops-that-autocast-to-float32
    """

    def wide(*args, **kwargs):
        if torch.is_autocast_enabled("cpu"):
            args = [arg.float() if isinstance(arg, torch.Tensor) and arg.is_floating_point() else arg for arg in args]
        return function(*args, **kwargs)

    return wide


# The functions of that list that these models call with tensors that may not be fp32.
torch.nn.functional.layer_norm = as_on_a_gpu(torch.nn.functional.layer_norm)
torch.pow = as_on_a_gpu(torch.pow)
torch.Tensor.pow = as_on_a_gpu(torch.Tensor.pow)


class Live(TorchDispatchMode):
    """Counts the bytes of all live storages, starting with those of `tensors`."""

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
        # The engine adds gradients in place, except under a dispatch mode like this.
        is_sum = func is torch.ops.aten.add.Tensor and not torch.is_grad_enabled()
        peak = self.peak
        self.add(tree_leaves(out))
        if is_sum:
            self.peak = peak
        return out


def without_data(model):
    """Replaces the model's tensors by tensors of the current mode. Shared tensors stay shared."""
    created = {}
    for module in model.modules():
        for tensors in (module._parameters, module._buffers):
            for name, tensor in tensors.items():
                if tensor is None:
                    continue
                if id(tensor) not in created:
                    new = torch.empty(tensor.shape, dtype=tensor.dtype)
                    is_parameter = isinstance(tensor, torch.nn.Parameter)
                    created[id(tensor)] = torch.nn.Parameter(new, tensor.requires_grad) if is_parameter else new
                tensors[name] = created[id(tensor)]


def size(tensors):
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors)


DROPOUT = ["resid_pdrop", "embd_pdrop", "attn_pdrop", "dropout", "attention_dropout"]


def model_of(config, method, targets, rank, precision, checkpointing):
    kind = config["model_type"]
    settings = AutoConfig.for_model(**config)
    settings.update({key: 0.0 for key in DROPOUT if getattr(settings, key, None)})
    is_full = method == "full"
    # In mixed precision, trained weights are fp32. A frozen base has 16 bits, and its adapter is fp32.
    is_wide = precision == "fp32" or (precision == "mixed" and is_full)
    with torch.device("meta"):
        model = AutoModelForCausalLM.from_config(settings, dtype=torch.float32 if is_wide else torch.bfloat16)
        if not is_full:
            model = get_peft_model(model, LoraConfig(r=rank, target_modules=targets, use_dora=method == "dora",
                fan_in_fan_out=kind == "gpt2"))
    if checkpointing:
        model.gradient_checkpointing_enable()
    return model.train()


def measure(config, method, targets, rank, batch, sequence, precision, checkpointing, padded):
    """Returns the bytes of the state, of tensors kept for the backward pass, and at the peak."""
    model = model_of(config, method, targets, rank, precision, checkpointing)
    with FakeTensorMode():
        without_data(model)
        ids = torch.zeros(batch, sequence, dtype=torch.long)
        mask = torch.ones(batch, sequence, dtype=torch.long) if padded else None
        inputs = {"input_ids": ids, "attention_mask": mask, "labels": ids, "use_cache": False}
        trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
        optimizer = torch.optim.AdamW(trained, foreach=True)

        def forward():
            with torch.autocast("cpu", torch.bfloat16, enabled=precision == "mixed"):
                return model(**inputs).loss

        with Live([*inputs.values(), *model.parameters(), *model.buffers()]) as live:
            # Leaves out the batch and tables of positions, which are not part of the state.
            rest = live.bytes - size(model.parameters())
            # The first step creates the optimizer's state.
            for parameter in trained:
                parameter.grad = torch.empty_like(parameter)
            optimizer.step()
            optimizer.zero_grad()
            before, live.peak = live.bytes, 0
            loss = forward()
            kept = live.bytes - before
            loss.backward()
            gradients = size(parameter.grad for parameter in trained if parameter.grad is not None)
            optimizer.step()
            # Leaves out the counts of steps, which are on the CPU.
            moments = [tensor for state in optimizer.state.values() for tensor in state.values() if tensor.dim()]
            return [size(model.parameters()) - size(trained), size(trained), gradients, size(moments), kept, live.peak - rest]


class Draw:
    """Returns random settings of a case."""

    def __init__(self, seed):
        self.rng = random.Random(seed)

    def number(self, low, high):
        """Returns a whole number with a uniformly distributed logarithm."""
        return round(math.exp(self.rng.uniform(math.log(low), math.log(high))))

    def chance(self, share):
        return self.rng.random() < share

    def heads(self):
        heads = self.rng.choice([1, 2, 4, 6, 8, 12, 16, 32])
        return heads, self.rng.choice([kv for kv in (1, 2, 3, 4, 8, 16, 32) if heads % kv == 0])

    def config(self, kind, sequence):
        rng = self.rng
        heads, kv = self.heads()
        head = 2 * self.number(4, 64)
        layers = rng.choice([1, 2, 2, 3, 3, 4, 5, 6])
        wide = heads * head
        vocabulary = self.number(16, 200_000)
        inner = self.number(16, 6 * wide)
        if kind == "gpt2":
            config = {"n_layer": layers, "n_embd": wide, "n_head": heads, "n_positions": sequence + rng.randrange(200)}
            if self.chance(0.5):
                config["n_inner"] = inner
            if self.chance(0.2):
                config["activation_function"] = rng.choice(["gelu", "relu", "silu", "gelu_pytorch_tanh"])
            return config | {"vocab_size": vocabulary}, ["c_attn", "attn.c_proj", "c_fc", "mlp.c_proj"]
        if kind == "opt":
            config = {"num_hidden_layers": layers, "hidden_size": wide, "ffn_dim": inner, "num_attention_heads": heads,
                "max_position_embeddings": sequence + rng.randrange(200), "word_embed_proj_dim": wide}
            if self.chance(0.2):
                config["activation_function"] = rng.choice(["gelu", "gelu_new"])
            if self.chance(0.2):
                config["enable_bias"] = False
            return config | {"vocab_size": vocabulary}, ["q_proj", "k_proj", "v_proj", "out_proj", "fc1", "fc2"]
        config = {"hidden_size": wide, "intermediate_size": inner, "num_hidden_layers": layers, "num_attention_heads": heads,
            "num_key_value_heads": kv, "vocab_size": vocabulary, "pad_token_id": 0}
        targets = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
        if kind in ("llama", "mistral", "qwen3") and self.chance(0.5):
            config |= {"hidden_size": 8 * self.number(4, 256), "head_dim": head}
            if config["hidden_size"] % heads:
                config["hidden_size"] = heads * self.number(4, 64)
        if kind in ("gemma2", "gemma3_text"):
            config |= {"hidden_size": heads * self.number(4, 96), "head_dim": head}
        if self.chance(0.6):
            config["tie_word_embeddings"] = self.chance(0.5)
        if kind in ("llama", "qwen3", "gemma2", "gemma3_text") and self.chance(0.2):
            config["attention_bias"] = True
        if kind == "llama" and self.chance(0.2):
            config["mlp_bias"] = True
        if kind in ("mistral", "phi3") and self.chance(0.5):
            config["sliding_window"] = rng.choice([None, self.number(4, 2000)])
        if kind in ("gemma2", "gemma3_text") and self.chance(0.5):
            config["sliding_window"] = self.number(4, 2000)
        if kind == "phi3":
            targets = ["qkv_proj", "o_proj", "gate_up_proj", "down_proj"]
        return config, targets

    def case(self, kind):
        batch, sequence = self.number(1, 16), self.number(4, 2000)
        config, names = self.config(kind, sequence)
        method = self.rng.choice(["full", "lora", "lora", "dora"])
        is_full = method == "full"
        targets = [name for name in names if self.chance(0.5)] or [self.rng.choice(names)]
        return ({"model_type": kind, **config}, method, [] if is_full else targets, 0 if is_full else self.number(1, 256),
            batch, sequence, self.rng.choice(["bf16", "mixed", "fp32"]), self.chance(0.5), self.chance(0.35))


def small(kind, vocabulary, **others):
    """A model of few words, so that its peak is not in the loss."""
    return {"model_type": kind, "vocab_size": vocabulary, "hidden_size": 256, "intermediate_size": 688,
        "num_hidden_layers": 4, "num_attention_heads": 8, "num_key_value_heads": 8, "pad_token_id": 0, **others}


# Karpathy's nanoGPT of characters; a LLaMA of 32 letters; DoRA with 4,000 words; padded multi-query attention.
NAMED = [
    ({"model_type": "gpt2", "n_layer": 6, "n_embd": 384, "n_head": 6, "n_positions": 1024, "vocab_size": 65}, "lora",
        ["c_attn"], 8, 4, 1024, "mixed", True, False),
    (small("llama", 32), "full", [], 0, 4, 1024, "mixed", True, False),
    (small("llama", 4000), "dora", ["q_proj", "v_proj"], 8, 4, 512, "mixed", False, False),
    (small("llama", 1000, num_key_value_heads=1), "lora", ["q_proj", "v_proj"], 8, 4, 1024, "mixed", False, True),
]

TYPES = ["llama", "mistral", "qwen2", "qwen3", "gemma2", "gemma3_text", "phi3", "gpt2", "opt"]

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=180)
    parser.add_argument("--types", default=",".join(TYPES))
    parser.add_argument("--named", action="store_true", help="also the cases of NAMED")
    given = parser.parse_args()
    kinds = given.types.split(",")
    # A case depends only on its seed and number.
    drawn = [Draw(f"{given.seed} {kinds[index % len(kinds)]} {index // len(kinds)}").case(kinds[index % len(kinds)])
        for index in range(given.cases)]
    for index, case in enumerate(drawn + (NAMED if given.named else [])):
        print("," if index else "[", json.dumps([*case, *measure(*case)]), flush=True)
    print("]")
