"""
Writes tests/reference/oracle-chapter.json:

    python chapter.py

Runs the Python code of chapters 11 and 12, exactly as it is printed there, and records the digest of the code and its
output.
"""

import contextlib
import hashlib
import io
import json
import os
import pathlib
import re
import tempfile

import peft
import torch

ROOT = pathlib.Path(__file__).parent.parent.parent
NAMES = ["11-generative-ai-and-llms", "12-choosing-and-running-lora"]


def run(name: str) -> dict[str, str]:
    text = (ROOT / "site/chapters" / name / "index.md").read_text()
    code = "".join(re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S))
    torch.manual_seed(0)
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(code, {})
    return {"sha256": hashlib.sha256(code.encode()).hexdigest(), "output": output.getvalue()}


# The code saves an adapter in the working directory.
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    chapters = {name: run(name) for name in NAMES}
    os.chdir(ROOT)
content = {"torch": torch.__version__, "peft": peft.__version__, "chapters": chapters}
path = ROOT / "tests/reference/oracle-chapter.json"
path.write_text(json.dumps(content, indent=2) + "\n")
