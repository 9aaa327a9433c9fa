//! The program's console: the output of a playground, and its field for input. Knows the page; knows no Python.

use std::sync::Arc;

use super::host::PageHost;
use super::page::Page;
use crate::console::{Console, ReadLine, Stream};

pub(super) struct PageConsole {
    pub(super) page: Page,
    pub(super) host: Arc<PageHost>,
}

impl Console for PageConsole {
    fn write(&self, stream: Stream, text: &str) {
        let stream = match stream {
            Stream::Stdout => 1,
            Stream::Stderr => 2,
        };
        self.page.write(stream, text);
    }

    fn ask(&self, prompt: &str) -> Option<ReadLine> {
        if self.host.suspends() {
            self.page.ask(prompt);
            return None;
        }
        // Nobody can be waited for. What was asked is shown all the same.
        self.write(Stream::Stdout, prompt);
        Some(ReadLine::End)
    }

    fn answer(&self) -> Option<ReadLine> {
        let answer = self.page.take_answer();
        if answer.is_undefined() {
            return None;
        }
        Some(answer.as_string().map_or(ReadLine::End, ReadLine::Line))
    }

    fn withdraw(&self) {
        self.page.withdraw();
    }
}
