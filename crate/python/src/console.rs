//! Where a program's text goes to and comes from. Knows no Python and no browser.

/// Which of a program's two streams a piece of text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stream {
    /// `sys.stdout`.
    Stdout,
    /// `sys.stderr`.
    Stderr,
}

/// What came of [`Console::ask`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadLine {
    /// A line, without its line end.
    Line(String),
    /// The end of the input: `EOFError`.
    End,
    /// The person pressed Stop while the program waited.
    Interrupted,
}

/// The person's side of a program.
pub trait Console {
    /// Takes text that the program wrote. It is never cut inside a character.
    fn write(&self, stream: Stream, text: &str);

    /// Asks the person for a line; the prompt has not been written. `None` if the answer is still to come: the host is
    /// woken when [`Console::answer`] has it, and until then does not say that nothing can happen any more.
    fn ask(&self, prompt: &str) -> Option<ReadLine>;

    /// The answer to what was asked, once.
    fn answer(&self) -> Option<ReadLine> {
        None
    }

    /// Nobody wants the answer any more.
    fn withdraw(&self) {}
}
