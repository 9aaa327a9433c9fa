# Texts formatted, joined, split and searched.
def work(size):
    parts = []
    for number in range(size):
        parts.append(f"{number}:{number % 7}")
    text = ",".join(parts)
    return sum(len(part) for part in text.split(",") if part.endswith(":3"))
