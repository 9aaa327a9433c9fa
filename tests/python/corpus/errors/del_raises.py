# An exception in __del__ is reported and ignored.
class Fragile:
    def __del__(self):
        raise ValueError("while going")


thing = Fragile()
del thing
print("goes on")
left = Fragile()
print("end")
