"""Imports that may fail."""

import importlib
import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error)) from None


def import_fresh_module(name, fresh=(), blocked=()):
    """The module imported anew, with other modules imported anew, or as if they were not there; None without them."""
    names = (name, *fresh, *blocked)
    before = {each: sys.modules.pop(each) for each in names if each in sys.modules}
    sys.modules.update(dict.fromkeys(blocked))
    try:
        for each in fresh:
            importlib.import_module(each)
        return importlib.import_module(name)
    except ImportError:
        return None
    finally:
        for each in names:
            sys.modules.pop(each, None)
        sys.modules.update(before)
