# sys.exit with something else says what it is.
import sys

sys.exit({"reason": 1})
