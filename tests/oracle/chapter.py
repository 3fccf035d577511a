"""
Writes tests/reference/oracle-chapter.json:

    python chapter.py

Runs the Python code of chapter 11, exactly as it is printed there, and records the digest of the code and its output.
"""

import contextlib
import hashlib
import io
import json
import pathlib
import re

import torch

ROOT = pathlib.Path(__file__).parent.parent.parent
CHAPTER = ROOT / "site/chapters/11-generative-ai-and-llms/index.md"

code = "".join(re.findall(r"^```python\n(.*?)^```$", CHAPTER.read_text(), re.M | re.S))
torch.manual_seed(0)
output = io.StringIO()
with contextlib.redirect_stdout(output):
    exec(code, {})
content = {
    "torch": torch.__version__,
    "sha256": hashlib.sha256(code.encode()).hexdigest(),
    "output": output.getvalue(),
}
path = ROOT / "tests/reference/oracle-chapter.json"
path.write_text(json.dumps(content, indent=2) + "\n")
