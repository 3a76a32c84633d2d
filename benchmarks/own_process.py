"""A benchmark's figures, measured in a process of its own: nothing is loaded or cached before it starts."""

import json
import subprocess
import sys
from pathlib import Path


def measured(module: str, data: Path) -> dict[str, float]:
    """What `python -m benchmarks.<module> --measure DATA` prints: figures by name. Raises when it fails."""
    command = [sys.executable, "-m", f"benchmarks.{module}", "--measure", str(data)]
    figures: dict[str, float] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return figures
