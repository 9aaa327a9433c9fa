"""Hashes that a build of Python may lack: the engine's has those that are asked for."""


def requires_hashdigest(name, openssl=None, usedforsecurity=True):
    return lambda test: test
