//! `open`: a file with a buffer, and with text above it. Knows classes by what `io` calls them; knows no descriptor.

#[rustpython_vm::pymodule(sub, name = "_fileio")]
pub(super) mod decl {
    use rustpython_vm::builtins::{PyInt, PyUtf8StrRef};
    use rustpython_vm::convert::ToPyObject;
    use rustpython_vm::function::{FsPath, FuncArgs, KwArgs};
    use rustpython_vm::warn;
    use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

    use crate::modules::fileio::BUFFER;
    use crate::modules::fileio::mode::bad_mode;

    #[derive(rustpython_vm::FromArgs)]
    struct OpenArgs {
        #[pyarg(any)]
        file: PyObjectRef,
        #[pyarg(any, default)]
        mode: Option<PyUtf8StrRef>,
        #[pyarg(any, default = -1)]
        buffering: isize,
        #[pyarg(any, default)]
        encoding: Option<PyObjectRef>,
        #[pyarg(any, default)]
        errors: Option<PyObjectRef>,
        #[pyarg(any, default)]
        newline: Option<PyObjectRef>,
        #[pyarg(any, default = true)]
        closefd: bool,
        #[pyarg(any, default)]
        opener: Option<PyObjectRef>,
    }

    /// CPython: Modules/_io/_iomodule.c, `_io_open_impl`.
    #[pyfunction]
    fn open(args: OpenArgs, vm: &VirtualMachine) -> PyResult {
        let text = args.mode.as_ref().map_or("r", |mode| mode.as_str());
        let binary = text.contains('b');
        check_mode(text, vm)?;
        let given = |argument: &Option<PyObjectRef>| {
            argument.clone().filter(|argument| !vm.is_none(argument))
        };
        let (encoding, errors, newline) = (
            given(&args.encoding),
            given(&args.errors),
            given(&args.newline),
        );
        if binary {
            for (name, argument) in [
                ("an encoding", &encoding),
                ("an errors", &errors),
                ("a newline", &newline),
            ] {
                if argument.is_some() {
                    return Err(
                        vm.new_value_error(format!("binary mode doesn't take {name} argument"))
                    );
                }
            }
        }
        let file = if args.file.downcast_ref::<PyInt>().is_some() {
            args.file
        } else {
            FsPath::try_from_path_like(args.file, true, vm)?.to_pyobject(vm)
        };
        let raw_mode: String = text
            .chars()
            .filter(|letter| !"bt".contains(*letter))
            .collect();
        let io = vm.import("_io", 0)?;
        let opener = args.opener.unwrap_or_else(|| vm.ctx.none());
        let raw = io
            .get_attr("FileIO", vm)?
            .call((file, raw_mode, args.closefd, opener), vm)?;
        if args.buffering == 0 {
            if binary {
                return Ok(raw);
            }
            vm.call_method(&raw, "close", ())?;
            return Err(vm.new_value_error("can't have unbuffered text I/O"));
        }
        if args.buffering == 1 && binary {
            let class = vm.ctx.exceptions.runtime_warning.to_owned();
            let message = "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will \
                           be used";
            warn::warn(vm.ctx.new_str(message).into(), Some(class), 1, None, vm)?;
        }
        let class = if text.contains('+') {
            "BufferedRandom"
        } else if text.contains('r') || !text.contains(['w', 'x', 'a']) {
            "BufferedReader"
        } else {
            "BufferedWriter"
        };
        let size = usize::try_from(args.buffering)
            .ok()
            .filter(|&size| size > 1)
            .unwrap_or(BUFFER);
        let buffer = io.get_attr(class, vm)?.call((raw, size), vm)?;
        if binary {
            return Ok(buffer);
        }
        let named = [
            (
                "encoding",
                encoding.unwrap_or_else(|| vm.ctx.new_str("utf-8").into()),
            ),
            ("errors", errors.unwrap_or_else(|| vm.ctx.none())),
            ("newline", newline.unwrap_or_else(|| vm.ctx.none())),
            (
                "line_buffering",
                vm.ctx.new_bool(args.buffering == 1).into(),
            ),
        ]
        .map(|(name, value)| (name.to_owned().into(), value));
        let named: KwArgs = KwArgs::new(named.into_iter().collect());
        let call = FuncArgs::new(vec![buffer.clone()], named);
        let stream = match io.get_attr("TextIOWrapper", vm)?.call(call, vm) {
            Ok(stream) => stream,
            Err(exception) => {
                vm.call_method(&buffer, "close", ())?;
                return Err(exception);
            }
        };
        stream.set_attr("mode", vm.ctx.new_str(text), vm)?;
        Ok(stream)
    }

    fn check_mode(text: &str, vm: &VirtualMachine) -> PyResult<()> {
        let letters = |set: &str| text.chars().filter(|letter| set.contains(*letter)).count();
        let repeated = text
            .char_indices()
            .any(|(at, letter)| text[..at].contains(letter));
        if repeated || text.chars().any(|letter| !"rwxabt+".contains(letter)) {
            return Err(vm.new_value_error(format!("invalid mode: '{text}'")));
        }
        if letters("bt") > 1 {
            return Err(vm.new_value_error("can't have text and binary mode at once"));
        }
        match letters("rwxa") {
            1 => Ok(()),
            0 => Err(bad_mode(vm)),
            _ => Err(vm.new_value_error("must have exactly one of create/read/write/append mode")),
        }
    }

    #[derive(rustpython_vm::FromArgs)]
    struct OpenCodeArgs {
        #[pyarg(any)]
        path: PyObjectRef,
    }

    #[pyfunction]
    fn open_code(args: OpenCodeArgs, vm: &VirtualMachine) -> PyResult {
        vm.builtins
            .get_attr("open", vm)?
            .call((args.path, "rb"), vm)
    }
}
