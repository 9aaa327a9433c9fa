# Files in memory: written, read, listed, removed; what is not there is FileNotFoundError.
import os
import pathlib
import tempfile

with open("notes.txt", "w") as file:
    print(file.write("one\ntwo\n"), file.name, file.closed)
with open("notes.txt") as file:
    print(file.readline(), file.read(), sep="|")
with open("notes.txt", "a") as file:
    file.write("three\n")
print([line.rstrip() for line in open("notes.txt")], os.path.exists("notes.txt"), os.path.getsize("notes.txt"))
path = pathlib.Path("folder") / "sub"
path.mkdir(parents=True)
(path / "data.bin").write_bytes(b"\x00\x01")
print((path / "data.bin").read_bytes(), sorted(os.listdir("folder")), path.as_posix(), path.parent.name, (path / "data.bin").suffix)
os.remove("notes.txt")
for attempt in (lambda: open("missing.txt"), lambda: os.rmdir("folder"), lambda: open("folder")):
    try:
        attempt()
    except OSError as error:
        print(type(error).__name__, error.strerror, error.filename)
with tempfile.TemporaryDirectory() as folder:
    print(os.path.isdir(folder))
print(os.path.join("a", "b", "..", "c"), os.path.splitext("x.tar.gz"), os.path.basename("/a/b"), os.path.normpath("a/./b/../c"))
