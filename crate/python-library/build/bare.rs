//! Takes out of a module's text what a running program does not need: comments and documentation strings, a quarter
//! of what would be downloaded. What remains stays at its line and its column.

use rustpython_compiler::TokenKind;
use rustpython_compiler::ast::visitor::{self, Visitor};
use rustpython_compiler::ast::{Expr, Stmt};
use rustpython_compiler::parser;

/// A stretch of the text, in bytes, and what stands there instead.
type Cut = (usize, usize, &'static str);

/// The text without them.
pub fn bare(path: &str, source: &str) -> String {
    let parsed = parser::parse_module(source).unwrap_or_else(|error| panic!("{path}: {error}"));
    let comments = parsed
        .tokens()
        .iter()
        .map(|token| token.as_tuple())
        .filter(|(kind, _)| *kind == TokenKind::Comment)
        .map(|(_, range)| {
            let before = &source[..range.start().to_usize()];
            let start = before.trim_end_matches([' ', '\t']).len();
            (start, range.end().to_usize(), "")
        });
    let body = &parsed.syntax().body;
    let mut strings = Strings::default();
    strings.visit_body(body);
    // A module needs no statement, and its first may have to be an import from __future__.
    strings.add(body, "");
    let mut cuts: Vec<Cut> = comments.chain(strings.found).collect();
    cuts.sort_unstable();
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for (start, end, instead) in cuts {
        text.push_str(&source[at..start]);
        text.push_str(instead);
        text.extend(source[start..end].chars().filter(|&c| c == '\n'));
        at = end;
    }
    text.push_str(&source[at..]);
    text
}

/// Finds the documentation strings of classes and functions.
#[derive(Default)]
struct Strings {
    found: Vec<Cut>,
}

impl Strings {
    fn add(&mut self, body: &[Stmt], instead: &'static str) {
        if let Some(Stmt::Expr(first)) = body.first()
            && matches!(*first.value, Expr::StringLiteral(_))
        {
            let range = first.range;
            self.found
                .push((range.start().to_usize(), range.end().to_usize(), instead));
        }
    }
}

impl<'a> Visitor<'a> for Strings {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::ClassDef(class) => self.add(&class.body, "pass"),
            Stmt::FunctionDef(function) => self.add(&function.body, "pass"),
            _ => {}
        }
        visitor::walk_stmt(self, statement);
    }
}
