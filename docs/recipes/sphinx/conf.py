import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))  # where interleave.py stands

project = "My documentation"
extensions = ["interleave"]
html_theme = "furo"
html_static_path = ["_static"]  # the folder of interleave.js stands in it
exclude_patterns = ["_static", "_build"]
