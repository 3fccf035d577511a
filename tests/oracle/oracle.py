"""
Runs transformers and PEFT on a grid of configurations and methods. Reads each grid NAME.json in this
folder, or only the named grids, and writes tests/reference/oracle-NAME.json.

    python oracle.py [NAME ...]

A grid has these keys:

- `configs`: config.json contents by our names. `architectures` names the class. The default is the
  causal language model if there is one, else the sequence-to-sequence model, else the bare model.
- `also`: names of more configurations, from families.json.
- `runs`: each with `on`, a list of configurations (default: all), PEFT's `method`, its arguments as
  `config`, the base model's `dtype` (default: float32), `autocast` (PEFT's autocast_adapter_dtype,
  default: true), and `weights` for methods that read the base model's weights. An argument "$two"
  stands for the value that `sets` has under "two" for the configuration's model_type.
- `transformers`: the version, if it is not this one's. This script then skips the grid;
  requirements-4.txt installs the other version.

Without `weights`, models are built on the meta device, and files are written from zeros.

The result has the parameters of each configuration, with * for layers and experts. For each run it has
the trainable and all parameters as PEFT prints them, the bytes of the file and of its header, the number
of tensors, and a digest of their names, dtypes and shapes; or the name of PEFT's error. A grid with
`sets` is large and is written more compactly.
"""

import json
import pathlib
import re
import sys
import warnings

from models import build, file_of, file_row, wrapped

import peft
import safetensors
import torch
import transformers

REJECTIONS = (ValueError, NotImplementedError, TypeError, KeyError, AttributeError, RuntimeError)


def collapsed(model):
    """Returns parameters by name, with * for layers: their shape and number."""
    found = {}
    for name, one in model.named_parameters():
        key = re.sub(r"\.\d+\.", ".*.", re.sub(r"\.\d+\.", ".*.", name))
        key += " " + "x".join(map(str, one.shape))
        found[key] = found.get(key, 0) + 1
    return [f"{key} {count}" for key, count in found.items()]


def measure(values, run):
    device = "cpu" if run.get("weights") else "meta"
    try:
        adapted = wrapped(build(values, run.get("dtype", "float32"), device), run)
    except REJECTIONS as rejected:
        return {"error": f"{type(rejected).__name__}: {rejected}".split("\n")[0][:200]}
    trainable, total = adapted.get_nb_trainable_parameters()
    return {"trainable": trainable, "all": total, **file_row(file_of(adapted, run.get("weights")))}


def asked(run, sets):
    """Returns the run with "$" arguments replaced by their values."""
    config = {
        name: sets[value[1:]] if str(value).startswith("$") else value
        for name, value in run.get("config", {}).items()
    }
    return {**run, "config": config}


def flat(run, found):
    """Returns a result with a line for each configuration."""
    rest = {key: value for key, value in run.items() if key != "on"}
    return [json.dumps({"on": on, **rest, **one}) for on, one in found.items()]


def together(run, found):
    """Returns a result in one line: numbers by configuration, and configurations by kind of error."""
    made, rejected = {}, {}
    for on, one in found.items():
        if "error" in one:
            rejected.setdefault(one["error"].split(":")[0], []).append(on)
        else:
            made[on] = [one["trainable"], one["all"], one["fileBytes"], one["headerBytes"], one["digest"][:8]]
    return [json.dumps({**run, "on": made, "rejected": rejected}, separators=(",", ":"))]


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
    lines, built, rejected = [], 0, 0
    for run in grid["runs"]:
        found = {
            on: measure(configs[on], asked(run, sets.get(configs[on]["model_type"])))
            for on in run.get("on", list(configs))
        }
        lines += (together if sets else flat)(run, found)
        errors = sum("error" in one for one in found.values())
        built, rejected = built + len(found) - errors, rejected + errors
    versions = {one.__name__: one.__version__ for one in (torch, transformers, peft, safetensors)}
    shapes = [f"{json.dumps(one)}: {json.dumps(models[one])}" for one in models]
    (pathlib.Path(__file__).parent.parent / "reference" / f"oracle-{name}.json").write_text(
        '{"versions": ' + json.dumps(versions)
        + ',\n"models": {\n' + ",\n".join(shapes)
        + '\n},\n"runs": [\n' + ",\n".join(lines) + "\n]}\n"
    )
    print(f"{name}: {len(configs)} models, {built} runs, {rejected} rejected")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    transformers.logging.set_verbosity_error()
    for grid in sys.argv[1:] or sorted(one.stem for one in pathlib.Path(__file__).parent.glob("*.json")):
        main(grid)
