"""Measures the memory of a training step by running transformers and PEFT on tensors without data.

Every operation runs under FakeTensorMode, in which tensors have shapes and storages, but no numbers. A dispatch
mode counts the bytes of all live storages. Attention and experts are computed as transformers selects, dropout
is 0, AdamW uses foreach (PyTorch's default on a GPU), and the second step is measured.
"""

import warnings
import weakref

import torch
from peft import LoraConfig, get_peft_model
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves
from torch.utils.weak import WeakIdKeyDictionary
from transformers import AutoConfig, masking_utils
from transformers.initialization import no_init_weights

from models import class_of

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
torch.Tensor.sum = as_on_a_gpu(torch.Tensor.sum)
torch.nn.functional.cross_entropy = as_on_a_gpu(torch.nn.functional.cross_entropy)


class Grouped(torch.autograd.Function):
    """The sizes of grouped_mm, which exists on a GPU for all dtypes, but for tensors without data only for bf16."""

    @staticmethod
    def forward(ctx, rows, weight, ends):
        ctx.save_for_backward(
            rows if weight.requires_grad else None, weight if rows.requires_grad else None, ends)
        ctx.like = [(item.shape, item.dtype) for item in (rows, weight)]
        return rows.new_empty(rows.shape[0], weight.shape[-1])

    @staticmethod
    def backward(ctx, gradient):
        sizes = zip(ctx.like, ctx.needs_input_grad)
        return *(gradient.new_empty(shape, dtype=dtype) if needed else None for (shape, dtype), needed in sizes), None


grouped_mm = torch.nn.functional.grouped_mm
torch.nn.functional.grouped_mm = lambda rows, weight, offs: (
    grouped_mm(rows, weight, offs=offs) if weight.dtype == torch.bfloat16 else Grouped.apply(rows, weight, offs))


class Biased(torch.autograd.Function):
    """The sizes of attention with a mask of numbers, whose gradient PyTorch's kernel for CPUs does not compute.

    Its memory-efficient kernel for GPUs does. That kernel pads rows of the mask to a multiple of 16 numbers.
    https://github.com/pytorch/pytorch/blob/v2.13.0/aten/src/ATen/native/transformers/cuda/sdp_utils.cpp
    """

    @staticmethod
    def forward(ctx, query, key, value, mask):
        result = torch.empty_like(query.transpose(1, 2), memory_format=torch.contiguous_format).transpose(1, 2)
        sums = query.new_empty(query.shape[:3], dtype=torch.float32)
        ctx.save_for_backward(query, key, value, mask, result, sums)
        return result

    @staticmethod
    def backward(ctx, gradient):
        saved = ctx.saved_tensors
        mask = saved[3]
        bias = mask.new_empty(mask.shape) if ctx.needs_input_grad[3] else None
        return *(torch.empty_like(tensor) for tensor in saved[:3]), bias


scaled_dot_product_attention = torch.nn.functional.scaled_dot_product_attention


def attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, **options):
    """Selects a kernel as on a GPU. T5's masks are numbers, those of other models are boolean."""
    if attn_mask is None or attn_mask.dtype == torch.bool:
        return scaled_dot_product_attention(query, key, value, attn_mask, dropout_p, is_causal, **options)
    inputs = [query, key, value, attn_mask]
    if torch.is_autocast_enabled("cpu"):
        inputs = [tensor.to(torch.bfloat16) for tensor in inputs]
    *qkv, mask = inputs
    return Biased.apply(*qkv, mask.expand(*query.shape[:-1], key.shape[-2]))


torch.nn.functional.scaled_dot_product_attention = attention


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

    @classmethod
    def _should_skip_dynamo(cls):
        # Nothing is compiled here, and to skip compilation takes a third of the time.
        return False

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
    """Replaces the model's tensors with tensors of the current mode. Shared tensors stay shared."""
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


DROPOUT = ["resid_pdrop", "embd_pdrop", "attn_pdrop", "dropout", "attention_dropout", "dropout_rate"]


def model_of(values, run):
    """Returns the model on the meta device, with an adapter unless all of it is trained."""
    values = dict(values)
    architectures = values.pop("architectures", None)
    config = AutoConfig.for_model(**values)
    config.update({key: 0.0 for key in DROPOUT if getattr(config, key, None)})
    if config.is_encoder_decoder:
        # The class of T5 has no default, but all published configurations have this number.
        config.decoder_start_token_id = 0
    is_full = run["method"] == "full"
    # In mixed precision, trained weights are fp32. A frozen base has 16 bits, and its adapter is fp32.
    is_wide = run["precision"] == "fp32" or (run["precision"] == "mixed" and is_full)
    with torch.device("meta"), no_init_weights():
        model = class_of(config, architectures)._from_config(config, dtype=torch.float32 if is_wide else torch.bfloat16)
        model.tie_weights()
        if config.is_encoder_decoder and values.get("tie_word_embeddings") is False:
            # The class of T5 ties its head, which a file with another weight for it unties.
            model.lm_head.weight = torch.nn.Parameter(torch.empty_like(model.lm_head.weight))
        if not is_full:
            targets = run["targets"]
            adapter = LoraConfig(r=run["rank"], target_modules=targets, use_dora=run["method"] == "dora",
                fan_in_fan_out=config.model_type == "gpt2")
            model = get_peft_model(model, adapter)
    if run["checkpointing"]:
        model.gradient_checkpointing_enable()
    return model.train()


def inputs_of(model, run):
    """Returns a batch with labels."""
    config, batch = model.config, run["batch"]
    if model.main_input_name == "pixel_values":
        side = config.image_size
        height, width = (side, side) if isinstance(side, int) else side
        pixels = torch.zeros(batch, config.num_channels, height, width)
        return {"pixel_values": pixels, "labels": torch.zeros(batch, dtype=torch.long)}
    ids = torch.zeros(batch, run["sequence"], dtype=torch.long)
    mask = torch.ones_like(ids) if run["isPadded"] else None
    return {"input_ids": ids, "attention_mask": mask, "labels": ids, "use_cache": False}


def measured(values, run):
    """Returns the bytes of the state, of tensors kept for the backward pass, and at the peak."""
    model = model_of(values, run)
    with FakeTensorMode():
        without_data(model)
        inputs = inputs_of(model, run)
        trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
        optimizer = torch.optim.AdamW(trained, foreach=True)

        def forward():
            with torch.autocast("cpu", torch.bfloat16, enabled=run["precision"] == "mixed"):
                return model(**inputs).loss

        with Live([*inputs.values(), *model.parameters(), *model.buffers()]) as live:
            # Leaves out the batch and tables of positions, which are not part of the state.
            rest = live.bytes - size(model.parameters())
            # The state that AdamW creates in its first step.
            for parameter in trained:
                moments = {name: torch.empty_like(parameter) for name in ["exp_avg", "exp_avg_sq"]}
                optimizer.state[parameter] = {"step": torch.tensor(1.0), **moments}
            before, live.peak = live.bytes, 0
            loss = forward()
            kept = live.bytes - before
            loss.backward()
            # Like transformers' Trainer, frees the graph before the optimizer's step.
            del loss
            gradients = size(parameter.grad for parameter in trained if parameter.grad is not None)
            optimizer.step()
            moments = [state[name] for state in optimizer.state.values() for name in ["exp_avg", "exp_avg_sq"]]
            return {
                "frozen": size(model.parameters()) - size(trained),
                "trained": size(trained),
                "gradients": gradients,
                "optimizer": size(moments),
                "activations": kept,
                "peak": live.peak - rest,
            }
