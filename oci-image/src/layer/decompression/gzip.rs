//! Members of gzip streams ([RFC 1952](https://www.rfc-editor.org/rfc/rfc1952)).

use flate2::{Decompress, FlushDecompress, Status};

use super::{DecodeError, Step};

/// The largest window of deflate, as a power of two.
const WINDOW_BITS: u8 = 15;

/// What is said of headers and trailers. What is said of the data between them depends on how the
/// stream is cut into pieces.
const STEADY: [&str; 6] = [
    "header crc mismatch",
    "incorrect data check",
    "incorrect header check",
    "incorrect length check",
    "unknown compression method",
    "unknown header flags set",
];

/// One member of a gzip stream.
#[derive(Debug)]
pub(super) struct Member {
    decompress: Decompress,
    /// What went wrong behind the output that was handed out last.
    error: Option<DecodeError>,
}

impl Member {
    /// Begins a member, of which these are the first bytes.
    pub(super) fn begin(seen: &[u8]) -> Result<Self, DecodeError> {
        let mut member = Self {
            decompress: Decompress::new_gzip(WINDOW_BITS),
            error: None,
        };
        // They are a part of the header, and make no output.
        member.step(seen, &mut [])?;
        Ok(member)
    }

    pub(super) fn step(&mut self, input: &[u8], output: &mut [u8]) -> Result<Step, DecodeError> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let before = (self.decompress.total_in(), self.decompress.total_out());
        let status = self
            .decompress
            .decompress(input, output, FlushDecompress::None);
        let since = |now: u64, before: u64| {
            usize::try_from(now.saturating_sub(before)).unwrap_or(usize::MAX)
        };
        let step = Step {
            taken: since(self.decompress.total_in(), before.0),
            made: since(self.decompress.total_out(), before.1),
            ended: matches!(status, Ok(Status::StreamEnd)),
        };
        if let Err(error) = status {
            let message = error.message().filter(|message| STEADY.contains(message));
            let message = message.unwrap_or("invalid data");
            let error = DecodeError::Corrupt("gzip", message.to_owned());
            if step.made == 0 {
                return Err(error);
            }
            self.error = Some(error);
        }
        Ok(step)
    }
}
