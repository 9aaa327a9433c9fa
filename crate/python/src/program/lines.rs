//! The lines that a program comes to, for a person who steps through it. Knows the interpreter's monitoring
//! (PEP 669), which calls back for each new line of the code that it watches: the program's own, and none of a library.
//! Knows no loop.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::atomic::Ordering::Acquire;

use rustpython_vm::builtins::PyCode;
use rustpython_vm::bytecode::{Instruction, build_no_location_mask, find_exception_handler};
use rustpython_vm::{AsObject, Py, PyObjectRef, PyRef, PyResult, VirtualMachine};

use crate::world::World;

/// The number of a tool of `sys.monitoring`, of those that CPython gives to nobody. It goes without a name, so a program
/// that wants the number gets it; no more lines are told then.
const TOOL: usize = 4;

/// `sys.monitoring.events.LINE` and `EXCEPTION_HANDLED`.
const LINE: u32 = 1 << 5;
const EXCEPTION_HANDLED: u32 = 1 << 11;

/// Tells the world of each line that this code comes to, and the functions in it. Other code is not watched, and
/// `sys.settrace` goes first: the lines of which a program has itself told are not told once more.
pub(super) fn watch(vm: &VirtualMachine, program: &PyRef<PyCode>) -> PyResult<()> {
    let monitoring = vm.sys_module.get_attr("monitoring", vm)?;
    let call = |name: &'static str, event: u32, of: PyObjectRef| {
        vm.call_method(&monitoring, name, (TOOL, event, of))
    };
    vm.call_method(&monitoring, "use_tool_id", (TOOL, "lines"))?;
    let told = Rc::new(Told {
        _program: program.clone(),
        last: Cell::default(),
        of_exception: Cell::default(),
        eased: RefCell::default(),
    });
    let again = Rc::clone(&told);
    let reached = vm.new_function("line", move |code: PyRef<PyCode>, line: u32| {
        again.comes_to(&code, line);
    });
    call("register_callback", LINE, reached.into())?;
    let handled = move |code: PyRef<PyCode>, offset: u32, _: PyObjectRef, vm: &VirtualMachine| {
        told.catches(&code, offset / 2, vm);
    };
    let handled = vm.new_function("exception_handled", handled);
    call("register_callback", EXCEPTION_HANDLED, handled.into())?;
    vm.call_method(&monitoring, "set_events", (TOOL, EXCEPTION_HANDLED))?;
    let mut codes: Vec<PyRef<PyCode>> = vec![program.clone()];
    while let Some(code) = codes.pop() {
        let constants = code.code.constants.iter().cloned();
        codes.extend(constants.filter_map(|constant| PyObjectRef::from(constant).downcast().ok()));
        vm.call_method(&monitoring, "set_local_events", (TOOL, code, LINE))?;
    }
    vm.state.monitoring.lock().tool_names[TOOL] = None;
    Ok(())
}

/// Tells each line once. The interpreter does not call back for the first line of a `finally` block that an exception leads
/// to, where the same line stands before it in the code, for the way without an exception; so that is found here.
struct Told {
    /// The numbers by which code is watched are addresses, so it has to stay.
    _program: PyRef<PyCode>,
    /// The code that told a line last, by its address, and that line.
    last: Cell<(usize, u32)>,
    /// It was the one that an exception led to.
    of_exception: Cell<bool>,
    /// Code that was eased, by its address, and as it was watched then.
    eased: RefCell<HashMap<usize, u64>>,
}

impl Told {
    fn comes_to(&self, code: &Py<PyCode>, line: u32) {
        let place = (code.get_id(), line);
        let watched = code.instrumentation_version.load(Acquire);
        if self.eased.borrow_mut().insert(place.0, watched) != Some(watched) {
            ease(code);
        }
        let was_told = self.of_exception.take() && self.last.get() == place;
        self.last.set(place);
        if !was_told {
            World::current().line_reached(line, beginning(code));
        }
    }

    /// An exception that was raised at one instruction is handled in the same code.
    fn catches(&self, code: &Py<PyCode>, raised: u32, vm: &VirtualMachine) {
        let watched = (TOOL, code.get_id());
        if !vm
            .state
            .monitoring
            .lock()
            .local_events
            .contains_key(&watched)
        {
            return;
        }
        if let Some(line) = line_of_handler(code, raised)
            && self.last.get() != (code.get_id(), line)
        {
            self.comes_to(code, line);
            self.of_exception.set(true);
        }
    }
}

/// Leaves of what the interpreter put into code to watch it only what tells lines. It watches calls and jumps along with
/// them, though nobody asked, and what an await goes round in as if it were a line of its own. A call or an await that is
/// watched takes several times the stack of one that is not.
fn ease(code: &Py<PyCode>) {
    let mut data = code.monitoring_data.lock();
    let Some(data) = data.as_mut() else { return };
    let units = &code.code.instructions;
    let mut at = 0;
    while at < units.len() {
        let found = units.read_op(at);
        let is_line = matches!(found, Instruction::InstrumentedLine);
        let Ok(stood) = (match is_line {
            true => Instruction::try_from(data.line_opcodes[at]),
            false => Ok(found),
        }) else {
            return;
        };
        let plain = stood.to_base().unwrap_or(stood);
        let eases = match plain {
            Instruction::Send { .. } => true,
            // It looks whether code is to be watched anew.
            Instruction::Resume { .. } => false,
            _ => !is_line,
        };
        if eases && found.is_instrumented() {
            data.line_opcodes[at] = 0;
            // SAFETY: it is what stood there before, with as many units behind it; no other thread of the system runs code.
            unsafe { units.replace_op(at, plain) };
        }
        // Units behind an instruction that are not one themselves are its own.
        at += 1 + plain.deoptimize().cache_entries();
    }
}

/// The first line of the `except`, `finally` or `with` that handles what was raised at an instruction; none where it is
/// nothing of these.
fn line_of_handler(code: &Py<PyCode>, raised: u32) -> Option<u32> {
    let code = &code.code;
    let target = find_exception_handler(&code.exceptiontable, raised)?.target as usize;
    let length = code.instructions.len();
    let nowhere = build_no_location_mask(&code.linetable, length);
    if target >= length || !nowhere[target] {
        return None;
    }
    if !matches!(code.instructions.read_op(target), Instruction::PushExcInfo) {
        return None;
    }
    let first = (target..length).find(|&at| !nowhere[at])?;
    let (start, _) = code.locations.get(first)?;
    u32::try_from(start.line.get()).ok()
}

/// The line at which the function begins, or 0 for what stands in none.
fn beginning(code: &Py<PyCode>) -> u32 {
    if code.code.obj_name.as_str() == "<module>" {
        return 0;
    }
    let line = code.code.first_line_number;
    line.map_or(0, |line| u32::try_from(line.get()).unwrap_or(u32::MAX))
}
