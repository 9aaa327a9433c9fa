# stdout and stderr keep their order, line by line; an unfinished line waits.
import sys

print("out 1")
print("err 1", file=sys.stderr)
sys.stdout.write("out 2, ")
sys.stderr.write("err 2 in the middle\n")
sys.stdout.write("finished\n")
print("unfinished", end="")
