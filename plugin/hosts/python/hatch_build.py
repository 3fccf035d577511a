"""Adds the portable core and the script of the controls, which `npm run build:dist` writes, to the package."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FILES = ["controls.js", "portable.js"]


class Files(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        package = "lora_visualizer" if self.target_name == "wheel" else "src/lora_visualizer"
        for name in FILES:
            # An sdist has the files, and is built elsewhere.
            if Path(self.root, "src/lora_visualizer", name).is_file():
                continue
            file = Path(self.root, "../../../dist", name).resolve()
            if not file.is_file():
                sys.exit(f"dist/{name} is missing: run `npm run build:dist` in the repository first")
            build_data["force_include"][str(file)] = f"{package}/{name}"
