"""Warnings that a test expects."""

import contextlib
import functools
import re
import warnings


def ignore_warnings(*, category):
    def decorator(test):
        @functools.wraps(test)
        def wrapper(*args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(*args, **kwargs)

        return wrapper

    return decorator


@contextlib.contextmanager
def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    from test.support import gc_collect

    with warnings.catch_warnings(record=True) as caught:
        warnings.filterwarnings("always", message=message, category=category)
        yield
        if force_gc:
            gc_collect()
    testcase.assertEqual(caught, [])


def check_no_resource_warning(testcase):
    return check_no_warnings(testcase, category=ResourceWarning, force_gc=True)


@contextlib.contextmanager
def check_warnings(*filters, quiet=None):
    """Each filter (a pattern and a category) has to see a warning, and no warning may go unseen."""
    if not filters:
        filters, quiet = (("", Warning),), True
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield caught
    left = list(caught)
    for pattern, category in filters:
        seen = [
            each
            for each in left
            if issubclass(each.category, category) and re.match(pattern, str(each.message), re.I)
        ]
        left = [each for each in left if each not in seen]
        if not seen and not quiet:
            raise AssertionError(f"filter ({pattern}, {category.__name__}) did not catch any warning")
    if left:
        raise AssertionError(f"unhandled warning {left[0]}")
