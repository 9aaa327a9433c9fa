//! The small file system, as a program sees it. What is expected is what CPython prints on Linux.

use crate::support::run;

fn prints(program: &str, expected: &str) {
    let ran = run(program);
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        (expected, ""),
        "{program}"
    );
}

#[test]
fn text_is_written_and_read() {
    prints(
        concat!(
            "with open('a.txt', 'w') as file:\n    print(file.write('h\\u00e9llo\\nworld\\n'))\n",
            "print(open('a.txt').read().splitlines(), open('a.txt').mode)\n",
            "with open('a.txt', 'rb') as file:\n",
            "    print(file.read(3), file.tell(), file.seek(-2, 2), file.read())\n",
            "with open('a.txt', 'a+') as file:\n",
            "    print(file.tell(), file.write('more'), file.seek(0), file.readlines())\n",
            "with open('a.txt', 'r+b', buffering=0) as file:\n",
            "    print(file.truncate(5), file.seek(1), file.write(b'EL'), file.seek(0), file.readall())\n",
        ),
        concat!(
            "12\n['h\u{e9}llo', 'world'] r\n",
            "b'h\\xc3\\xa9' 3 11 b'd\\n'\n",
            "13 4 0 ['h\u{e9}llo\\n', 'world\\n', 'more']\n",
            "5 1 2 0 b'hELll'\n",
        ),
    );
}

#[test]
fn what_cannot_be_done_is_said_as_cpython_says_it() {
    prints(
        concat!(
            "import os\n",
            "open('file', 'w').close(); os.mkdir('full'); open('full/x', 'w').close()\n",
            "def attempt(function, *args):\n",
            "    try:\n        function(*args)\n",
            "    except (OSError, ValueError) as error:\n        print(type(error).__name__, error)\n",
            "attempt(open, 'no'); attempt(open, ''); attempt(open, 'full'); attempt(open, 'file/x')\n",
            "attempt(open, 'file', 'x'); attempt(open, 'file', 'q'); attempt(open, 'a\\0b')\n",
            "attempt(os.mkdir, 'full'); attempt(os.mkdir, 'no/x'); attempt(os.rmdir, 'full')\n",
            "attempt(os.remove, 'full'); attempt(os.remove, 'no'); attempt(os.listdir, 'file')\n",
            "attempt(os.rename, 'no', 'b'); attempt(os.rename, 'full', 'full/x/y')\n",
            "attempt(os.close, 77); attempt(os.stat, 'x' * 256); attempt(open, '/usr/x', 'w')\n",
            "attempt(open('file').write, 'x')\n",
        ),
        concat!(
            "FileNotFoundError [Errno 2] No such file or directory: 'no'\n",
            "FileNotFoundError [Errno 2] No such file or directory: ''\n",
            "IsADirectoryError [Errno 21] Is a directory: 'full'\n",
            "NotADirectoryError [Errno 20] Not a directory: 'file/x'\n",
            "FileExistsError [Errno 17] File exists: 'file'\n",
            "ValueError invalid mode: 'q'\n",
            "ValueError embedded null character\n",
            "FileExistsError [Errno 17] File exists: 'full'\n",
            "FileNotFoundError [Errno 2] No such file or directory: 'no/x'\n",
            "OSError [Errno 39] Directory not empty: 'full'\n",
            "IsADirectoryError [Errno 21] Is a directory: 'full'\n",
            "FileNotFoundError [Errno 2] No such file or directory: 'no'\n",
            "NotADirectoryError [Errno 20] Not a directory: 'file'\n",
            "FileNotFoundError [Errno 2] No such file or directory: 'no' -> 'b'\n",
            "NotADirectoryError [Errno 20] Not a directory: 'full' -> 'full/x/y'\n",
            "OSError [Errno 9] Bad file descriptor\n",
            "OSError [Errno 36] File name too long: 'XS'\n",
            "PermissionError [Errno 13] Permission denied: '/usr/x'\n",
            "UnsupportedOperation not writable\n",
        )
        .replace("XS", &"x".repeat(256))
        .as_str(),
    );
}

#[test]
fn the_library_above_it_works() {
    prints(
        concat!(
            "import os, pathlib, shutil, tempfile\n",
            "os.makedirs('d/e')\n",
            "path = pathlib.Path('d/e/x.txt')\n",
            "print(path.write_text('text'), path.read_text(), path.stat().st_size, path.resolve())\n",
            "print([str(found) for found in sorted(pathlib.Path('d').rglob('*'))], list(os.walk('d')))\n",
            "shutil.copy('d/e/x.txt', 'd'); shutil.copytree('d', 'd2'); shutil.rmtree('d')\n",
            "os.rename('d2/x.txt', 'd2/y.txt'); print(os.listdir(), os.listdir(b'd2'))\n",
            "print([(entry.name, entry.path, entry.is_dir()) for entry in os.scandir('d2')])\n",
            "with tempfile.TemporaryDirectory() as name:\n",
            "    with tempfile.NamedTemporaryFile(dir=name) as file:\n",
            "        file.write(b'abc'); file.flush(); print(os.path.getsize(file.name))\n",
            "print(os.path.exists(name))\n",
            "os.chdir('d2'); print(os.getcwd(), os.path.exists('e'), os.access('y.txt', os.W_OK))\n",
        ),
        concat!(
            "4 text 4 /home/python/d/e/x.txt\n",
            "['d/e', 'd/e/x.txt'] [('d', ['e'], []), ('d/e', [], ['x.txt'])]\n",
            "['d2'] [b'e', b'y.txt']\n",
            "[('e', 'd2/e', True), ('y.txt', 'd2/y.txt', False)]\n",
            "3\nFalse\n",
            "/home/python/d2 True True\n",
        ),
    );
}

#[test]
fn it_is_as_large_as_its_quota_and_gives_back_what_is_removed() {
    prints(
        concat!(
            "import os\n",
            "for _ in range(3):\n",
            "    try:\n",
            "        with open('big', 'wb', buffering=0) as file:\n",
            "            while True:\n",
            "                file.write(bytes(1 << 20))\n",
            "    except OSError as error:\n",
            "        print(error, os.path.getsize('big') >> 20)\n",
            "    os.remove('big')\n",
        ),
        &"[Errno 28] No space left on device 63\n".repeat(3),
    );
}

#[test]
fn a_removed_file_is_there_until_it_is_closed() {
    prints(
        concat!(
            "import os\n",
            "file = open('a', 'w+'); os.remove('a'); file.write('x'); file.seek(0)\n",
            "print(file.read(), os.path.exists('a'), os.fstat(file.fileno()).st_nlink)\n",
        ),
        "x False 0\n",
    );
}

#[test]
fn every_run_begins_with_an_empty_directory() {
    prints("open('a', 'w').close()", "");
    prints(
        "import os; print(os.getcwd(), os.listdir())",
        "/home/python []\n",
    );
}

#[test]
fn a_number_makes_the_class_of_an_error() {
    prints(
        "print(repr(OSError(2, 'x')), repr(OSError(13, 'y', 'f')), OSError(17, 'z', 'f'), repr(OSError(5, 'x')))",
        "FileNotFoundError(2, 'x') PermissionError(13, 'y') [Errno 17] z: 'f' OSError(5, 'x')\n",
    );
}
