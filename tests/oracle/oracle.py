"""
Runs transformers and PEFT on a grid of configurations and methods. Reads each grid NAME.json in this
folder, or only the named grids, and writes tests/reference/oracle-NAME.json.

    python oracle.py [NAME ...]

A grid has these keys:

- `configs`: contents of config.json files, by our names. `architectures` names the class. Its default is the
  causal language model if there is one, otherwise the sequence-to-sequence model, otherwise the bare model.
- `also`: names of more configurations, from families.json.
- `runs`: each with `on`, a list of configurations (default: all), PEFT's `method`, its arguments as
  `config`, the base model's `dtype` (default: float32), `autocast` (PEFT's autocast_adapter_dtype,
  default: true), and `weights` for methods that read the base model's weights. An argument "$two"
  stands for the value that `sets` has under "two" for the configuration's model_type.
- `transformers`: the major version, if it is not 5. The script skips the grid if another version is installed.
  requirements-4.txt installs version 4.

Without `weights`, models are built on the meta device, and files are written from zeros.

The result has the parameters of each configuration, with * for layers and experts. For each run, it has the
trainable parameters and all parameters as PEFT prints them, the bytes of the file and of its header, the number of
tensors, and a digest of their names, dtypes and shapes. If PEFT fails, it has the name of the error instead. A grid
with `sets` is large, so its result is written more compactly.
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
    """Returns a line for each name and shape of parameters: the name with * for layers, the shape and the count."""
    counts = {}
    for name, parameter in model.named_parameters():
        key = re.sub(r"\.\d+\.", ".*.", re.sub(r"\.\d+\.", ".*.", name))
        key += " " + "x".join(map(str, parameter.shape))
        counts[key] = counts.get(key, 0) + 1
    return [f"{key} {count}" for key, count in counts.items()]


def measure(values, run):
    """Returns the numbers of a run with the model of this config.json, or the error of PEFT or transformers."""
    device = "cpu" if run.get("weights") else "meta"
    try:
        adapted = wrapped(build(values, run.get("dtype", "float32"), device), run)
    except REJECTIONS as error:
        return {"error": f"{type(error).__name__}: {error}".split("\n")[0][:200]}
    trainable, total = adapted.get_nb_trainable_parameters()
    return {"trainable": trainable, "all": total, **file_row(file_of(adapted, run.get("weights")))}


def with_arguments(run, sets):
    """Returns the run with "$" arguments replaced by their values."""
    config = {
        name: sets[value[1:]] if str(value).startswith("$") else value
        for name, value in run.get("config", {}).items()
    }
    return {**run, "config": config}


def one_line_per_model(run, results):
    """Returns the lines of a run: one for each configuration."""
    rest = {key: value for key, value in run.items() if key != "on"}
    return [json.dumps({"on": on, **rest, **result}) for on, result in results.items()]


def one_line(run, results):
    """Returns the single line of a run: numbers by configuration, and configurations by kind of error."""
    numbers, rejected = {}, {}
    for on, result in results.items():
        if "error" in result:
            rejected.setdefault(result["error"].split(":")[0], []).append(on)
        else:
            keys = ["trainable", "all", "fileBytes", "headerBytes"]
            numbers[on] = [*(result[key] for key in keys), result["digest"][:8]]
    return [json.dumps({**run, "on": numbers, "rejected": rejected}, separators=(",", ":"))]


def read_grid(name):
    return json.loads((pathlib.Path(__file__).parent / f"{name}.json").read_text())


def main(name):
    grid = read_grid(name)
    if not transformers.__version__.startswith(grid.get("transformers", "5")):
        return print(f"{name}: not with transformers {transformers.__version__}")
    families = read_grid("families")["configs"]
    configs = {**grid["configs"], **{item: families[item] for item in grid.get("also", [])}}
    sets = {kind: item for kinds, item in grid.get("sets", {}).items() for kind in kinds.split()}
    models = {}
    for on, values in grid["configs"].items():
        model = build(values, "float32", "meta")
        models[on] = {
            "class": type(model).__name__,
            "all": sum(parameter.numel() for parameter in model.parameters()),
            "parameters": collapsed(model),
        }
    lines, built, rejected = [], 0, 0
    for run in grid["runs"]:
        results = {
            on: measure(configs[on], with_arguments(run, sets.get(configs[on]["model_type"])))
            for on in run.get("on", list(configs))
        }
        lines += (one_line if sets else one_line_per_model)(run, results)
        errors = sum("error" in result for result in results.values())
        built, rejected = built + len(results) - errors, rejected + errors
    versions = {module.__name__: module.__version__ for module in (torch, transformers, peft, safetensors)}
    shapes = [f"{json.dumps(on)}: {json.dumps(model)}" for on, model in models.items()]
    (pathlib.Path(__file__).parent.parent / "reference" / f"oracle-{name}.json").write_text(
        '{"versions": ' + json.dumps(versions)
        + ',\n"models": {\n' + ",\n".join(shapes)
        + '\n},\n"runs": [\n' + ",\n".join(lines) + "\n]}\n"
    )
    print(f"{name}: {len(configs)} models, {built} runs, {rejected} rejected")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    transformers.logging.set_verbosity_error()
    for grid in sys.argv[1:] or sorted(file.stem for file in pathlib.Path(__file__).parent.glob("*.json")):
        main(grid)
