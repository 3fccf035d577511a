"""
Writes site/chapters/11-generative-ai-and-llms/adapter-start, adapter-middle and adapter-end:

    python training.py

Each folder is an adapter as PEFT saves it, at a step of the same training. The script also writes
tests/reference/oracle-training.json: the steps and the mean loss on text that no training reads.

The base model is a Llama of six layers with 128 hidden units, which reads single bytes. It first learns to predict the
next byte of Python's standard library. LoRA (r = 8, alpha = 16, q_proj and v_proj) then adapts it to English: the
licenses that Debian installs. One license is kept for the loss.

The files in the repository come from Python 3.11.7, torch 2.13.0 (CPU, one thread) and the licenses of Debian 13.
Other versions have other texts and therefore other weights. The script takes about eight minutes of CPU time.
"""

import json
import pathlib
import sysconfig

from models import peft, safetensors, torch, transformers  # First, because it switches downloads off.

ROOT = pathlib.Path(__file__).parent.parent.parent
CHAPTER = ROOT / "site" / "chapters" / "11-generative-ai-and-llms"
OUTPUT = ROOT / "tests" / "reference" / "oracle-training.json"
LICENSES = pathlib.Path("/usr/share/common-licenses")
HELD_OUT = "MPL-2.0"

LENGTH, BATCH = 128, 16
PRETRAINING = {"steps": 900, "rate": 2e-3}
ADAPTATION = {"steps": 400, "rate": 1e-3}
# Steps of the adaptation after which the adapter is saved.
SAVED = {"start": 10, "middle": 60, "end": ADAPTATION["steps"]}


def read(files):
    """Returns the bytes of all files in the order of their names."""
    return torch.frombuffer(bytearray(b"\n".join(file.read_bytes() for file in sorted(files))), dtype=torch.uint8).long()


def texts():
    """Returns the text for pretraining, and those of the adaptation: for training and for the loss."""
    library = read(pathlib.Path(sysconfig.get_path("stdlib")).glob("*.py"))
    licenses = [file for file in LICENSES.iterdir() if file.is_file() and not file.is_symlink()]
    return library, read(file for file in licenses if file.name != HELD_OUT), read([LICENSES / HELD_OUT])


def loss_of(model, batch):
    return model(input_ids=batch, labels=batch).loss


def train(model, text, generator, steps, rate, after=lambda step: None):
    """Trains with AdamW on random excerpts. The learning rate falls linearly to zero."""
    optimizer = torch.optim.AdamW([item for item in model.parameters() if item.requires_grad], weight_decay=0.0)
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 20) * (1 - step / steps)
        starts = torch.randint(len(text) - LENGTH, (BATCH, 1), generator=generator)
        optimizer.zero_grad()
        loss = loss_of(model, text[starts + torch.arange(LENGTH)])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        after(step + 1)
        if step % 100 == 0:
            print(step, loss.item(), flush=True)


@torch.no_grad()
def evaluate(model, text):
    """Returns the mean loss over a text, in nats per byte, which is read in excerpts of the same length."""
    return loss_of(model, text[: len(text) // LENGTH * LENGTH].reshape(-1, LENGTH)).item()


def save(model, folder):
    """Writes the two files of an adapter that a reader needs. PEFT also writes a README.md, which would become a page."""
    folder.mkdir(exist_ok=True)
    config = {**model.peft_config["default"].to_dict(), "inference_mode": True}
    config["target_modules"] = sorted(config["target_modules"])
    (folder / "adapter_config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
    tensors = peft.get_peft_model_state_dict(model)
    safetensors.torch.save_file(tensors, folder / "adapter_model.safetensors", metadata={"format": "pt"})


def main():
    torch.manual_seed(0)
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(0)
    library, licenses, held_out = texts()
    base = transformers.LlamaForCausalLM(transformers.LlamaConfig(
        vocab_size=256, hidden_size=128, intermediate_size=256, num_hidden_layers=6, num_attention_heads=4,
        num_key_value_heads=2, max_position_embeddings=LENGTH, tie_word_embeddings=True, use_cache=False,
    ))
    train(base, library, generator, **PRETRAINING)
    results = [{"name": "base", "step": 0, "loss": evaluate(base, held_out)}]
    config = peft.LoraConfig(r=8, lora_alpha=16, target_modules=["q_proj", "v_proj"], task_type="CAUSAL_LM")
    model = peft.get_peft_model(base, config)

    def after(step):
        for name, saved in SAVED.items():
            if step == saved:
                save(model, CHAPTER / f"adapter-{name}")
                results.append({"name": name, "step": step, "loss": evaluate(model, held_out)})

    train(model, licenses, generator, **ADAPTATION, after=after)
    versions = {"torch": torch.__version__, "peft": peft.__version__, "transformers": transformers.__version__}
    OUTPUT.write_text(json.dumps({"versions": versions, "heldOut": HELD_OUT, "losses": results}, indent=2) + "\n")


if __name__ == "__main__":
    main()
