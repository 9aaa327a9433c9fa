//! What programs import, imports.

use crate::support::run;

#[test]
fn asyncio_and_its_neighbours() {
    for module in [
        "os",
        "time",
        "threading",
        "queue",
        "logging",
        "random",
        "datetime",
        "signal",
        "selectors",
        "socket",
        "concurrent.futures",
        "asyncio",
    ] {
        let ran = run(&format!("import {module}"));
        assert_eq!(ran.stderr, "", "{module}");
    }
}

#[test]
fn a_program_imports_what_it_has_written() {
    let ran = run(concat!(
        "import os, sys\n",
        "print(sys.path[0] == os.getcwd(), sys.prefix + '/lib/python3.14' in sys.path)\n",
        "with open('mine.py', 'w') as file:\n",
        "    file.write('def divide(by):\\n    return 1 / by\\n')\n",
        "import mine\n",
        "print(mine.divide(2), os.path.basename(mine.__file__))\n",
        "os.mkdir('package')\n",
        "for name, text in [('__init__', 'from . import inner\\n'), ('inner', 'here = __name__\\n')]:\n",
        "    with open(f'package/{name}.py', 'w') as file:\n",
        "        file.write(text)\n",
        "import package.inner\n",
        "print(package.inner.here, sorted(os.listdir()))\n",
        "mine.divide(0)\n",
    ));
    assert_eq!(
        ran.stdout,
        "True True\n0.5 mine.py\npackage.inner ['__pycache__', 'mine.py', 'package']\n"
    );
    let places = concat!(
        "  File \"/home/python/mine.py\", line 2, in divide\n",
        "    return 1 / by\n",
        "           ~~^~~~\n",
    );
    assert!(ran.stderr.contains(places), "{}", ran.stderr);
}

#[test]
fn a_module_with_a_mistake_says_where() {
    let ran = run(concat!(
        "with open('broken.py', 'w') as file:\n",
        "    file.write('x = (1\\n')\n",
        "import broken\n",
    ));
    let places = "  File \"/home/python/broken.py\", line 1\n    x = (1\n        ^\n";
    assert!(ran.stderr.contains(places), "{}", ran.stderr);
    assert!(
        ran.stderr.ends_with("SyntaxError: '(' was never closed\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_library_is_found_before_files() {
    let ran = run(concat!(
        "open('random.py', 'w').close()\n",
        "import random\n",
        "print(random.__file__)\n",
    ));
    assert_eq!(ran.stdout, "/usr/lib/python3.14/random.py\n");
}

/// Each of them is paid for by every start.
#[test]
fn little_is_there_before_the_program() {
    let ran = run(concat!(
        "import sys\n",
        "names = [name for name in sys.modules if hasattr(sys.modules[name], '__file__')]\n",
        "print('\\n'.join(sorted(names)))\n",
    ));
    assert_eq!(ran.stderr, "");
    let names: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(
        names,
        [
            "__main__",
            "_frozen_importlib",
            "_frozen_importlib_external",
            "_py_warnings",
            "codecs",
            "encodings",
            "encodings.aliases",
            "encodings_ascii",
            "encodings_latin_1",
            "encodings_utf_8",
            "linecache",
            "warnings",
        ]
    );
}
