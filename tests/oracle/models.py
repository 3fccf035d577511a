"""Builds transformers' models and PEFT's adapters, and measures them, for the other scripts."""

import copy
import hashlib
import json
import os
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"

import peft
import peft.optimizers
import safetensors.torch
import torch
import transformers

NAMES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
CLASSES = ["AutoModelForCausalLM", "AutoModelForSeq2SeqLM", "AutoModel"]


def class_of(config, architectures):
    """Returns the class that the configuration names, or else the first class that accepts it."""
    if architectures:
        return getattr(transformers, architectures[0])
    for name in CLASSES:
        auto = getattr(transformers, name)
        if type(config) in auto._model_mapping:
            return auto._model_mapping[type(config)]
    raise ValueError(f"no class for {type(config).__name__}")


def build(values, dtype, device):
    """Builds the model of a config.json."""
    values = copy.deepcopy(values)
    architectures = values.pop("architectures", None)
    config = transformers.AutoConfig.for_model(**values)
    torch.manual_seed(0)
    with torch.device(device):
        return class_of(config, architectures)._from_config(config, dtype=NAMES[dtype])


def task_of(model):
    """Returns PEFT's name for the model's task. A task without a name counts as that of a bare model."""
    name = type(model).__name__
    if name.endswith("ForSequenceClassification"):
        return "SEQ_CLS"
    # PEFT's class for this task needs a model that generates text.
    if model.config.is_encoder_decoder and not name.endswith("Model"):
        return "SEQ_2_SEQ_LM"
    is_causal = name.endswith(("ForCausalLM", "LMHeadModel", "ForConditionalGeneration"))
    return "CAUSAL_LM" if is_causal else "FEATURE_EXTRACTION"


def config_of(method):
    """Returns the class of a method's arguments. LoRA-FA is LoRA with an optimizer that freezes A."""
    return peft.mapping.PEFT_TYPE_TO_CONFIG_MAPPING["LORA" if method == "LORA_FA" else method]


def wrapped(model, run):
    """Applies PEFT's method, in place."""
    # Copies lists, because PEFT appends to them.
    arguments = {"task_type": task_of(model), **copy.deepcopy(run.get("config", {}))}
    config = config_of(run["method"])(**arguments)
    if hasattr(config, "progressbar"):
        config.progressbar = False
    adapted = peft.get_peft_model(model, config, autocast_adapter_dtype=run.get("autocast", True))
    if run["method"] == "LORA_FA":
        peft.optimizers.create_lorafa_optimizer(adapted, r=config.r, lora_alpha=config.lora_alpha, lr=1)
    return adapted


def stored(adapted):
    """Returns the tensors of the adapter's file, as save_pretrained writes them, on the meta device."""
    state = peft.get_peft_model_state_dict(adapted)
    return {name: torch.empty(item.shape, dtype=item.dtype, device="meta") for name, item in state.items()}


def file_of(adapted, is_real):
    """Returns the bytes of the adapter's file, written by PEFT or from zeros."""
    if is_real:
        with tempfile.TemporaryDirectory() as folder:
            adapted.save_pretrained(folder)
            with open(os.path.join(folder, "adapter_model.safetensors"), "rb") as file:
                return file.read()
    return file_with_zeros(stored(adapted))


def file_with_zeros(tensors):
    """Returns the bytes of a file with zeros in place of these tensors."""
    zeros = {name: torch.zeros(item.shape, dtype=item.dtype) for name, item in tensors.items()}
    return safetensors.torch.save(zeros, metadata={"format": "pt"})


def digest(header):
    lines = [f"{name} {item['dtype']} {'x'.join(map(str, item['shape']))}" for name, item in header.items()]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def file_row(data):
    """Returns the sizes and the digest of a safetensors file."""
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    header.pop("__metadata__", None)
    return {
        "fileBytes": len(data),
        "headerBytes": size,
        "tensors": len(header),
        "digest": digest(header),
    }
