//! `consoleSize`: [config.md#process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#process).

use oci_conformance::{Property, Shape, Value, object};

use crate::{Extra, specification::V1_0_0_RC5};

/// The size of the terminal, in characters.
///
/// [config.md#process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#process)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ConsoleSize {
    /// How many rows it has.
    pub height: u64,
    /// How many columns it has.
    pub width: u64,
    /// Properties that the specification does not name.
    pub extra: Extra<ConsoleSize>,
}

object!(ConsoleSize, "the size of a console", {
    "height" => height: integer,
    "width" => width: integer,
});

impl ConsoleSize {
    /// So many rows and columns.
    #[must_use]
    pub fn new(height: u64, width: u64) -> Self {
        Self {
            height,
            width,
            extra: Extra::default(),
        }
    }
}

const WIDTH_UNSTATED: &str = "The prose does not say how wide the integer is; the 64 bits of the \
    JSON Schema are taken. A terminal of Linux has 16 bits for it, so that larger values lose \
    their upper part there.";

/// The shape of `consoleSize`.
pub static CONSOLE_SIZE: Shape = Shape::new(
    "console size",
    "config.md#process",
    &[
        Property::required(
            "height",
            "runtime.config.process.console-size.height",
            Value::UINT64,
        )
        .note(WIDTH_UNSTATED),
        Property::required(
            "width",
            "runtime.config.process.console-size.width",
            Value::UINT64,
        )
        .note(WIDTH_UNSTATED),
    ],
)
.since(V1_0_0_RC5);
