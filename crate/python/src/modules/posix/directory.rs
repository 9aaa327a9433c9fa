//! `os.scandir`.

#[rustpython_vm::pymodule(sub, name = "posix")]
pub(super) mod decl {
    use std::cell::RefCell;

    use rustpython_vm::builtins::PyTupleRef;
    use rustpython_vm::function::{FuncArgs, OptionalArg};
    use rustpython_vm::protocol::PyIterReturn;
    use rustpython_vm::types::{IterNext, Iterable, Representable, SelfIter};
    use rustpython_vm::{
        Py, PyObjectRef, PyPayload, PyRef, PyResult, TryFromObject, VirtualMachine, pyclass,
    };

    use super::super::path::Path;
    use super::super::status;
    use crate::files::{Kind, Status};
    use crate::modules::oserror;
    use crate::world::World;

    /// What `os.scandir` gives for each name.
    #[pyattr]
    #[pyclass(module = "posix", name = "DirEntry")]
    #[derive(Debug, PyPayload)]
    struct DirEntry {
        name: PyObjectRef,
        path: Path,
        status: Status,
    }

    #[derive(rustpython_vm::FromArgs)]
    struct FollowArgs {
        #[pyarg(named, default = true)]
        #[allow(dead_code, reason = "there are no links")]
        follow_symlinks: bool,
    }

    #[pyclass(with(Representable))]
    impl DirEntry {
        #[pygetset]
        fn name(zelf: &Py<Self>) -> PyObjectRef {
            zelf.name.clone()
        }

        #[pygetset]
        fn path(zelf: &Py<Self>) -> PyObjectRef {
            zelf.path.object.clone()
        }

        #[pymethod]
        fn __fspath__(zelf: &Py<Self>) -> PyObjectRef {
            zelf.path.object.clone()
        }

        #[pymethod]
        fn is_dir(zelf: &Py<Self>, _args: FollowArgs) -> bool {
            zelf.status.kind == Kind::Directory
        }

        #[pymethod]
        fn is_file(zelf: &Py<Self>, _args: FollowArgs) -> bool {
            zelf.status.kind == Kind::File
        }

        #[pymethod]
        fn is_symlink(_zelf: &Py<Self>) -> bool {
            false
        }

        #[pymethod]
        fn is_junction(_zelf: &Py<Self>) -> bool {
            false
        }

        #[pymethod]
        fn inode(zelf: &Py<Self>) -> u64 {
            zelf.status.number
        }

        #[pymethod]
        fn stat(zelf: &Py<Self>, _args: FollowArgs, vm: &VirtualMachine) -> PyResult<PyTupleRef> {
            status::of_path(&zelf.path, vm)
        }
    }

    impl Representable for DirEntry {
        fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
            Ok(format!("<DirEntry {}>", zelf.name.repr(vm)?))
        }
    }

    /// The iterator, which is a context manager too.
    #[pyattr]
    #[pyclass(module = "posix", name = "ScandirIterator")]
    #[derive(Debug, PyPayload)]
    struct ScandirIterator {
        rest: RefCell<std::vec::IntoIter<PyRef<DirEntry>>>,
    }

    #[pyclass(with(IterNext, Iterable))]
    impl ScandirIterator {
        #[pymethod]
        fn close(zelf: &Py<Self>) {
            zelf.rest.replace(Vec::new().into_iter());
        }

        #[pymethod]
        fn __enter__(zelf: PyRef<ScandirIterator>) -> PyRef<ScandirIterator> {
            zelf
        }

        #[pymethod]
        fn __exit__(zelf: &Py<Self>, _args: FuncArgs) {
            Self::close(zelf);
        }
    }

    impl SelfIter for ScandirIterator {}

    impl IterNext for ScandirIterator {
        fn next(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<PyIterReturn> {
            let next = zelf.rest.borrow_mut().next();
            Ok(match next {
                Some(entry) => PyIterReturn::Return(entry.into()),
                None => PyIterReturn::StopIteration(None),
            })
        }
    }

    #[pyfunction]
    fn scandir(path: OptionalArg<Option<Path>>, vm: &VirtualMachine) -> PyResult<ScandirIterator> {
        let path = match path.flatten() {
            Some(path) => path,
            None => Path::try_from_object(vm, vm.ctx.new_str(".").into())?,
        };
        let listed = World::current().files().list(&path.bytes);
        let listed = listed
            .map_err(|error| oserror::file_error(error, std::slice::from_ref(&path.object), vm))?;
        let entries: Vec<_> = listed
            .into_iter()
            .map(|(name, status)| {
                let mut bytes = path.bytes.clone();
                if !bytes.ends_with(b"/") {
                    bytes.push(b'/');
                }
                bytes.extend_from_slice(&name);
                let object = path.name(&bytes, vm);
                DirEntry {
                    name: path.name(&name, vm),
                    path: Path {
                        bytes,
                        object,
                        is_bytes: path.is_bytes,
                    },
                    status,
                }
                .into_ref(&vm.ctx)
            })
            .collect();
        Ok(ScandirIterator {
            rest: RefCell::new(entries.into_iter()),
        })
    }
}
