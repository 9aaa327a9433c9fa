# Warnings of the compiler do not keep the program from running.
value = "x"
print(value is "x", "\d")
assert (1, "always true")
print("end")
