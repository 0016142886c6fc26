//! Standard output and standard error.

use std::{
    fmt::Display,
    io::{self, BufWriter, ErrorKind, StdoutLock, Write},
};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use oci_conformance::Severity;

use crate::{cli::Color, printable::printable};

/// Standard output for the report, and standard error for everything else.
///
/// A reader that has seen enough and closes the pipe is not an error: what is left is dropped, and
/// the exit status is what it would have been.
pub(crate) struct Output {
    stdout: BufWriter<AutoStream<StdoutLock<'static>>>,
    closed: bool,
    choice: ColorChoice,
}

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

impl Output {
    pub(crate) fn new(color: Color) -> Self {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            stdout: BufWriter::new(AutoStream::new(io::stdout().lock(), choice)),
            closed: false,
            choice,
        }
    }

    /// Says on standard error what went wrong.
    pub(crate) fn error(&mut self, error: &dyn Display) {
        // What was reported before should be seen before; if not now, `flush` will say why.
        let _ = self.flush();
        let mut stderr = AutoStream::new(io::stderr().lock(), self.choice);
        // There is nowhere left to say that this fails.
        let _ = writeln!(stderr, "{ERROR}error{ERROR:#}: {error}");
    }

    /// Says on standard error what is worth knowing.
    pub(crate) fn say(&mut self, severity: Severity, text: &dyn Display) {
        let _ = self.flush();
        let mut stderr = AutoStream::new(io::stderr().lock(), self.choice);
        let style = match severity {
            Severity::Error => ERROR,
            Severity::Warning | Severity::Note => WARNING,
        };
        let text = text.to_string();
        let _ = writeln!(stderr, "{style}{severity}{style:#}: {}", printable(&text));
    }

    fn unless_closed<T>(&mut self, result: io::Result<T>, instead: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(instead)
            }
            other => other,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed {
            return Ok(bytes.len());
        }
        let result = self.stdout.write(bytes);
        self.unless_closed(result, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let result = self.stdout.flush();
        self.unless_closed(result, ())
    }
}
