//! The mode of a file: what its letters say. Knows no file.

use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::{PyResult, VirtualMachine};

use crate::files::OpenOptions;

/// What the letters of a raw stream's mode say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mode {
    pub(super) letter: Letter,
    plus: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Letter {
    #[default]
    Read,
    Write,
    Exclusive,
    Append,
}

impl Mode {
    /// CPython: Modules/_io/fileio.c, `_io_FileIO___init___impl`.
    pub(super) fn parse(text: &str, vm: &VirtualMachine) -> PyResult<Mode> {
        let mut letter = None;
        let mut plus = false;
        for character in text.chars() {
            let found = match character {
                'r' => Letter::Read,
                'w' => Letter::Write,
                'x' => Letter::Exclusive,
                'a' => Letter::Append,
                'b' => continue,
                '+' if !plus => {
                    plus = true;
                    continue;
                }
                '+' => return Err(bad_mode(vm)),
                _ => return Err(vm.new_value_error(format!("invalid mode: {text}"))),
            };
            if letter.replace(found).is_some() {
                return Err(bad_mode(vm));
            }
        }
        letter
            .map(|letter| Mode { letter, plus })
            .ok_or_else(|| bad_mode(vm))
    }

    pub(super) fn readable(self) -> bool {
        self.plus || self.letter == Letter::Read
    }

    pub(super) fn writable(self) -> bool {
        self.plus || self.letter != Letter::Read
    }

    pub(super) fn options(self) -> OpenOptions {
        OpenOptions {
            read: self.readable(),
            write: self.writable(),
            append: self.letter == Letter::Append,
            create: self.letter != Letter::Read,
            exclusive: self.letter == Letter::Exclusive,
            truncate: self.letter == Letter::Write,
            directory: false,
        }
    }

    /// The flags that `opener` gets.
    pub(super) fn flags(self) -> i32 {
        let access = match (self.readable(), self.writable()) {
            (true, true) => 2,
            (false, true) => 1,
            _ => 0,
        };
        let letter = match self.letter {
            Letter::Read => 0,
            Letter::Write => 0o100 | 0o1000,
            Letter::Exclusive => 0o100 | 0o200,
            Letter::Append => 0o100 | 0o2000,
        };
        access | letter | 0o2_000_000
    }

    pub(super) fn name(self) -> &'static str {
        match (self.letter, self.plus) {
            (Letter::Exclusive, true) => "xb+",
            (Letter::Exclusive, false) => "xb",
            (Letter::Append, true) => "ab+",
            (Letter::Append, false) => "ab",
            (Letter::Read, false) => "rb",
            (Letter::Write, false) => "wb",
            (Letter::Read | Letter::Write, true) => "rb+",
        }
    }
}

pub(super) fn bad_mode(vm: &VirtualMachine) -> PyBaseExceptionRef {
    vm.new_value_error(
        "Must have exactly one of create/read/write/append mode and at most one plus",
    )
}
