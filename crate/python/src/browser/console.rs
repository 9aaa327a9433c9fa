//! The program's console: the output of a playground, and its field for input. Knows the page; knows no Python.

use std::sync::Arc;

use wasm_bindgen::JsValue;

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

    fn read_line(&self, prompt: &str) -> ReadLine {
        if !self.host.suspends() {
            // Nobody can be waited for. What was asked is shown all the same.
            self.write(Stream::Stdout, prompt);
            return ReadLine::End;
        }
        let answer = self.page.ask(prompt);
        if answer == JsValue::UNDEFINED {
            return ReadLine::Interrupted;
        }
        answer.as_string().map_or(ReadLine::End, ReadLine::Line)
    }
}
