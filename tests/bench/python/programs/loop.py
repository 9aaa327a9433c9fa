# A loop that adds up.
def work(size):
    total = 0
    for number in range(size):
        total += number
    return total
