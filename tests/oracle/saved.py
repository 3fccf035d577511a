"""
Writes tests/reference/saved-configs.jsonl: configuration files as tools save them.

    python saved.py

On each line:

- `name`: the tool, and the setting
- `file`: config.json or adapter_config.json
- `text`: the content of the file
- `shown`: the name of the model in figures
- `parameters`: the number of parameters of the model that transformers builds from the file; null if it
  cannot read the file

transformers and PEFT write their files themselves. The others follow the conventions of the tools, applied
to files that transformers writes: the keys that they add, the paths that they save in `_name_or_path`, and
the keys of transformers 4.
"""

import copy
import json
import logging
import pathlib
import tempfile
import warnings

from models import class_of, peft, torch, transformers  # First, because it switches downloads off.
from keys import classes_of, keys_of
from shapes import SCALES, small

OUTPUT = pathlib.Path(__file__).parent.parent / "reference" / "saved-configs.jsonl"
FAMILIES = json.loads((OUTPUT.parent / "oracle-keys.json").read_text())["types"]
# Types that are only parts of other models.
PARTS = ["clip_vision_model", "pixtral", "siglip_vision_model", "llama4_vision_model"]

# Values of _name_or_path, each with the name that figures show. None stands for a model without a name.
PATHS = [
    ("./out/checkpoint-500/", "checkpoint-500"),
    ("out", "out"),
    ("/home/ada/models/my-model", "my-model"),
    ("/mnt/data/models/Qwen2.5-7B-Instruct//", "Qwen2.5-7B-Instruct"),
    ("C:\\Users\\Ada\\models\\my-model", "my-model"),
    ("D:\\out\\checkpoint-12\\", "checkpoint-12"),
    (".\\outputs", "outputs"),
    ("C:/Users/Ada/my model", "my model"),
    ("../models/base", "base"),
    ("", None),
    (".", None),
    ("./", None),
    ("..", None),
    ("/", None),
    ("my*best*model", "my⁎best⁎model"),
    ("/root/.cache/huggingface/hub/models--ada--tiny-model/snapshots/0e9e39f249a16976918f6564b8830bc894c89659", "tiny-model"),
    ("/root/.cache/huggingface/hub/models--gpt2/snapshots/607a30d783dfa663caf39e06633721c8d4cfcd7e/", "gpt2"),
    ("ada/Modell-für-Übungen", "Modell-für-Übungen"),
    ("\\\\server\\share\\models\\mine", "mine"),
    ("ada/model", "model"),
]


def written(config):
    """Returns what save_pretrained writes."""
    with tempfile.TemporaryDirectory() as folder:
        config.save_pretrained(folder)
        return json.loads((pathlib.Path(folder) / "config.json").read_text())


def as_in_4(values, version="4.46.3"):
    """Returns the configuration with the keys of transformers 4."""
    values = copy.deepcopy(values)
    rope = values.pop("rope_parameters", None)
    if rope and "rope_theta" in rope:
        values["rope_theta"] = rope.pop("rope_theta")
        values["rope_scaling"] = None if rope.get("rope_type", "default") == "default" else rope
    if "dtype" in values:
        values["torch_dtype"] = values.pop("dtype")
    for name, item in values.items():
        if isinstance(item, dict) and "model_type" in item:
            values[name] = as_in_4(item, version)
            values[name].pop("transformers_version", None)
    return {**values, "transformers_version": version}


def with_path(values, path):
    """Returns the configuration with its path first, as transformers 4 writes it."""
    return {"_name_or_path": path, **values}


def parameters_of(text):
    """Returns the number of parameters of the model that transformers builds from a file."""
    values = json.loads(text)
    # Quantization and code of others change no shape here.
    for key in ("quantization_config", "quantization", "auto_map"):
        values.pop(key, None)
    try:
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "config.json").write_text(json.dumps(values))
            config = transformers.AutoConfig.from_pretrained(folder)
        with torch.device("meta"):
            model = class_of(config, values.get("architectures"))._from_config(config)
        model.tie_weights()
        return sum(item.numel() for item in model.parameters())
    except Exception as error:
        print("not built:", values.get("model_type"), str(error).split(".")[0])
        return None


def row(name, values, shown=None, file="config.json"):
    text = json.dumps(values, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    kind = values.get("model_type", "")
    is_model = file == "config.json"
    article = "an" if kind.startswith(("a", "e", "i", "o", "mt5")) else "a"
    return {
        "name": name,
        "file": file,
        "text": text,
        "shown": shown or (f"{article} {kind} model" if kind else None),
        "parameters": parameters_of(text) if is_model else None,
    }


def small_config(kind):
    """Returns the first small configuration that transformers accepts."""
    cls = transformers.CONFIG_MAPPING[kind]
    for scale in SCALES:
        try:
            config = transformers.AutoConfig.for_model(**{"model_type": kind, **small(keys_of(cls), scale)})
            with torch.device("meta"):
                getattr(transformers, classes_of(kind)[0])(config)
            return config
        except Exception:
            continue
    raise ValueError(f"no small configuration of {kind}")


def by_transformers():
    """Each type with default values, and with small values in the layout of transformers 4."""
    for index, kind in enumerate(sorted(set(FAMILIES) - set(PARTS))):
        classes = classes_of(kind)
        config = transformers.CONFIG_MAPPING[kind]()
        config.architectures = classes[:1]
        config.dtype = ["bfloat16", "float16", "float32"][index % 3]
        yield row(f"transformers 5: {kind}, defaults", written(config))
        config = small_config(kind)
        config.architectures = [classes[index % len(classes)]]
        config.dtype = "float32"
        path, shown = PATHS[index % len(PATHS)]
        version = ["4.28.1", "4.36.2", "4.46.3", "4.55.0", "4.57.1"][index % 5]
        yield row(f"transformers {version}: {kind}, small", with_path(as_in_4(written(config), version), path), shown)


def llama(**more):
    """Returns a small Llama as transformers 5 writes it."""
    sizes = {"hidden_size": 256, "intermediate_size": 688, "num_hidden_layers": 4, "num_attention_heads": 8}
    config = transformers.LlamaConfig(**{**sizes, "num_key_value_heads": 2, "vocab_size": 1024, **more})
    config.architectures = ["LlamaForCausalLM"]
    config.dtype = "bfloat16"
    return config


LLAMA3 = {
    "rope_type": "llama3",
    "rope_theta": 500000.0,
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 8192,
}


def by_transformers_with_more():
    """Long contexts, quantization and code of the author's."""
    for rope in (
        LLAMA3,
        {"rope_type": "linear", "factor": 2.0, "rope_theta": 10000.0},
        {"rope_type": "yarn", "factor": 4.0, "rope_theta": 10000.0, "original_max_position_embeddings": 2048},
    ):
        values = written(llama(rope_parameters=rope))
        yield row(f"transformers 5: llama, {rope['rope_type']} rope", values)
        old = as_in_4(values, "4.42.3")
        yield row(f"transformers 4.42.3: llama, {rope['rope_type']} rope", with_path(old, "./llama-long/"), "llama-long")
    oldest = as_in_4(written(llama()), "4.30.2")
    oldest["rope_scaling"] = {"type": "dynamic", "factor": 2.0}
    yield row("transformers 4.30.2: llama, type of rope", with_path(oldest, "decapoda/llama-tiny-hf"), "llama-tiny-hf")
    for name, quantization in (
        ("bitsandbytes, 4 bits", transformers.BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4")),
        ("bitsandbytes, 8 bits", transformers.BitsAndBytesConfig(load_in_8bit=True)),
        ("AWQ", transformers.AwqConfig(bits=4, group_size=128)),
    ):
        config = llama()
        config.quantization_config = quantization
        yield row(f"transformers 5: llama, {name}", written(config))
    gptq = {"bits": 4, "group_size": 128, "quant_method": "gptq", "desc_act": True, "dataset": None}
    values = with_path(as_in_4(written(llama())), "ada/llama-GPTQ")
    yield row("AutoGPTQ: llama", {**values, "quantization_config": gptq}, "llama-GPTQ")
    own = as_in_4(written(llama()))
    own["auto_map"] = {"AutoModelForCausalLM": "modeling_llama.LlamaForCausalLM"}
    yield row("transformers 4.46.3: llama, auto_map", with_path(own, "ada/llama-own-code"), "llama-own-code")
    config = llama(num_labels=3)
    config.architectures = ["LlamaForSequenceClassification"]
    yield row("transformers 5: llama, classifier of three labels", written(config))
    # The keys of InternLM2's code, which transformers lacks.
    internlm2 = {
        "architectures": ["InternLM2ForCausalLM"],
        "auto_map": {
            "AutoConfig": "configuration_internlm2.InternLM2Config",
            "AutoModelForCausalLM": "modeling_internlm2.InternLM2ForCausalLM",
        },
        "bias": False,
        **{key: oldest[key] for key in oldest if key.endswith("_token_id")},
        "hidden_act": "silu",
        "hidden_size": 256,
        "intermediate_size": 512,
        "max_position_embeddings": 2048,
        "model_type": "internlm2",
        "num_attention_heads": 8,
        "num_hidden_layers": 2,
        "num_key_value_heads": 2,
        "rope_scaling": {"factor": 2.0, "type": "dynamic"},
        "rope_theta": 1000000,
        "tie_word_embeddings": False,
        "torch_dtype": "bfloat16",
        "transformers_version": "4.41.0",
        "use_cache": True,
        "vocab_size": 1024,
    }
    yield row("XTuner: internlm2", with_path(internlm2, "work_dirs/internlm2/merged"), "merged")


def by_peft():
    """A merged model, and adapters beside models with known and unknown names."""
    for name, base in (("meta-llama/Llama-3.1-8B",) * 2, ("a local base", "./base/checkpoint-3/")):
        model = transformers.LlamaForCausalLM(llama())
        model.name_or_path = base
        model.config.name_or_path = base
        settings = peft.LoraConfig(r=8, lora_alpha=16, target_modules=["q_proj", "v_proj"], task_type="CAUSAL_LM")
        adapted = peft.get_peft_model(model, settings)
        with tempfile.TemporaryDirectory() as folder:
            adapted.save_pretrained(folder)
            values = json.loads((pathlib.Path(folder) / "adapter_config.json").read_text())
        yield row(f"PEFT: adapter of {name}", values, file="adapter_config.json")
        # Keys that older versions wrote, or did not write yet.
        for key in ("alora_invocation_tokens", "arrow_config", "lora_ga_config", "peft_version", "use_bdlora"):
            values.pop(key, None)
        yield row(f"PEFT 0.12: adapter of {name}", values, file="adapter_config.json")
        values.update({"base_model_name_or_path": "unsloth/Llama-3.1-8B-bnb-4bit", "auto_mapping": None})
        yield row(f"Unsloth: adapter, {name} before", values, file="adapter_config.json")
    merged = adapted.merge_and_unload()
    with tempfile.TemporaryDirectory() as folder:
        merged.save_pretrained(folder)
        values = json.loads((pathlib.Path(folder) / "config.json").read_text())
    yield row("PEFT: merged model", values)


def by_tools():
    """Conventions of training tools."""
    values = written(llama())
    old = as_in_4(values)
    four_bits = {
        "_load_in_4bit": True,
        "_load_in_8bit": False,
        "bnb_4bit_compute_dtype": "bfloat16",
        "bnb_4bit_quant_storage": "uint8",
        "bnb_4bit_quant_type": "nf4",
        "bnb_4bit_use_double_quant": True,
        "llm_int8_enable_fp32_cpu_offload": False,
        "llm_int8_has_fp16_weight": False,
        "llm_int8_skip_modules": None,
        "llm_int8_threshold": 6.0,
        "load_in_4bit": True,
        "load_in_8bit": False,
        "quant_method": "bitsandbytes",
    }
    unsloth = {**old, "unsloth_version": "2024.9", "quantization_config": four_bits}
    path = "unsloth/llama-tiny-bnb-4bit"
    yield row("Unsloth: llama, 4 bits", with_path(unsloth, path), "llama-tiny-bnb-4bit")
    merged = {**values, "unsloth_fixed": True, "unsloth_version": "2026.3.1", "pad_token_id": 1004}
    yield row("Unsloth: merged llama", merged)
    mistral = transformers.MistralConfig(
        hidden_size=192, intermediate_size=512, num_hidden_layers=3, num_attention_heads=6,
        num_key_value_heads=6, vocab_size=1024, sliding_window=2048,
    )
    mistral.architectures = ["MistralForCausalLM"]
    mistral.dtype = "bfloat16"
    phi = with_path(as_in_4(written(mistral), "4.40.1"), "unsloth/Phi-tiny-mini-4k-instruct")
    yield row("Unsloth: Phi-3 as mistral", phi, "Phi-tiny-mini-4k-instruct")
    for path, shown in (
        ("./outputs/out/merged", "merged"),
        ("./outputs/lora-out/checkpoint-1234", "checkpoint-1234"),
        ("NousResearch/Llama-tiny", "Llama-tiny"),
    ):
        yield row(f"Axolotl: {path}", with_path({**old, "use_cache": False}, path), shown)
    for path, shown in (
        ("saves/llama3-8b/lora/sft/checkpoint-300", "checkpoint-300"),
        ("/mnt/workspace/LLaMA-Factory/models/llama3_lora_sft/", "llama3_lora_sft"),
    ):
        yield row(f"LLaMA-Factory: {path}", with_path({**old, "use_cache": True, "pad_token_id": None}, path), shown)
    for bits in (4, 8):
        quantization = {"group_size": 64, "bits": bits}
        yield row(f"MLX: llama, {bits} bits", {**values, "quantization": quantization, "quantization_config": quantization})
    mixed = {"group_size": 64, "bits": 4, "mode": "affine", "model.layers.0.mlp.down_proj": {"group_size": 64, "bits": 6}}
    yield row("MLX: llama, bits by module", {**old, "quantization": mixed})
    without = {key: item for key, item in values.items() if key not in ("architectures", "dtype")}
    yield row("MLX: llama, no architectures", without)
    for kind, names in {
        "RefinedWebModel": ["RWForCausalLM"], "chatglm": ["ChatGLMModel"], "phi-msft": ["PhiForCausalLM"],
        "qwen2_5_vl": ["Qwen2_5_VLForConditionalGeneration"], "mllama": ["MllamaForConditionalGeneration"],
    }.items():
        other = {**old, "model_type": kind, "architectures": names}
        yield row(f"a type that is not modeled: {kind}", with_path(other, "ada/other"), "other")
    nameless = {key: item for key, item in old.items() if key != "model_type"}
    yield row("a file without model_type", nameless)


def main():
    rows = [*by_transformers(), *by_transformers_with_more(), *by_peft(), *by_tools()]
    OUTPUT.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in rows))
    print(len(rows), "configurations")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    torch.set_num_threads(1)
    main()
