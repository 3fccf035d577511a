"""
Writes tests/reference/oracle-totals.json:

    python totals.py

`totals` has the first id and the number of parameters of every model in src/counts/table.ts that has a
configuration, as transformers builds the model. As in the table, encoders have no poolers and heads, and T5 has
a separate head if its configuration does not tie the head. (transformers 5 ties it until it loads the model's
files.) Types that transformers lacks are left out.

`quantized` has the number of weights that bitsandbytes quantizes for each configuration in families.json, except
for classifiers, because PEFT trains their heads.
"""

import json
import pathlib
import re
from types import SimpleNamespace

import torch
import transformers
from models import build
from transformers.integrations import bitsandbytes
from transformers.quantizers.base import get_keys_to_not_convert

ENCODERS = ["bert", "roberta", "xlm-roberta", "distilbert", "deberta-v2", "modernbert"]


def total(values):
    config = transformers.AutoConfig.for_model(**values)
    kind = config.model_type
    with torch.device("meta"):
        if kind in ENCODERS:
            model = transformers.AutoModel.from_config(config)
        elif kind in transformers.models.auto.modeling_auto.MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING_NAMES:
            model = transformers.AutoModelForImageTextToText.from_config(config)
        elif config.is_encoder_decoder:
            model = transformers.AutoModelForSeq2SeqLM.from_config(config) if kind != "whisper" else (
                transformers.WhisperForConditionalGeneration._from_config(config)
            )
        else:
            model = transformers.AutoModelForCausalLM.from_config(config)
    pooler = getattr(model, "pooler", None) if kind in ENCODERS else None
    head = config.vocab_size * config.d_model if kind in ("t5", "mt5") and not values.get(
        "tie_word_embeddings", True
    ) else 0
    count = lambda module: sum(parameter.numel() for parameter in module.parameters())
    return count(model) + head - (count(pooler) if pooler else 0)


class Linear4bit(torch.nn.Linear):
    """Stands for the module of bitsandbytes, which needs a GPU."""

    def __init__(self, width, height, bias, *_, **__):
        super().__init__(width, height, bias)


def quantized(values):
    """Returns the number of weights in modules that transformers replaces with 4-bit modules."""
    bitsandbytes.bnb = SimpleNamespace(nn=SimpleNamespace(Linear4bit=Linear4bit))
    settings = SimpleNamespace(quantization_method=lambda: "nf4", bnb_4bit_compute_dtype=None,
        bnb_4bit_use_double_quant=True, bnb_4bit_quant_type="nf4", bnb_4bit_quant_storage=None)
    model = build(values, "bfloat16", "meta")
    # As Bnb4BitHfQuantizer does it.
    skipped = get_keys_to_not_convert(model) + list(model._keep_in_fp32_modules or [])
    model = bitsandbytes.replace_with_bnb_linear(model, skipped, settings)
    return sum(module.weight.numel() for module in model.modules() if isinstance(module, Linear4bit))


def main():
    here = pathlib.Path(__file__).parent
    rows = re.findall(r"^([^|,\n]+)[^|\n]* \| (\{.*\}) \| ", (here / "../../src/counts/table.ts").read_text(), re.M)
    found = {}
    for name, config in rows:
        values = json.loads(config)
        if values["model_type"] in transformers.CONFIG_MAPPING:
            found[name] = total(values)
    configs = json.loads((here / "families.json").read_text())["configs"]
    in_nf4 = {name: quantized(values) for name, values in configs.items()
        if "Classification" not in values.get("architectures", [""])[0]}
    versions = {"transformers": transformers.__version__}
    text = json.dumps({"versions": versions, "totals": found, "quantized": in_nf4}, indent=2)
    (here.parent / "reference" / "oracle-totals.json").write_text(text + "\n")
    print(f"{len(found)} of {len(rows)} models")


main()
