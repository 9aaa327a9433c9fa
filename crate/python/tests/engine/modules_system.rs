//! What of a system a program can have: signals to itself, addresses; and what it is told of the rest.

use crate::support::run;

#[test]
fn a_program_interrupts_itself() {
    let ran = run(concat!(
        "import os, signal\n",
        "try:\n",
        "    os.kill(os.getpid(), signal.SIGINT)\n",
        "except KeyboardInterrupt:\n",
        "    print('interrupted')\n",
        "signal.signal(signal.SIGTERM, lambda number, frame: print('signal', number))\n",
        "os.kill(os.getpid(), signal.SIGTERM)\n",
        "os.kill(os.getpid(), 0)\n",
    ));
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("interrupted\nsignal 15\n", "")
    );
}

#[test]
fn other_processes_are_not_there() {
    let ran = run("import os\nos.kill(4321, 15)\n");
    let last = "ProcessLookupError: [Errno 3] No such process";
    assert_eq!(ran.stderr.lines().last(), Some(last));
}

#[test]
fn addresses_are_read_and_written() {
    let ran = run(concat!(
        "import socket\n",
        "print(socket.inet_pton(socket.AF_INET, '127.0.0.1'))\n",
        "print(socket.inet_ntop(socket.AF_INET6, socket.inet_pton(socket.AF_INET6, '0:0::1')))\n",
        "print(socket.htons(80), socket.ntohl(socket.htonl(7)))\n",
        "for wrong in ['127.1', 'localhost', '::1']:\n",
        "    try:\n",
        "        socket.inet_pton(socket.AF_INET, wrong)\n",
        "    except OSError as error:\n",
        "        print(error)\n",
        "try:\n",
        "    socket.inet_ntop(socket.AF_INET, b'123')\n",
        "except ValueError as error:\n",
        "    print(error)\n",
    ));
    let illegal = "illegal IP address string passed to inet_pton\n";
    let expected = format!(
        "b'\\x7f\\x00\\x00\\x01'\n::1\n20480 7\n{illegal}{illegal}{illegal}invalid length of packed IP address string\n"
    );
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        (expected.as_str(), "")
    );
}

#[test]
fn a_socket_says_that_there_is_no_network() {
    let ran = run("import socket\nsocket.socket()\n");
    let last =
        "OSError: the playground has no network: programs run in the browser, cut off from it";
    assert_eq!(ran.stderr.lines().last(), Some(last));
}

#[test]
fn what_asks_for_files_and_terminals_imports_and_finds_none() {
    let ran = run(concat!(
        "import inspect, os, shutil\n",
        "print(os.path.realpath('a/../b'))\n",
        "print(shutil.get_terminal_size())\n",
        "def here():\n",
        "    return inspect.getframeinfo(inspect.currentframe()).function\n",
        "print(here())\n",
        "try:\n",
        "    os.readlink('b')\n",
        "except FileNotFoundError as error:\n",
        "    print(error)\n",
    ));
    let expected = concat!(
        "/home/python/b\n",
        "os.terminal_size(columns=80, lines=24)\n",
        "here\n",
        "[Errno 2] No such file or directory: 'b'\n",
    );
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (expected, ""));
}

#[test]
fn a_lock_takes_any_truth() {
    let ran = run(concat!(
        "import threading\n",
        "lock = threading.Lock()\n",
        "print(lock.acquire(1), lock.acquire(0), lock.acquire([]))\n",
    ));
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("True False False\n", "")
    );
}
