"""CPython's tests live in this package."""
