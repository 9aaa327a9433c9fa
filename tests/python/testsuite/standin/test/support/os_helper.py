"""Files of tests."""

import contextlib
import os

TESTFN = "/tmp/@test"


def unlink(path):
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
