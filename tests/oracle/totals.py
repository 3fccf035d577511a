"""
Parameters of every model of src/models/table.ts that has a configuration, as transformers builds it,
written as data: tests/reference/oracle-totals.json, the first id and the number.

    python totals.py

As the table has them: encoders without poolers and heads, and T5's head where it is not tied, which
transformers 5 ties until it reads a file. A type that transformers lacks is left out.
"""

import json
import pathlib
import re

import torch
import transformers

ENCODERS = ["bert", "roberta", "xlm-roberta", "distilbert", "deberta-v2", "modernbert"]


# The table leaves heads out where no shape follows from them: 64 numbers each.
HEADS = {
    "gpt2": (["n_head"], "n_embd"),
    "distilbert": (["n_heads"], "dim"),
    "whisper": (["encoder_attention_heads", "decoder_attention_heads"], "d_model"),
}


def with_heads(values):
    names, width = HEADS.get(values["model_type"], (["num_attention_heads"], "hidden_size"))
    return {**{name: values[width] // 64 for name in names if width in values}, **values}


def total(values):
    config = transformers.AutoConfig.for_model(**with_heads(values))
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
    count = lambda module: sum(one.numel() for one in module.parameters())
    return count(model) + head - (count(pooler) if pooler else 0)


def main():
    here = pathlib.Path(__file__).parent
    rows = re.findall(r"^([^|,\n]+)[^|\n]* \| (\{.*\}) \| ", (here / "../../src/models/table.ts").read_text(), re.M)
    found = {}
    for name, config in rows:
        values = json.loads(config)
        if values["model_type"] in transformers.CONFIG_MAPPING:
            found[name] = total(values)
    text = json.dumps({"versions": {"transformers": transformers.__version__}, "totals": found}, indent=2)
    (here.parent / "reference" / "oracle-totals.json").write_text(text + "\n")
    print(f"{len(found)} of {len(rows)} models")


main()
