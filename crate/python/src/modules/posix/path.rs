//! A path as a program gives it: text, bytes, or an object that has one.

use rustpython_vm::function::FsPath;
use rustpython_vm::{PyObjectRef, PyResult, TryFromObject, VirtualMachine};

/// A path, and the object to name it by in errors.
#[derive(Clone, Debug)]
pub(in crate::modules) struct Path {
    pub bytes: Vec<u8>,
    pub object: PyObjectRef,
    /// Whether it was bytes: then what is found by it is bytes too.
    pub is_bytes: bool,
}

impl Path {
    /// A name, as text or bytes, as this path is.
    pub fn name(&self, bytes: &[u8], vm: &VirtualMachine) -> PyObjectRef {
        if self.is_bytes {
            vm.ctx.new_bytes(bytes.to_vec()).into()
        } else {
            decoded(bytes, vm)
        }
    }
}

/// The text of a name. A program can only have made names of text or of bytes; those are told as they can be.
pub(in crate::modules) fn decoded(bytes: &[u8], vm: &VirtualMachine) -> PyObjectRef {
    match std::str::from_utf8(bytes) {
        Ok(text) => vm.ctx.new_str(text).into(),
        Err(_) => vm
            .state
            .codec_registry
            .decode_text(
                vm.ctx.new_bytes(bytes.to_vec()).into(),
                "utf-8",
                Some(vm.ctx.new_utf8_str("surrogateescape")),
                vm,
            )
            .map_or_else(
                |_| {
                    vm.ctx
                        .new_str(String::from_utf8_lossy(bytes).into_owned())
                        .into()
                },
                Into::into,
            ),
    }
}

impl TryFromObject for Path {
    fn try_from_object(vm: &VirtualMachine, object: PyObjectRef) -> PyResult<Self> {
        let message = "path should be string, bytes or os.PathLike";
        Ok(match FsPath::try_from(object, true, message, vm)? {
            FsPath::Str(text) => Path {
                bytes: vm.fsencode(&text)?.as_encoded_bytes().to_vec(),
                object: text.into(),
                is_bytes: false,
            },
            FsPath::Bytes(bytes) => Path {
                bytes: bytes.as_bytes().to_vec(),
                object: bytes.into(),
                is_bytes: true,
            },
        })
    }
}

/// `dir_fd=`: there are no directories by descriptor here.
#[derive(Default)]
pub(super) struct NoDirectory;

impl TryFromObject for NoDirectory {
    fn try_from_object(vm: &VirtualMachine, object: PyObjectRef) -> PyResult<Self> {
        if vm.is_none(&object) {
            return Ok(NoDirectory);
        }
        Err(vm.new_not_implemented_error("dir_fd unavailable on this platform"))
    }
}
