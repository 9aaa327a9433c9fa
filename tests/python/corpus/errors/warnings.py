# Warnings go to stderr with the line they are about, once a place.
import warnings


def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)


def careful():
    warnings.warn("be careful")


for _ in range(2):
    old()
    careful()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    careful()
print(len(caught), caught[0].message)
warnings.simplefilter("error")
careful()
