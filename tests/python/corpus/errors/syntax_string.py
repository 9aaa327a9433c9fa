# A string that does not end.
print("before")
print("oh no)
