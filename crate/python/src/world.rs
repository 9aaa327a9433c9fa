//! What a program can reach: the time, a way to wait, a console, files. Knows no Python: native modules ask it, and it
//! asks its host.

use std::cell::{Cell, RefCell, RefMut};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use interleave::trace::{Cause, Event, EventKind, Mistake, Place, Sink};
use interleave::{Hold, Host, Instant, Leave, Parked};

use crate::console::{Console, ReadLine, Stream};
use crate::files::FileSystem;
use crate::program::{Snippet, source};
use crate::threads::{NoThreads, ThreadId, Threads};

/// How much a program can keep in files, in bytes.
const QUOTA: u64 = 64 << 20;

/// The surroundings of one interpreter.
///
/// One is current on each thread; native modules find it by [`World::current`].
pub struct World {
    host: Arc<dyn Host>,
    console: Box<dyn Console>,
    /// The time since 1970 at which program time zero is.
    epoch: Cell<Duration>,
    /// The instant that the program read last, and how often again since.
    readings: Cell<(Instant, u32)>,
    sink: RefCell<Option<Arc<dyn Sink>>>,
    threads: Box<dyn Threads>,
    pace: Option<Pace>,
    hold: Rc<Hold>,
    /// How many event loops run, one inside another's job or on threads of their own.
    loops: Cell<u32>,
    /// Whether the program has waited for a time since it was given leave to go one step.
    waited: Cell<bool>,
    files: RefCell<FileSystem>,
    interrupted: Cell<bool>,
    exit: Cell<Option<i32>>,
    program: RefCell<Rc<str>>,
    /// What runs before it.
    before: RefCell<Vec<Snippet>>,
    when_begins: RefCell<Option<Rc<dyn Fn()>>>,
    ending: Cell<bool>,
    unheard: Cell<bool>,
    /// How much was written to each of the two streams, in UTF-16 code units, as the page counts.
    written: Cell<(u64, u64)>,
    tells_lines: Cell<bool>,
    before_waiting: RefCell<Option<Rc<dyn Fn()>>>,
}

/// What came of [`World::block_until`] or [`World::breathe`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// Look again: the time has come, or something was woken.
    Again,
    /// The person pressed Stop, which is said once (see [`World::take_interrupt`]), or the program asked to end at once.
    Interrupted,
    /// Nothing will ever come: there is no deadline, and nobody is left who could wake this program.
    Stuck,
}

/// Says whether it is time to let the surroundings in: to suspend, so that messages of theirs arrive. It is asked
/// often, so it has to be quick.
pub type Pace = Box<dyn Fn() -> bool>;

/// So often a program may read the same instant before it is taken to wait for a later one.
const PATIENCE: u32 = 10_000;

thread_local! {
    static CURRENT: RefCell<Option<Rc<World>>> = const { RefCell::new(None) };
}

impl World {
    /// A world with this clock and this console, whose program time zero is `epoch` after 1970.
    #[must_use]
    pub fn new(host: Arc<dyn Host>, console: Box<dyn Console>, epoch: Duration) -> World {
        World {
            host,
            console,
            epoch: Cell::new(epoch),
            readings: Cell::new((Instant::ZERO, 0)),
            sink: RefCell::default(),
            threads: Box::new(NoThreads::default()),
            pace: None,
            hold: Rc::default(),
            loops: Cell::new(0),
            waited: Cell::new(false),
            files: RefCell::new(crate::library::files(QUOTA)),
            interrupted: Cell::new(false),
            exit: Cell::new(None),
            program: RefCell::new(Rc::from("")),
            before: RefCell::default(),
            when_begins: RefCell::default(),
            ending: Cell::new(false),
            unheard: Cell::new(false),
            written: Cell::new((0, 0)),
            tells_lines: Cell::new(false),
            before_waiting: RefCell::new(None),
        }
    }

    /// The same, with somebody who is told what the event loops do.
    #[must_use]
    pub fn with_trace(self, sink: Arc<dyn Sink>) -> World {
        self.trace(sink);
        self
    }

    /// Tells somebody what the event loops do that are made from now on.
    pub fn trace(&self, sink: Arc<dyn Sink>) {
        self.sink.replace(Some(sink));
    }

    /// Whether somebody is told.
    pub(crate) fn is_traced(&self) -> bool {
        self.sink.borrow().is_some()
    }

    /// Has the lines told, too, that the program comes to. To be called before it begins.
    pub fn tell_lines(&self) {
        self.tells_lines.set(true);
    }

    /// Whether the lines are told.
    pub(crate) fn tells_lines(&self) -> bool {
        self.tells_lines.get() && self.is_traced()
    }

    /// Tells the trace that the program came to a line, in a function that begins at another or in none (0). Where no
    /// loop runs, or another thread does, nobody's job came there.
    pub(crate) fn line_reached(&self, line: u32, function: u32) {
        if let Some(running) = self.running() {
            return running.line_reached(line, function);
        }
        let cause = Cause::Outside;
        let kind = EventKind::LineReached {
            line,
            function,
            cause,
        };
        self.tell_outside(kind, None);
    }

    /// Tells the trace that a coroutine goes away that nobody ever awaited; which, and where it was made, is only asked
    /// for where somebody listens.
    pub(crate) fn never_awaited(&self, place: impl FnOnce() -> Arc<Place>) {
        let mistake = Mistake::NeverAwaited;
        if let Some(running) = self.running() {
            running.stands_at(|| Some(place()));
            return running.mistaken(mistake, None, None);
        }
        if self.is_traced() {
            let (task, future) = (None, None);
            let kind = EventKind::Mistaken {
                mistake,
                task,
                future,
            };
            self.tell_outside(kind, Some(place()));
        }
    }

    /// The loop that runs, if it is the main thread that runs it.
    fn running(&self) -> Option<interleave::Handle> {
        let is_main = self.threads.current() == ThreadId::MAIN;
        is_main.then(interleave::Handle::try_current).flatten()
    }

    /// Tells the trace of what happens outside of any loop.
    fn tell_outside(&self, kind: EventKind, place: Option<Arc<Place>>) {
        if let Some(sink) = self.sink() {
            let at = self.now();
            sink.record(Event {
                at,
                turn: 0,
                kind,
                place,
            });
        }
    }

    /// The same, with a way to start threads.
    #[must_use]
    pub fn with_threads(mut self, threads: Box<dyn Threads>) -> World {
        self.threads = threads;
        self
    }

    /// The same, in surroundings that have to be let in now and then.
    #[must_use]
    pub fn with_pace(mut self, pace: Pace) -> World {
        self.pace = Some(pace);
        self
    }

    /// The same, in somebody's hand. Its host waits in [`Host::park`] for as long as the hold says so.
    #[must_use]
    pub fn with_hold(mut self, hold: Rc<Hold>) -> World {
        self.hold = hold;
        self
    }

    /// The program begins: program time zero is `epoch` after 1970.
    pub fn set_epoch(&self, epoch: Duration) {
        self.epoch.set(epoch);
    }

    /// The world of the interpreter on this thread.
    ///
    /// # Panics
    ///
    /// If no interpreter was built on this thread.
    #[must_use]
    pub fn current() -> Rc<World> {
        CURRENT
            .with(|current| current.borrow().clone())
            .expect("native modules run inside an interpreter")
    }

    /// Makes it the current one of this thread, and gives back the one before.
    pub(crate) fn enter(self: &Rc<World>) -> Option<Rc<World>> {
        CURRENT.with(|current| current.replace(Some(Rc::clone(self))))
    }

    /// The clock and the waiting; what an [`interleave::Executor`] is built over.
    #[must_use]
    pub fn host(&self) -> Arc<dyn Host> {
        Arc::clone(&self.host)
    }

    /// The program's files, at the program's time.
    ///
    /// # Panics
    ///
    /// If somebody else has them: they are not to be held while anything of the program's runs.
    #[must_use]
    pub fn files(&self) -> RefMut<'_, FileSystem> {
        let mut files = self.files.borrow_mut();
        // Not a reading of the clock by the program.
        files.at(self.epoch.get() + (self.now() - Instant::ZERO));
        files
    }

    /// Who is told what the event loops do, if anybody.
    #[must_use]
    pub fn sink(&self) -> Option<Arc<dyn Sink>> {
        self.sink.borrow().clone()
    }

    /// A program with this text begins, with what runs before it.
    pub(crate) fn begin(&self, program: &str, before: &[Snippet]) {
        self.program.replace(Rc::from(program));
        self.before.replace(before.to_vec());
        self.ending.set(false);
    }

    /// The text of the program.
    pub(crate) fn program(&self) -> Rc<str> {
        Rc::clone(&self.program.borrow())
    }

    /// The text of the program's file, or of that of a snippet before it.
    pub(crate) fn text_of(&self, file: &str) -> Option<Rc<str>> {
        if file == source::FILE {
            return Some(self.program());
        }
        let before = self.before.borrow();
        let snippet = before.iter().find(|snippet| snippet.name == file)?;
        Some(Rc::from(&*snippet.text))
    }

    /// What is done when all has run that runs before a program, and its own first line comes.
    pub fn when_begins(&self, does: Rc<dyn Fn()>) {
        self.when_begins.replace(Some(does));
    }

    /// It comes now.
    pub(crate) fn begins(&self) {
        let does = self.when_begins.borrow().clone();
        if let Some(does) = does {
            does();
        }
    }

    /// The program's last line has run, and its names are about to go.
    pub(crate) fn end(&self) {
        self.ending.set(true);
    }

    /// Whether its names are going.
    pub(crate) fn is_ending(&self) -> bool {
        self.ending.get()
    }

    /// Shows text that the program wrote. A program that asked to end at once writes no more.
    pub(crate) fn write(&self, stream: Stream, text: &str) {
        if self.exit.get().is_none() && !self.unheard.get() {
            self.console.write(stream, text);
            self.trace_text(stream, text);
        }
    }

    /// Tells the trace of the loop that runs how much stands in the stream by now. Another thread's text is that of no
    /// job.
    fn trace_text(&self, stream: Stream, text: &str) {
        let mut written = self.written.get();
        let units = text.encode_utf16().count() as u64;
        let (number, end) = match stream {
            Stream::Stdout => {
                written.0 += units;
                (1, written.0)
            }
            Stream::Stderr => {
                written.1 += units;
                (2, written.1)
            }
        };
        self.written.set(written);
        if let Some(running) = self.running() {
            running.wrote(number, end);
        }
    }

    /// Tells the trace of a loop that begins to run what was written before.
    pub(crate) fn tell_written(&self, begins: &interleave::Handle) {
        let (out, err) = self.written.get();
        for (number, end) in [(1, out), (2, err)] {
            if end > 0 {
                begins.wrote(number, end);
            }
        }
    }

    /// Does something that may run the program's code once more; what that writes is not shown.
    pub(crate) fn unheard<R>(&self, does: impl FnOnce() -> R) -> R {
        let before = self.unheard.replace(true);
        let result = does();
        self.unheard.set(before);
        result
    }

    /// Asks the person for a line; see [`Console::ask`]. The other threads run meanwhile.
    pub(crate) fn read_line(&self, prompt: &str) -> ReadLine {
        if self.exit.get().is_some() {
            return ReadLine::End;
        }
        self.show_held();
        // The console shows it, as if the program had written it.
        if !prompt.is_empty() {
            self.trace_text(Stream::Stdout, prompt);
        }
        let mut answer = self.console.ask(prompt);
        loop {
            if let Some(line) = answer {
                return line;
            }
            match self.block_until(None) {
                Blocked::Again => answer = self.console.answer(),
                Blocked::Interrupted => {
                    self.console.withdraw();
                    return ReadLine::Interrupted;
                }
                Blocked::Stuck => {
                    self.console.withdraw();
                    return ReadLine::End;
                }
            }
        }
    }

    /// What is done each time before the program waits: text that is held back is shown.
    pub(crate) fn before_waiting(&self, show: Rc<dyn Fn()>) {
        self.before_waiting.replace(Some(show));
    }

    /// Shows text that is held back until its line ends.
    pub(crate) fn show_held(&self) {
        let show = self.before_waiting.borrow().clone();
        if let Some(show) = show {
            show();
        }
    }

    /// The program's threads.
    #[must_use]
    pub fn threads(&self) -> &dyn Threads {
        &*self.threads
    }

    /// Something has come from outside: whoever waits looks again.
    pub fn notify(&self) {
        self.threads.notify();
        self.host.wake();
    }

    /// Program time: what `time.monotonic()` and `loop.time()` count.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.host.now()
    }

    /// Program time, for a program that asks. One that asks again and again until a time has come (`while
    /// time.monotonic() < end: pass`) would ask for ever on a clock that jumps only when somebody waits: after
    /// ten thousand readings of the same instant each one moves the clock by a millisecond. On a clock that follows
    /// the wall no instant is read so often.
    #[must_use]
    pub fn read_clock(&self) -> Instant {
        let now = self.now();
        let (last, times) = self.readings.get();
        if now != last {
            self.readings.set((now, 0));
            return now;
        }
        if times < PATIENCE {
            self.readings.set((now, times + 1));
            return now;
        }
        // Whether it jumps or was woken instead, the next reading looks again.
        let _ = self.host.park(Some(now + Duration::from_millis(1)));
        let now = self.now();
        self.readings.set((now, times));
        now
    }

    /// The time since 1970, on the program's clock: what `time.time()` counts.
    #[must_use]
    pub fn unix_time(&self) -> Duration {
        self.epoch.get() + (self.read_clock() - Instant::ZERO)
    }

    /// Blocks the program until the host is woken or `until` has come; `None` means that only a wake, or Stop,
    /// can end it. May come back early.
    ///
    /// Stop ends it on the main thread only, where signals arrive.
    #[must_use]
    pub fn block_until(&self, until: Option<Instant>) -> Blocked {
        if self.is_interrupted() {
            return Blocked::Interrupted;
        }
        self.show_held();
        self.end_step_without_loop();
        let parked = match self.is_held_here() {
            // Past the threads, none of which is to run now.
            true => self.host.park(Some(self.now())),
            false => self.threads.park(&*self.host, until),
        };
        if until.is_some_and(|until| until <= self.now()) {
            self.waited.set(true);
        }
        if self.is_interrupted() {
            return Blocked::Interrupted;
        }
        match parked {
            Parked::Again => Blocked::Again,
            Parked::Stuck => Blocked::Stuck,
        }
    }

    /// For whoever runs one job after another without waiting, as a loop of `sleep(0)` does: lets the
    /// surroundings in if it is time for that, so that Stop can arrive. Nothing if there was no need to.
    #[must_use]
    pub fn breathe(&self) -> Option<Blocked> {
        if self.hold.is_waiting() || self.pace.as_ref().is_some_and(|is_due| is_due()) {
            return Some(self.block_until(Some(self.now())));
        }
        self.is_interrupted().then_some(Blocked::Interrupted)
    }

    /// Whether the running thread has to hear of Stop, or that another ended the program.
    fn is_interrupted(&self) -> bool {
        let asked = self.interrupted.get() || self.exit.get().is_some();
        if !asked || self.threads.current() != ThreadId::MAIN {
            return false;
        }
        self.take_interrupt();
        true
    }

    /// Who holds the program, and how far it may go.
    #[must_use]
    pub fn hold(&self) -> &Hold {
        &self.hold
    }

    /// Has the program wait where it next waits by itself, or between two turns or jobs of its loop.
    pub fn pause(&self) {
        self.hold.pause();
        self.host.wake();
    }

    /// Lets the program go on.
    pub fn resume(&self) {
        self.hold.resume();
        self.host.wake();
    }

    /// Lets the program go one job or one turn further; while no loop runs, to where it waits next.
    pub fn step(&self, leave: Leave) {
        self.waited.set(false);
        self.hold.step(leave);
        self.host.wake();
    }

    /// The main stack is the one that can be held, as it drives the others.
    fn is_held_here(&self) -> bool {
        self.hold.is_waiting() && self.threads.current() == ThreadId::MAIN
    }

    /// Where no loop runs, a step goes past one wait, to the next.
    fn end_step_without_loop(&self) {
        if self.hold.is_stepping() && self.loops.get() == 0 && self.waited.get() {
            self.hold.pause();
        }
    }

    /// A loop runs as long as this exists.
    pub(crate) fn loop_runs(&self) -> impl Drop + '_ {
        self.loops.set(self.loops.get() + 1);
        LoopRuns(&self.loops)
    }

    /// Asks the program to stop, as Ctrl+C does: whatever it waits for ends early, and nobody holds it any longer.
    pub fn interrupt(&self) {
        self.hold.resume();
        self.interrupted.set(true);
        self.notify();
    }

    /// Whether somebody asked the program to stop since this was last called.
    pub fn take_interrupt(&self) -> bool {
        self.interrupted.replace(false)
    }

    /// The program asked to end at once, with this code (`os._exit`). Whatever its main thread waits for ends early.
    pub(crate) fn exit_now(&self, code: i32) {
        self.exit.set(Some(code));
        self.notify();
    }

    /// With which code it asked to end at once, if it did.
    pub(crate) fn exit_code(&self) -> Option<i32> {
        self.exit.get()
    }
}

struct LoopRuns<'a>(&'a Cell<u32>);

impl Drop for LoopRuns<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}
