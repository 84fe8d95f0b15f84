"""Makes the environment of the library that this one is compared with: ``.venv-peer``, with Mastodon.py from PyPI."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

VERSION = "2.3.3"

WANTED = f"Mastodon.py[websocket-streaming]=={VERSION}"

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv-peer"


def python() -> Path:
    """Give the interpreter of that environment; it is made the first time."""
    found = FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (FOLDER / f".installed-{VERSION}-websocket").exists():
        print(f"Installing {WANTED} into {FOLDER.name}")
        venv.create(FOLDER, clear=True, with_pip=True)
        pip = [found, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", WANTED]
        subprocess.run(pip, check=True)
        (FOLDER / f".installed-{VERSION}-websocket").touch()
    return found


if __name__ == "__main__":
    print(python())
