# What cannot be encoded: an error on stdout, escaped on stderr.
import sys

print("\udc80", file=sys.stderr)
try:
    print("\udc80")
except UnicodeEncodeError as error:
    print(error)
