# sys.exit with a text says it on stderr; the status is 1.
import sys

print("before")
sys.exit("cannot go on: é")
