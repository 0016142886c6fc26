//! Members of gzip streams ([RFC 1952](https://www.rfc-editor.org/rfc/rfc1952)).

use flate2::{Decompress, FlushDecompress, Status};

use super::{DecodeError, Step};

/// The largest window of deflate, as a power of two.
const WINDOW_BITS: u8 = 15;

/// One member of a gzip stream.
#[derive(Debug)]
pub(super) struct Member(Decompress);

impl Member {
    /// Begins a member, of which these are the first bytes.
    pub(super) fn begin(seen: &[u8]) -> Result<Self, DecodeError> {
        let mut member = Self(Decompress::new_gzip(WINDOW_BITS));
        // They are a part of the header, and make no output.
        member.step(seen, &mut [])?;
        Ok(member)
    }

    pub(super) fn step(&mut self, input: &[u8], output: &mut [u8]) -> Result<Step, DecodeError> {
        let before = (self.0.total_in(), self.0.total_out());
        let status = self
            .0
            .decompress(input, output, FlushDecompress::None)
            .map_err(|error| {
                let message = error.message().unwrap_or("invalid data");
                DecodeError::Corrupt("gzip", message.to_owned())
            })?;
        let since = |now: u64, before: u64| {
            usize::try_from(now.saturating_sub(before)).unwrap_or(usize::MAX)
        };
        Ok(Step {
            taken: since(self.0.total_in(), before.0),
            made: since(self.0.total_out(), before.1),
            ended: status == Status::StreamEnd,
        })
    }
}
