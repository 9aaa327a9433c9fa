//! The library that the engine ships: all of it imports, and what is not in it says so.

use crate::support::run;

#[test]
fn every_module_imports() {
    let names: Vec<&str> = interleave_python_library::frozen()
        .map(|(name, _)| name)
        // It prints a poem.
        .filter(|&name| name != "this")
        .collect();
    let program = format!(
        concat!(
            "for name in {:?}:\n",
            "    try:\n",
            "        __import__(name)\n",
            "    except BaseException as error:\n",
            "        print(name, repr(error))\n",
        ),
        names
    );
    let ran = run(&program);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", ""));
}

#[test]
fn what_programs_of_this_kind_import_is_there() {
    let ran = run(concat!(
        "import array, cmath, itertools, math, operator, sys, zlib, binascii, unicodedata, atexit, gc\n",
        "import abc, asyncio, base64, bisect, calendar, collections, concurrent.futures, contextlib, contextvars\n",
        "import copy, csv, dataclasses, datetime, decimal, difflib, enum, fractions, functools, hashlib, heapq\n",
        "import inspect, io, json, logging, os.path, pathlib, pprint, queue, random, re, secrets, shutil, signal\n",
        "import statistics, string, struct, tempfile, textwrap, threading, time, traceback, types, typing\n",
        "import unittest.mock, urllib.parse, uuid, warnings, weakref\n",
    ));
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", ""));
}

#[test]
fn what_is_left_out_says_so() {
    for (module, note) in [
        (
            "sqlite3",
            "sqlite3 is part of Python's standard library, but not of this playground",
        ),
        (
            "concurrent.futures.process",
            "concurrent.futures.process is part of Python's standard library, but not of this playground",
        ),
        (
            "numpy",
            "packages cannot be installed in this playground: it has Python's standard library, and nothing else",
        ),
    ] {
        let ran = run(&format!("import {module}"));
        let expected = format!("ModuleNotFoundError: No module named '{module}'\n{note}\n");
        assert!(ran.stderr.ends_with(&expected), "{}", ran.stderr);
    }
}

#[test]
fn it_can_be_caught_as_in_cpython() {
    let ran = run(concat!(
        "try:\n    import sqlite3\nexcept ImportError as error:\n    print(str(error), error.name)\n",
        "try:\n    import asyncio.nothing\nexcept ImportError as error:\n    print(str(error), error.name)\n",
        "import importlib.util\nprint(importlib.util.find_spec('numpy'))\n",
    ));
    assert_eq!(
        ran.stdout,
        "No module named 'sqlite3' sqlite3\nNo module named 'asyncio.nothing' asyncio.nothing\nNone\n"
    );
    assert_eq!(ran.stderr, "");
}

/// The texts are CPython's.
#[test]
fn modules_say_where_they_are() {
    let ran = run(concat!(
        "import asyncio, codecs, json.decoder\n",
        "print(asyncio, codecs.__file__)\n",
        "print(json.__path__, json.decoder.__spec__.origin)\n",
        "import inspect\nprint(inspect.getsource(asyncio.run).splitlines()[0])\n",
        "from asyncio import nothing\n",
    ));
    assert_eq!(
        ran.stdout,
        concat!(
            "<module 'asyncio' from '/usr/lib/python3.14/asyncio/__init__.py'> /usr/lib/python3.14/codecs.py\n",
            "['/usr/lib/python3.14/json'] /usr/lib/python3.14/json/decoder.py\n",
            "def run(main, *, debug=None, loop_factory=None):\n",
        )
    );
    let error =
        "cannot import name 'nothing' from 'asyncio' (/usr/lib/python3.14/asyncio/__init__.py)";
    assert!(ran.stderr.contains(error), "{}", ran.stderr);
}

/// A program that asks whether a package is there finds what it finds in CPython; the note is for the person.
#[test]
fn a_package_that_is_caught_has_no_note() {
    let ran = run(concat!(
        "try:\n    import numpy\nexcept ImportError as error:\n",
        "    print(error, hasattr(error, '__notes__'))\n",
    ));
    assert_eq!(ran.stdout, "No module named 'numpy' False\n");
}

#[test]
fn a_traceback_shows_the_lines_of_asyncio() {
    let ran = run("import asyncio\nasync def main():\n    1 / 0\nasyncio.run(main())\n");
    let runners = concat!(
        "    return runner.run(main)\n",
        "           ~~~~~~~~~~^^^^^^\n",
        "  File \"/usr/lib/python3.14/asyncio/runners.py\", line 128, in run\n",
    );
    assert!(ran.stderr.contains(runners), "{}", ran.stderr);
}

/// The loop's own part is native, and shown as CPython's.
#[test]
fn a_callback_that_raises_is_shown_where_the_loop_calls_it() {
    let ran = run(concat!(
        "import asyncio\ndef bad():\n    1 / 0\n",
        "async def main():\n    asyncio.get_running_loop().call_soon(bad)\n    await asyncio.sleep(0)\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        ran.stderr,
        concat!(
            "Exception in callback bad() at main.py:2\n",
            "handle: <Handle bad() at main.py:2>\n",
            "Traceback (most recent call last):\n",
            "  File \"/usr/lib/python3.14/asyncio/events.py\", line 94, in _run\n",
            "    self._context.run(self._callback, *self._args)\n",
            "    ~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
            "  File \"main.py\", line 3, in bad\n",
            "    1 / 0\n",
            "    ~~^~~\n",
            "ZeroDivisionError: division by zero\n",
        )
    );
}

/// The values are CPython's.
#[test]
fn chance_is_cpythons_for_a_seed() {
    let ran = run(concat!(
        "import random\n",
        "random.seed(42)\n",
        "print(random.random(), random.randint(1, 100), random.choice('abc'), random.sample(range(50), 3))\n",
        "random.seed('text')\n",
        "print(random.getrandbits(40), random.gauss(0, 1), random.uniform(1, 2))\n",
        "items = list(range(6)); random.Random(7).shuffle(items); print(items)\n",
    ));
    assert_eq!(
        ran.stdout,
        concat!(
            "0.6394267984578837 4 c [17, 15, 14]\n",
            "437533285838 1.8106195211049367 1.798361722208967\n",
            "[4, 0, 5, 3, 1, 2]\n",
        )
    );
}

/// The values are CPython's.
#[test]
fn digests_numbers_and_dates() {
    let ran = run(concat!(
        "import hashlib, decimal, fractions, statistics, datetime, json, re, uuid, secrets, os\n",
        "for name in ('md5', 'sha1', 'sha256', 'sha512', 'blake2b', 'blake2s'):\n",
        "    print(hashlib.new(name, b'interleave').hexdigest()[:16])\n",
        "print(decimal.Decimal(1) / 7, fractions.Fraction(3, 12), statistics.stdev([1, 2, 4]))\n",
        "zone = datetime.timezone(datetime.timedelta(hours=2))\n",
        "print(datetime.datetime(2024, 2, 29, 12, tzinfo=zone).astimezone(datetime.UTC).isoformat())\n",
        "print(datetime.datetime.strptime('2024-02-29', '%Y-%m-%d').strftime('%A %d %B'))\n",
        "print(json.dumps({'a': [1, None, 2.5]}), re.sub(r'(\\w+) (\\w+)', r'\\2 \\1', 'hello world'))\n",
        "print(uuid.UUID(bytes=bytes(16)), uuid.uuid4().version, len(secrets.token_hex(4)), len(os.urandom(5)))\n",
    ));
    let expected = concat!(
        "1923b917a5138b89\n",
        "52c7cf04234c1c0f\n",
        "149a6e2184e8790f\n",
        "08838ae2c40e58d6\n",
        "21c55b86777f107a\n",
        "3bb686e3e6c75585\n",
        "0.1428571428571428571428571429 1/4 1.5275252316519468\n",
        "2024-02-29T10:00:00+00:00\n",
        "Thursday 29 February\n",
        "{\"a\": [1, null, 2.5]} world hello\n",
        "00000000-0000-0000-0000-000000000000 4 8 5\n",
    );
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (expected, ""));
}

/// www/build/leave-out.js relies on it.
#[test]
fn what_is_emptied_in_the_download_cannot_be_imported() {
    let ran = run(concat!(
        "names = '_bz2 _lzma pyexpat _elementtree _multibytecodec _remote_debugging'.split()\n",
        "names += ['_codecs_' + end for end in 'cn hk iso2022 jp kr tw'.split()]\n",
        "for name in names:\n",
        "    try:\n",
        "        __import__(name)\n",
        "        print(name)\n",
        "    except ModuleNotFoundError:\n",
        "        pass\n",
        "for encoding in 'gbk', 'big5', 'shift_jis', 'euc_kr':\n",
        "    try:\n",
        "        print('x'.encode(encoding))\n",
        "    except LookupError as error:\n",
        "        assert str(error) == 'unknown encoding: ' + encoding, error\n",
    ));
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", ""));
}
