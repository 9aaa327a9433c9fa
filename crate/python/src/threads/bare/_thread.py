"""Nothing: see _frozen_importlib.py."""
