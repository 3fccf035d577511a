"""
Writes the adapters in tests/reference/adapters/ and tests/reference/oracle-adapters.json:

    python adapter.py

The adapters are small, and their weights are random. PEFT saves those of models that transformers builds. The files of
kohya's scripts, diffusers and mlx-lm follow the code of these tools, which the functions below name.

For each module, the JSON file has the singular values of the update, which numpy computes from the matrix that PEFT's
`get_delta_weight` or the code of the tool returns, and the numbers of directions that PEFT's `_find_cutoff_index` counts
for each share of SHARES.
"""

import copy
import json
import math
import pathlib
import shutil

import numpy
from models import peft, safetensors, torch, transformers  # First, because it switches downloads off.
from peft.tuners.lora.conversion import _find_cutoff_index
from peft.tuners.lora.layer import LoraLayer, ParamWrapper
from torch.nn import functional

OUTPUT = pathlib.Path(__file__).parent.parent / "reference"
FOLDER = OUTPUT / "adapters"
SHARES = [0.5, 0.9, 0.95, 0.99]

SMALL = dict(
    vocab_size=40, hidden_size=24, intermediate_size=40, num_hidden_layers=2, num_attention_heads=4,
    num_key_value_heads=2, max_position_embeddings=16,
)


class Convolutions(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(6, 10, 3)
        self.conv2 = torch.nn.Conv2d(10, 8, 1)
        self.conv3 = torch.nn.Conv1d(5, 7, 3)


def llama(**changes):
    return transformers.LlamaForCausalLM(transformers.LlamaConfig(**{**SMALL, **changes}))


def mixtral():
    config = transformers.MixtralConfig(**SMALL, num_local_experts=3, num_experts_per_tok=2)
    return transformers.MixtralForCausalLM(config)


QV = ["q_proj", "v_proj"]
EXPERTS = ["mlp.experts.gate_up_proj", "mlp.experts.down_proj"]

# For each adapter, the model, the arguments of LoraConfig, and the dtype of the file.
PEFT = {
    "all-linear": (llama, dict(r=4, lora_alpha=8, target_modules="all-linear"), torch.float32),
    "q-v": (llama, dict(r=8, lora_alpha=16, target_modules=QV), torch.float32),
    "rslora": (llama, dict(r=5, lora_alpha=3, target_modules=QV, use_rslora=True), torch.float32),
    "dora": (llama, dict(r=4, lora_alpha=4, target_modules=QV, use_dora=True), torch.float32),
    "patterns": (
        llama,
        dict(
            r=4, lora_alpha=8, target_modules=[*QV, "down_proj"], rank_pattern={r"layers\.1\.self_attn\.[qk]_proj": 6},
            alpha_pattern={"down_proj": 2, r".*\.0\..*v_proj": 32}, modules_to_save=["lm_head"],
        ),
        torch.float32,
    ),
    "embeddings": (llama, dict(r=3, lora_alpha=6, target_modules=["embed_tokens", "o_proj"]), torch.float32),
    "convolutions": (Convolutions, dict(r=4, lora_alpha=2, target_modules=["conv1", "conv2", "conv3"]), torch.float32),
    "bf16": (llama, dict(r=4, lora_alpha=8, target_modules=QV), torch.bfloat16),
    "f16": (llama, dict(r=4, lora_alpha=8, target_modules=QV), torch.float16),
    "f64": (llama, dict(r=2, lora_alpha=8, target_modules=QV), torch.float64),
    "rank-32": (
        lambda: llama(hidden_size=48, num_attention_heads=4, num_key_value_heads=4, num_hidden_layers=1),
        dict(r=32, lora_alpha=64, target_modules=QV),
        torch.float32,
    ),
    "experts": (mixtral, dict(r=4, lora_alpha=8, target_modules=["q_proj"], target_parameters=EXPERTS), torch.float32),
    # PEFT fuses these names of older versions, doubles r and alpha of gate_up_proj, and names it in rank_pattern.
    "converted-experts": (mixtral, dict(r=2, lora_alpha=8, target_modules=["v_proj", "w1", "w2", "w3"]), torch.float32),
}


def fill(tensor, generator):
    """Fills a factor with random numbers whose rows or columns have very different sizes."""
    sizes = torch.exp(-3 * torch.rand(tensor.shape, generator=generator)[:, :1])
    tensor.copy_(sizes * torch.randn(tensor.shape, generator=generator))


def row(path, delta, rank, scale):
    """Returns the numbers of an update. Convolutions are flattened."""
    matrix = delta.reshape(delta.shape[0], -1).double().numpy()
    d, k = matrix.shape
    sigmas = numpy.linalg.svd(matrix, compute_uv=False)[:rank]
    directions = [_find_cutoff_index(torch.tensor(sigmas), share) for share in SHARES]
    return {"path": path, "d": d, "k": k, "rank": rank, "scale": scale, "sigmas": sigmas.tolist(), "directions": directions}


def name_expert(module, parameter, expert):
    return f"{module}.{expert}.{parameter}"


@torch.no_grad()
def with_peft(folder, create, arguments, dtype):
    torch.manual_seed(0)
    generator = torch.Generator().manual_seed(1)
    base = create().to(dtype)
    model = peft.get_peft_model(base, peft.LoraConfig(**copy.deepcopy(arguments)), autocast_adapter_dtype=False)
    for name, parameter in model.named_parameters():
        if "lora_A" in name or "lora_B" in name or "lora_embedding" in name:
            fill(parameter, generator)
    model.save_pretrained(folder)
    (folder / "README.md").unlink()
    file = folder / "adapter_config.json"
    config = json.loads(file.read_text())
    for key in ("target_modules", "target_parameters", "modules_to_save"):
        config[key] = config[key] and sorted(config[key])
    file.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")

    rows = []
    model.double()
    for name, module in model.base_model.model.named_modules():
        if not isinstance(module, LoraLayer):
            continue
        delta, rank, scale = module.get_delta_weight("default"), module.r["default"], module.scaling["default"]
        if isinstance(module, ParamWrapper):
            path = name.replace(".base_layer", "")
            for expert, part in enumerate(delta):
                rows.append(row(name_expert(path, module.parameter_name, expert), part, rank, scale))
        elif isinstance(module.get_base_layer(), torch.nn.Embedding):
            # PEFT transposes BA, as it stores embeddings.
            rows.append(row(name, delta.T, rank, scale))
        else:
            rows.append(row(name, delta, rank, scale))
    return rows


def save(folder, tensors, metadata=None, name="adapter_model"):
    folder.mkdir(parents=True)
    tensors = {name: tensor.contiguous() for name, tensor in tensors.items()}
    safetensors.torch.save_file(tensors, folder / f"{name}.safetensors", metadata=metadata)


def factors(generator, d, k, rank, dtype, kernel=()):
    """Returns the factors up and down of a module, with the shapes of torch.nn.Linear or of a convolution."""
    up = torch.empty(d, rank, *(1 for _ in kernel))
    down = torch.empty(rank, k, *kernel)
    fill(up, generator)
    fill(down, generator)
    return up.to(dtype), down.to(dtype)


def get_weight(up, down, scale):
    """As LoRAInfModule.get_weight in networks/lora.py of kohya-ss/sd-scripts."""
    if down.dim() == 2:
        return up @ down * scale
    if down.shape[2:4] == (1, 1):
        return (up.squeeze(3).squeeze(2) @ down.squeeze(3).squeeze(2)).unsqueeze(2).unsqueeze(3) * scale
    return functional.conv2d(down.permute(1, 0, 2, 3), up).permute(1, 0, 2, 3) * scale


def with_kohya(folder):
    """As LoRANetwork.save_weights in networks/lora.py of kohya-ss/sd-scripts, in half precision."""
    generator = torch.Generator().manual_seed(2)
    tensors, rows = {}, []
    for name, d, k, kernel, rank, alpha in [
        ("lora_te_text_model_encoder_layers_0_self_attn_q_proj", 16, 16, (), 4, 4),
        ("lora_te_text_model_encoder_layers_1_self_attn_q_proj", 16, 16, (), 4, 1),
        ("lora_te_text_model_encoder_layers_0_mlp_fc1", 32, 16, (), 4, None),
        ("lora_te_text_model_encoder_layers_1_mlp_fc1", 32, 16, (), 4, 2),
        ("lora_unet_down_blocks_0_attentions_0_proj_in", 12, 8, (1, 1), 4, 4),
        ("lora_unet_down_blocks_0_resnets_0_conv1", 12, 8, (3, 3), 6, 3),
    ]:
        up, down = factors(generator, d, k, rank, torch.float16, kernel)
        tensors[f"{name}.lora_up.weight"] = up
        tensors[f"{name}.lora_down.weight"] = down
        if alpha is not None:
            tensors[f"{name}.alpha"] = torch.tensor(alpha).to(torch.float16)
        # Old files have no alpha, which create_network_from_weights then sets to the rank.
        scale = (rank if alpha is None else alpha) / rank
        rows.append(row(name, get_weight(up.double(), down.double(), scale), rank, scale))
    save(folder, tensors, {"ss_network_module": "networks.lora"})
    return rows


ATTENTION = "down_blocks.0.attentions.0.transformer_blocks.0"


def with_diffusers(folder, names, suffixes, metadata, scale):
    """As save_lora_weights of a pipeline. `names` has the names in the file, and those of the modules."""
    generator = torch.Generator().manual_seed(3)
    tensors, rows = {}, []
    for name, module in names.items():
        up, down = factors(generator, 16, 24, 4, torch.float32)
        tensors[f"{name}{suffixes[0]}"] = up
        tensors[f"{name}{suffixes[1]}"] = down
        rows.append(row(module, up.double() @ down.double() * scale, 4, scale))
    save(folder, tensors, metadata and {"lora_adapter_metadata": json.dumps(metadata, indent=2, sort_keys=True)})
    return rows


# convert_state_dict_to_diffusers and PEFT_TO_DIFFUSERS in src/diffusers/utils/state_dict_utils.py, and
# _pack_dict_with_prefix in src/diffusers/loaders/lora_base.py.
DIFFUSERS = {
    "diffusers": (
        {f"unet.{ATTENTION}.{name}": f"unet.{ATTENTION}.{name}" for name in ["attn1.to_q", "attn2.to_out.0"]},
        (".lora.up.weight", ".lora.down.weight"),
        {"unet.r": 4, "unet.lora_alpha": 10, "unet.use_rslora": False, "unet.target_modules": ["to_q", "to_out.0"]},
        2.5,
    ),
    # The names of PEFT with the prefix of a part, as pipelines with a transformer save them. Without metadata, alpha is r.
    "diffusers-transformer": (
        {f"transformer.transformer_blocks.{n}.attn.to_k": f"transformer.transformer_blocks.{n}.attn.to_k" for n in (0, 1)},
        (".lora_B.weight", ".lora_A.weight"),
        None,
        1,
    ),
    # LoRAAttnProcessor, and the text encoder before PEFT (DIFFUSERS_OLD_TO_PEFT in src/diffusers/utils/state_dict_utils.py).
    "diffusers-old": (
        {
            f"unet.{ATTENTION}.attn1.processor.to_q_lora": f"unet.{ATTENTION}.attn1.to_q",
            f"unet.{ATTENTION}.attn1.processor.to_out_lora": f"unet.{ATTENTION}.attn1.to_out.0",
            "text_encoder.text_model.encoder.layers.0.self_attn.to_out_lora": "text_encoder.text_model.encoder.layers.0.self_attn.out_proj",
            "text_encoder.text_model.encoder.layers.0.mlp.fc1.lora_linear_layer": "text_encoder.text_model.encoder.layers.0.mlp.fc1",
        },
        (".up.weight", ".down.weight"),
        None,
        1,
    ),
}


def with_mlx(folder):
    """As mlx_lm.lora saves an adapter, and as `fuse` of the classes in mlx_lm/tuner/lora.py merges it."""
    generator = torch.Generator().manual_seed(4)
    rank, scale, count = 4, 20.0, 3
    tensors, rows = {}, []
    for layer in (0, 1):
        name = f"model.layers.{layer}.self_attn.q_proj"
        b, a = (item.T for item in factors(generator, 24, 16, rank, torch.float32))
        # In the file, lora_a has the shape [k, r], and lora_b the shape [r, d].
        tensors[f"{name}.lora_a"], tensors[f"{name}.lora_b"] = a, b
        rows.append(row(name, scale * b.double().T @ a.double().T, rank, scale))
    name = "model.layers.1.mlp.switch_mlp.gate_proj"
    pairs = [factors(generator, 20, 16, rank, torch.float32) for _ in range(count)]
    b, a = (torch.stack(items) for items in zip(*pairs))
    tensors[f"{name}.lora_a"], tensors[f"{name}.lora_b"] = a, b
    for expert, delta in enumerate(scale * b.double() @ a.double().reshape(count, -1, 16)):
        rows.append(row(name_expert("model.layers.1.mlp.switch_mlp.experts", "gate_proj", expert), delta, rank, scale))
    name = "model.embed_tokens"
    b, a = (item.T for item in factors(generator, 16, 40, rank, torch.float32))
    tensors[f"{name}.lora_a"], tensors[f"{name}.lora_b"] = a, b
    # LoRAEmbedding adds lora_a @ lora_b to a matrix with one row for each token.
    rows.append(row(name, (scale * a.double() @ b.double()).T, rank, scale))
    save(folder, tensors, {"format": "mlx"}, "adapters")
    parameters = {"rank": rank, "dropout": 0.0, "scale": scale}
    config = {"fine_tune_type": "lora", "lora_parameters": parameters, "model": "small", "num_layers": 2}
    (folder / "adapter_config.json").write_text(json.dumps(config, indent=2) + "\n")
    return rows


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    adapters = {}
    for name, (create, arguments, dtype) in PEFT.items():
        adapters[name] = with_peft(FOLDER / name, create, arguments, dtype)
    adapters["kohya"] = with_kohya(FOLDER / "kohya")
    for name, arguments in DIFFUSERS.items():
        adapters[name] = with_diffusers(FOLDER / name, *arguments)
    adapters["mlx"] = with_mlx(FOLDER / "mlx")
    versions = {"peft": peft.__version__, "torch": torch.__version__, "transformers": transformers.__version__}
    content = {"versions": versions, "shares": SHARES, "adapters": adapters}
    (OUTPUT / "oracle-adapters.json").write_text(json.dumps(content, indent=2) + "\n")
    assert all(math.isfinite(sigma) for rows in adapters.values() for item in rows for sigma in item["sigmas"])


main()
