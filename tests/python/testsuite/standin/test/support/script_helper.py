"""Other processes of Python: there are none."""

import unittest


def assert_python_ok(*args, **env):
    raise unittest.SkipTest("needs processes")


assert_python_failure = assert_python_ok
