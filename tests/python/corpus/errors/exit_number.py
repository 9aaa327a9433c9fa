# sys.exit with a number is the status.
import sys

try:
    sys.exit(7)
except SystemExit as error:
    print(repr(error), error.code)
    raise
