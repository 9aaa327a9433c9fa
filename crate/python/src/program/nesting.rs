//! How deeply a text is nested, told from its tokens before anything parses it. The parser and the compiler call
//! themselves for each level, so a text of 10^6 signs would use up the stack, which in WebAssembly ends everything.
//! Knows where strings and brackets are, and no grammar.

/// What is wrong with a text that is too deep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TooDeep {
    /// CPython's parser gives up: what stands to the left waits for what stands to the right, as in `not not x`.
    Parser,
    /// CPython's compiler gives up: a long chain, as in `a + b + c`.
    Compiler,
    /// A block in a block in a block, at this line.
    Indentation(usize),
}

/// CPython: Parser/lexer/state.h, `MAXINDENT`.
const INDENTATIONS: usize = 100;

/// CPython: Parser/lexer/state.h, `MAXLEVEL`.
const BRACKETS: usize = 200;

/// So many signs, keywords and brackets in front of one another. CPython's parser takes some 6000, on a larger stack.
const BEFORE: usize = 500;

/// So many links of a chain; not every one nests, and the compiler itself gives up at 1000 that do.
const CHAIN: usize = 2000;

/// The same in a text whose brackets do not match: the parser has a better word for that, unless it is enormous.
const UNMATCHED_CHAIN: usize = 20_000;

/// So many `elif` of one `if`.
const BRANCHES: usize = 1000;

/// Where in the text the reader is.
enum Level {
    /// In a bracket, which ends with this.
    Bracket(u8),
    /// In the parameters of a lambda.
    Lambda,
    /// In the replacement field of an f-string.
    Field(Literal),
    /// In the format of a replacement field.
    Format,
}

#[derive(Clone, Copy)]
struct Literal {
    quote: u8,
    triple: bool,
    raw: bool,
}

/// What has been counted at one level since its last comma.
#[derive(Clone, Copy, Default)]
struct Count {
    before: usize,
    chain: usize,
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    levels: Vec<(Level, Count)>,
    /// Outside of every bracket.
    outermost: Count,
    /// The sum over all levels.
    total: Count,
    deepest_chain: usize,
    unmatched: bool,
    /// The widths of the blocks around this line, and the `elif` counted in each.
    blocks: Vec<(usize, usize)>,
    line: usize,
}

/// Looks through the text once.
pub(super) fn check(text: &str) -> Result<(), TooDeep> {
    Reader {
        text: text.as_bytes(),
        at: 0,
        levels: Vec::new(),
        outermost: Count::default(),
        total: Count::default(),
        deepest_chain: 0,
        unmatched: false,
        blocks: vec![(0, 0)],
        line: 1,
    }
    .read()
}

impl Reader<'_> {
    fn read(mut self) -> Result<(), TooDeep> {
        self.begin_line()?;
        while let Some(byte) = self.peek(0) {
            match byte {
                b'\n' => {
                    self.at += 1;
                    self.line += 1;
                    while let Some((Level::Lambda, _)) = self.levels.last() {
                        self.leave();
                    }
                    if self.levels.is_empty() {
                        self.forget();
                        self.begin_line()?;
                    }
                }
                b'\\' if self.peek(1) == Some(b'\n') => {
                    self.at += 2;
                    self.line += 1;
                }
                b'#' => self.skip_comment(),
                b'"' | b'\'' => self.literal(false, false)?,
                // One more than CPython's parser takes, and the parser says so itself.
                b'(' | b'[' | b'{' if self.levels.len() > BRACKETS => return Ok(()),
                b'(' | b'[' | b'{' => self.open(byte)?,
                b')' | b']' | b'}' => self.close(byte)?,
                b',' | b';' => {
                    self.at += 1;
                    self.forget();
                }
                b':' => self.colon()?,
                b'+' | b'-' | b'~' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'<'
                | b'>' | b'.' => self.sign(byte)?,
                b'0'..=b'9' => self.number(),
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => self.word()?,
                _ => self.at += 1,
            }
        }
        let unmatched = self.unmatched || !self.levels.is_empty();
        if self.deepest_chain > if unmatched { UNMATCHED_CHAIN } else { CHAIN } {
            return Err(TooDeep::Compiler);
        }
        Ok(())
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at + ahead).copied()
    }

    fn count(&mut self) -> &mut Count {
        match self.levels.last_mut() {
            Some((_, count)) => count,
            None => &mut self.outermost,
        }
    }

    fn add(&mut self, before: usize, chain: usize) -> Result<(), TooDeep> {
        let count = self.count();
        count.before += before;
        count.chain += chain;
        self.total.before += before;
        self.total.chain += chain;
        self.deepest_chain = self.deepest_chain.max(self.total.chain + self.total.before);
        if self.total.before > BEFORE {
            return Err(TooDeep::Parser);
        }
        if self.deepest_chain > UNMATCHED_CHAIN {
            return Err(TooDeep::Compiler);
        }
        Ok(())
    }

    /// What was counted at this level does not stand around what follows.
    fn forget(&mut self) {
        let count = std::mem::take(self.count());
        self.total.before -= count.before;
        self.total.chain -= count.chain;
    }

    fn leave(&mut self) {
        self.forget();
        self.levels.pop();
    }

    fn open(&mut self, byte: u8) -> Result<(), TooDeep> {
        self.at += 1;
        self.add(0, 1)?;
        let end = match byte {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        };
        self.levels.push((Level::Bracket(end), Count::default()));
        Ok(())
    }

    fn close(&mut self, byte: u8) -> Result<(), TooDeep> {
        self.at += 1;
        match self.levels.last() {
            Some((Level::Bracket(end), _)) if *end == byte => {
                self.leave();
                Ok(())
            }
            Some((Level::Field(literal), _)) if byte == b'}' => {
                let literal = *literal;
                self.leave();
                self.interpolated(literal)
            }
            _ => {
                self.unmatched = true;
                Ok(())
            }
        }
    }

    fn colon(&mut self) -> Result<(), TooDeep> {
        self.at += 1;
        match self.levels.last() {
            Some((Level::Field(literal), _)) => {
                let literal = *literal;
                self.leave();
                self.levels.push((Level::Format, Count::default()));
                return self.interpolated(literal);
            }
            Some((Level::Lambda, _)) => self.leave(),
            // The head of a statement ends.
            None => self.forget(),
            _ => {}
        }
        Ok(())
    }

    /// Signs that do not stand between two operands stand before one.
    fn sign(&mut self, byte: u8) -> Result<(), TooDeep> {
        let before = self.text[..self.at]
            .iter()
            .rev()
            .find(|byte| !byte.is_ascii_whitespace());
        let after_an_operand = before.is_some_and(|&byte| {
            matches!(byte, b')' | b']' | b'}' | b'"' | b'\'' | b'_' | b'.')
                || byte.is_ascii_alphanumeric()
                || byte >= 0x80
        });
        let power = byte == b'*' && self.peek(1) == Some(b'*');
        // `//`, `<<`, `>>` and `**` are one sign; so is the arrow of a function, which is none of these.
        let twice = self.peek(1) == Some(byte) && byte != b'-' && byte != b'+' && byte != b'~';
        let arrow = byte == b'-' && self.peek(1) == Some(b'>');
        let comparison = (byte == b'<' || byte == b'>') && !twice;
        self.at += if twice || arrow { 2 } else { 1 };
        if arrow || comparison {
            return Ok(());
        }
        let stands_before = power || (!after_an_operand && byte != b'.');
        if stands_before {
            self.add(1, 0)
        } else {
            self.add(0, 1)
        }
    }

    fn number(&mut self) {
        while self
            .peek(0)
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'_')
        {
            self.at += 1;
        }
    }

    fn word(&mut self) -> Result<(), TooDeep> {
        let start = self.at;
        while self
            .peek(0)
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80)
        {
            self.at += 1;
        }
        let word = &self.text[start..self.at];
        if let Some(b'"' | b'\'') = self.peek(0)
            && word.len() <= 2
        {
            let has = |letter: u8| word.iter().any(|byte| byte.eq_ignore_ascii_case(&letter));
            return self.literal(has(b'f') || has(b't'), has(b'r'));
        }
        match word {
            b"not" if self.is_infix(start) => Ok(()),
            b"not" | b"await" | b"else" => self.add(1, 0),
            b"lambda" => {
                self.add(1, 0)?;
                self.levels.push((Level::Lambda, Count::default()));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Whether the `not` that begins there is one of `is not` and `not in`.
    fn is_infix(&self, start: usize) -> bool {
        let before = self.text[..start].trim_ascii_end();
        let after = self.text[self.at..].trim_ascii_start();
        before.ends_with(b" is") || after.starts_with(b"in ")
    }

    fn skip_comment(&mut self) {
        while self.peek(0).is_some_and(|byte| byte != b'\n') {
            self.at += 1;
        }
    }

    fn literal(&mut self, interpolated: bool, raw: bool) -> Result<(), TooDeep> {
        let Some(quote) = self.peek(0) else {
            return Ok(());
        };
        let triple = self.peek(1) == Some(quote) && self.peek(2) == Some(quote);
        self.at += if triple { 3 } else { 1 };
        let literal = Literal { quote, triple, raw };
        if interpolated {
            return self.interpolated(literal);
        }
        while let Some(byte) = self.peek(0) {
            if self.ends(literal) {
                return Ok(());
            }
            self.skip_character(byte);
            if byte == b'\n' && !triple {
                // It was never closed; the parser says so.
                return Ok(());
            }
        }
        Ok(())
    }

    /// Reads the text of an f-string, or of a format in one, up to its end or the next replacement field.
    fn interpolated(&mut self, literal: Literal) -> Result<(), TooDeep> {
        while let Some(byte) = self.peek(0) {
            let in_format = matches!(self.levels.last(), Some((Level::Format, _)));
            match byte {
                b'{' if self.peek(1) == Some(b'{') && !in_format => self.at += 2,
                b'{' => {
                    self.at += 1;
                    self.add(0, 1)?;
                    self.levels.push((Level::Field(literal), Count::default()));
                    return Ok(());
                }
                b'}' if in_format => {
                    self.at += 1;
                    self.leave();
                }
                b'\n' if !literal.triple => return Ok(()),
                _ if self.ends(literal) => return Ok(()),
                _ if byte == b'\\' && literal.raw => self.at += 1,
                _ => self.skip_character(byte),
            }
        }
        Ok(())
    }

    /// Steps over the end of a literal, if it is here.
    fn ends(&mut self, literal: Literal) -> bool {
        let length = if literal.triple { 3 } else { 1 };
        let here = (0..length).all(|ahead| self.peek(ahead) == Some(literal.quote));
        if here {
            self.at += length;
        }
        here
    }

    fn skip_character(&mut self, byte: u8) {
        if byte == b'\\' && self.peek(1).is_some() {
            self.line += usize::from(self.peek(1) == Some(b'\n'));
            self.at += 2;
        } else {
            self.line += usize::from(byte == b'\n');
            self.at += 1;
        }
    }

    /// Reads the indentation of a line.
    fn begin_line(&mut self) -> Result<(), TooDeep> {
        let mut width = 0;
        while let Some(byte) = self.peek(0) {
            match byte {
                b' ' => width += 1,
                b'\t' => width = (width / 8 + 1) * 8,
                0x0c => width = 0,
                _ => break,
            }
            self.at += 1;
        }
        if matches!(self.peek(0), None | Some(b'\n' | b'#' | b'\r')) {
            return Ok(());
        }
        while self.blocks.len() > 1 && self.blocks.last().is_some_and(|&(block, _)| block > width) {
            self.blocks.pop();
        }
        let is_branch = self.text[self.at..].starts_with(b"elif");
        let Some((block, branches)) = self.blocks.last_mut() else {
            return Ok(());
        };
        if *block < width {
            if self.blocks.len() >= INDENTATIONS {
                return Err(TooDeep::Indentation(self.line));
            }
            self.blocks.push((width, 0));
        } else if is_branch {
            *branches += 1;
            if *branches > BRANCHES {
                return Err(TooDeep::Parser);
            }
        } else {
            *branches = 0;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{TooDeep, check};

    #[test]
    fn what_people_write_is_not_too_deep() {
        let class = "class A:\n    def f(self, x: int = -1) -> int:\n        return -x if not x else x ** 2 + self.a[x](1)\n";
        assert_eq!(check(&class.repeat(3000)), Ok(()));
        let calls = "f(a.b.c(d), -1, *x, **y, lambda: z, f'{a.b:>{w}} {{}} {c!r}', '''\n(''')\n";
        assert_eq!(check(&calls.repeat(3000)), Ok(()));
        let list = format!("x = [{}]", "-1, a.b, not c, \n".repeat(10_000));
        assert_eq!(check(&list), Ok(()));
        let words = format!("x = {}1", "a < b and c or ".repeat(10_000));
        assert_eq!(check(&words), Ok(()));
        assert_eq!(check(&"x = f\"{a:{b}}\" # (\n".repeat(3000)), Ok(()));
        assert_eq!(check(&"if a: pass\nelif b: pass\n".repeat(3000)), Ok(()));
    }

    #[test]
    fn what_stands_before_something_fills_the_parser() {
        for piece in [
            "-",
            "not ",
            "lambda: ",
            "a if b else ",
            "a ** ",
            "await ",
            "~",
            "- -",
            "lambda a, b=1: ",
        ] {
            assert_eq!(
                check(&format!("x = {}1", piece.repeat(400))).is_ok(),
                piece != "- -"
            );
            assert_eq!(
                check(&format!("x = {}1", piece.repeat(600))),
                Err(TooDeep::Parser)
            );
            let nested = format!(
                "x = {}1{}",
                format!("({}", piece.repeat(4)).repeat(150),
                ")".repeat(150)
            );
            assert_eq!(check(&nested), Err(TooDeep::Parser), "{piece}");
        }
        assert_eq!(
            check(&format!("f'{{{}1}}'", "-".repeat(600))),
            Err(TooDeep::Parser)
        );
        assert_eq!(
            check(&format!("if 1: pass\n{}", "elif 1: pass\n".repeat(1001))),
            Err(TooDeep::Parser)
        );
    }

    #[test]
    fn long_chains_fill_the_compiler() {
        for piece in ["+ a", ".a", "()", "[0]", "// a", "| a", "- a", "{}"] {
            assert_eq!(
                check(&format!("x = a{}", piece.repeat(2001))),
                Err(TooDeep::Compiler),
                "{piece}"
            );
            let lines = format!("x = (a{})", format!("{piece}\n").repeat(2001));
            assert_eq!(check(&lines), Err(TooDeep::Compiler), "{piece}");
        }
    }

    #[test]
    fn brackets_that_do_not_match_are_the_parsers_affair() {
        let text = format!("x = (\n{}", "a.b(c)\n".repeat(3000));
        assert_eq!(check(&text), Ok(()));
        assert_eq!(check(&text.repeat(10)), Err(TooDeep::Compiler));
    }

    #[test]
    fn a_hundred_blocks_are_too_many() {
        let blocks = |count: usize| -> String {
            let lines = (0..count).map(|depth| format!("{}if 1:\n", " ".repeat(depth)));
            lines.collect::<String>() + &" ".repeat(count) + "pass\n"
        };
        assert_eq!(check(&blocks(99)), Ok(()));
        assert_eq!(check(&blocks(100)), Err(TooDeep::Indentation(101)));
    }
}
