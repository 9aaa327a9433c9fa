# Counts in a dictionary.
def work(size):
    counts = {}
    for number in range(size):
        key = number % 997
        counts[key] = counts.get(key, 0) + 1
    return sum(counts.values())
