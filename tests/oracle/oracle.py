"""
What transformers and PEFT make of a grid of configurations and methods, written as data: of each
grid NAME.json beside this script, or of those that are named, tests/reference/oracle-NAME.json.

    python oracle.py [NAME ...]

A grid has `configs`, by a name of ours, each as a config.json (`architectures` names the class;
without it the causal language model, else the sequence-to-sequence one, else the bare model), names
of more that stand in families.json as `also`, and `runs`: `on`, a list of these names (default: all),
PEFT's `method`, its arguments as `config`, and besides `dtype` of the base (default: float32),
`autocast` (PEFT's autocast_adapter_dtype, default: true) and `weights` for methods that read the
base's. An argument "$two" is the one that `sets` has by that name for the configuration's model_type.
Models are built on the meta device, without weights, where `weights` is absent; the file is
serialised from zeros of the tensors' shapes.

A grid that names another version as `transformers` is left out by this one: requirements-4.txt has it.

The result has, for each configuration, its parameters (layers and experts as *), and for each run
trainable and all parameters as PEFT prints them, the file's bytes, its header's bytes, the number
of tensors and a digest of their names, dtypes and shapes. What PEFT refuses is an error's name. A
grid with `sets`, which is a large one, is written closer together.
"""

import copy
import hashlib
import json
import os
import pathlib
import re
import sys
import tempfile
import warnings

os.environ["HF_HUB_OFFLINE"] = "1"

import peft
import safetensors.torch
import torch
import transformers

NAMES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
REFUSALS = (ValueError, NotImplementedError, TypeError, KeyError, AttributeError)
CLASSES = ["AutoModelForCausalLM", "AutoModelForSeq2SeqLM", "AutoModel"]


def class_of(config, architectures):
    """The class that the configuration names, else the first that fits it."""
    if architectures:
        return getattr(transformers, architectures[0])
    for name in CLASSES:
        auto = getattr(transformers, name)
        if type(config) in auto._model_mapping:
            return auto._model_mapping[type(config)]
    raise ValueError(f"no class for {type(config).__name__}")


def build(values, dtype, device):
    values = dict(values)
    architectures = values.pop("architectures", None)
    config = transformers.AutoConfig.for_model(**values)
    torch.manual_seed(0)
    with torch.device(device):
        return class_of(config, architectures)._from_config(config, dtype=NAMES[dtype])


def task_of(model):
    """What PEFT calls the model's task; that of a bare model where it has no name for it."""
    name = type(model).__name__
    if name.endswith("ForSequenceClassification"):
        return "SEQ_CLS"
    if model.config.is_encoder_decoder:
        return "SEQ_2_SEQ_LM"
    is_causal = name.endswith(("ForCausalLM", "LMHeadModel", "ForConditionalGeneration"))
    return "CAUSAL_LM" if is_causal else "FEATURE_EXTRACTION"


def collapsed(model):
    """Parameters by name with layers as *: shape and how many there are."""
    found = {}
    for name, one in model.named_parameters():
        key = re.sub(r"\.\d+\.", ".*.", re.sub(r"\.\d+\.", ".*.", name))
        key += " " + "x".join(map(str, one.shape))
        found[key] = found.get(key, 0) + 1
    return [f"{key} {count}" for key, count in found.items()]


def wrapped(model, run):
    kinds = peft.mapping.PEFT_TYPE_TO_CONFIG_MAPPING
    # PEFT adds to lists that it is given.
    config = kinds[run["method"]](**{"task_type": task_of(model), **copy.deepcopy(run.get("config", {}))})
    return peft.get_peft_model(model, config, autocast_adapter_dtype=run.get("autocast", True))


def saved(adapted):
    """The adapter's file of zeros, as save_pretrained would write it."""
    state = peft.get_peft_model_state_dict(adapted)
    return {name: torch.zeros(one.shape, dtype=one.dtype) for name, one in state.items()}


def digest(header):
    lines = [f"{name} {one['dtype']} {'x'.join(map(str, one['shape']))}" for name, one in header.items()]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def measure(values, run):
    device = "cpu" if run.get("weights") else "meta"
    try:
        adapted = wrapped(build(values, run.get("dtype", "float32"), device), run)
    except REFUSALS as refused:
        return {"error": f"{type(refused).__name__}: {refused}".split("\n")[0][:200]}
    trainable, total = adapted.get_nb_trainable_parameters()
    if run.get("weights"):
        with tempfile.TemporaryDirectory() as folder:
            adapted.save_pretrained(folder)
            with open(os.path.join(folder, "adapter_model.safetensors"), "rb") as file:
                data = file.read()
    else:
        data = safetensors.torch.save(saved(adapted), metadata={"format": "pt"})
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    header.pop("__metadata__", None)
    return {
        "trainable": trainable,
        "all": total,
        "fileBytes": len(data),
        "headerBytes": size,
        "tensors": len(header),
        "digest": digest(header),
    }


def asked(run, sets):
    """The run with what its arguments stand for."""
    config = {
        name: sets[value[1:]] if str(value).startswith("$") else value
        for name, value in run.get("config", {}).items()
    }
    return {**run, "config": config}


def flat(run, found):
    """A line for each configuration."""
    rest = {key: value for key, value in run.items() if key != "on"}
    return [json.dumps({"on": on, **rest, **one}) for on, one in found.items()]


def together(run, found):
    """A line for all: numbers by configuration, and configurations by error, of which the kind is enough."""
    made, refused = {}, {}
    for on, one in found.items():
        if "error" in one:
            refused.setdefault(one["error"].split(":")[0], []).append(on)
        else:
            made[on] = [one["trainable"], one["all"], one["fileBytes"], one["headerBytes"], one["digest"][:8]]
    return [json.dumps({**run, "on": made, "refused": refused}, separators=(",", ":"))]


def grid_of(name):
    return json.loads((pathlib.Path(__file__).parent / f"{name}.json").read_text())


def main(name):
    grid = grid_of(name)
    if not transformers.__version__.startswith(grid.get("transformers", "5")):
        return print(f"{name}: not with transformers {transformers.__version__}")
    more = {one: grid_of("families")["configs"][one] for one in grid.get("also", [])}
    configs = {**grid["configs"], **more}
    sets = {kind: one for kinds, one in grid.get("sets", {}).items() for kind in kinds.split()}
    models = {}
    for on, values in grid["configs"].items():
        model = build(values, "float32", "meta")
        models[on] = {
            "class": type(model).__name__,
            "all": sum(one.numel() for one in model.parameters()),
            "parameters": collapsed(model),
        }
    lines, built, refused = [], 0, 0
    for run in grid["runs"]:
        found = {
            on: measure(configs[on], asked(run, sets.get(configs[on]["model_type"])))
            for on in run.get("on", list(configs))
        }
        lines += (together if sets else flat)(run, found)
        errors = sum("error" in one for one in found.values())
        built, refused = built + len(found) - errors, refused + errors
    versions = {one.__name__: one.__version__ for one in (torch, transformers, peft, safetensors)}
    shapes = [f"{json.dumps(one)}: {json.dumps(models[one])}" for one in models]
    (pathlib.Path(__file__).parent.parent / "reference" / f"oracle-{name}.json").write_text(
        '{"versions": ' + json.dumps(versions)
        + ',\n"models": {\n' + ",\n".join(shapes)
        + '\n},\n"runs": [\n' + ",\n".join(lines) + "\n]}\n"
    )
    print(f"{name}: {len(configs)} models, {built} runs, {refused} refused")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    transformers.logging.set_verbosity_error()
    for grid in sys.argv[1:] or sorted(one.stem for one in pathlib.Path(__file__).parent.glob("*.json")):
        main(grid)
