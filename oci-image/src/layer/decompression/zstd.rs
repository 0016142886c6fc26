//! Frames of zstd streams ([RFC 8878](https://www.rfc-editor.org/rfc/rfc8878)), by the library in C.

use zstd::zstd_safe::{DCtx, DParameter, InBuffer, OutBuffer, get_error_name};

use super::{DecodeError, Step};
use crate::layer::Limits;

/// The error of a frame whose window is too large, and of one that needs a dictionary.
const WINDOW_TOO_LARGE: usize = 0_usize.wrapping_sub(16);
const DICTIONARY_WRONG: usize = 0_usize.wrapping_sub(32);

/// The window may always be as large as this, as a power of two.
const SMALLEST_LIMIT: u32 = 10;

/// Reads the frames of a zstd stream, some of which may be skippable ones.
pub(super) struct Frames {
    context: DCtx<'static>,
    window: u64,
    /// How many bytes the next step needs to come to the end of a block. What a call makes before
    /// it fails is lost, so each gets one block at most.
    wanted: usize,
}

impl std::fmt::Debug for Frames {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Frames").finish_non_exhaustive()
    }
}

impl Frames {
    pub(super) fn new(limits: &Limits) -> Result<Self, DecodeError> {
        let mut context = DCtx::create();
        let log = limits.zstd_window.checked_ilog2().unwrap_or(0);
        context
            .set_parameter(DParameter::WindowLogMax(log.clamp(SMALLEST_LIMIT, 31)))
            .map_err(corrupt)?;
        Ok(Self {
            context,
            window: limits.zstd_window,
            wanted: 0,
        })
    }

    /// Begins a frame, of which these are the first bytes.
    pub(super) fn begin(&mut self, seen: &[u8]) -> Result<(), DecodeError> {
        self.wanted = seen.len();
        // They are a part of the header, and make no output.
        self.step(seen, &mut [])?;
        Ok(())
    }

    pub(super) fn step(&mut self, input: &[u8], output: &mut [u8]) -> Result<Step, DecodeError> {
        let input = input.get(..self.wanted).unwrap_or(input);
        let mut input = InBuffer::around(input);
        let mut output = OutBuffer::around(output);
        let hint = self.context.decompress_stream(&mut output, &mut input);
        let hint = hint.map_err(|code| match code {
            WINDOW_TOO_LARGE => DecodeError::Window(self.window),
            DICTIONARY_WRONG => DecodeError::Dictionary,
            code => corrupt(code),
        })?;
        self.wanted = hint;
        Ok(Step {
            taken: input.pos(),
            made: output.pos(),
            ended: hint == 0,
        })
    }
}

fn corrupt(code: usize) -> DecodeError {
    DecodeError::Corrupt("zstd", get_error_name(code).to_lowercase())
}
