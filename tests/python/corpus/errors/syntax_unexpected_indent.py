# A line that is indented for no reason.
print("before")
    print("indented")
