# What the standard streams say of themselves.
import sys

for stream in (sys.stdout, sys.stderr):
    print(stream.name, stream.encoding, stream.errors, stream.line_buffering, stream.writable(), stream.readable())
print(sys.stdout.write("five\n"))
sys.stdout.writelines(["one\n", "two\n"])
sys.stdout.flush()
sys.stdout.buffer.write("bytes é\n".encode())
sys.stdout.flush()
print(type(sys.stdout).__name__, sys.stdout is sys.__stdout__)
