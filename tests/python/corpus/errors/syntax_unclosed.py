# A bracket that is never closed is named where it was opened.
numbers = [1, 2, 3
print(sum(numbers))
