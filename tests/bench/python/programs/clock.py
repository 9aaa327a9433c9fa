# Keeps the thread for so many milliseconds by the program's own clock.
from time import perf_counter


def work(size):
    end = perf_counter() + size / 1000
    while perf_counter() < end:
        pass
    return size
