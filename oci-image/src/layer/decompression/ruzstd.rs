//! Frames of zstd streams ([RFC 8878](https://www.rfc-editor.org/rfc/rfc8878)), in Rust alone.

use ruzstd::decoding::{FrameDecoder, errors::FrameDecoderError};

use super::{DecodeError, MAGIC, Step};
use crate::layer::Limits;

/// How long a block's header is, and the checksum behind the last block.
const BLOCK_HEADER: usize = 3;
const CHECKSUM: usize = 4;
/// The header of a skippable frame.
const SKIPPABLE_HEADER: usize = 8;
/// How long the content of a block may be.
const BLOCK: usize = 128 << 10;

/// Reads the frames of a zstd stream, some of which may be skippable ones.
pub(super) struct Frames {
    decoder: FrameDecoder,
    window: u64,
    stage: Stage,
    /// Whether there is a checksum behind the last block.
    checksum: bool,
    /// How long the header says that the content is.
    promised: Option<u64>,
    made: u64,
    /// What has come in and could not be taken yet.
    pending: Vec<u8>,
}

/// What of a frame comes next.
#[derive(Debug)]
enum Stage {
    Header,
    Block,
    /// The last block was read; what it made may not have been handed out.
    Draining,
    /// So many bytes of a skippable frame are left.
    Skipping(u64),
}

impl std::fmt::Debug for Frames {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Frames")
            .field("stage", &self.stage)
            .finish_non_exhaustive()
    }
}

impl Frames {
    #[allow(clippy::unnecessary_wraps, reason = "other decoders can fail here")]
    pub(super) fn new(limits: &Limits) -> Result<Self, DecodeError> {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(limits.zstd_window);
        Ok(Self {
            decoder,
            window: limits.zstd_window,
            stage: Stage::Header,
            checksum: false,
            promised: None,
            made: 0,
            pending: Vec::new(),
        })
    }

    /// Begins a frame, of which these are the first bytes.
    #[allow(
        clippy::unnecessary_wraps,
        reason = "other decoders read the header here already"
    )]
    pub(super) fn begin(&mut self, seen: &[u8]) -> Result<(), DecodeError> {
        self.stage = Stage::Header;
        self.checksum = false;
        self.promised = None;
        self.made = 0;
        self.pending = seen.to_vec();
        Ok(())
    }

    pub(super) fn step(&mut self, input: &[u8], output: &mut [u8]) -> Result<Step, DecodeError> {
        let mut step = Step::default();
        // What one block made is handed out before the next is read, so that little is held.
        if self.decoder.can_collect() > 0 {
            let (_, made) = self.decode(&[], output)?;
            step.made = made;
            if self.decoder.can_collect() > 0 {
                return Ok(step);
            }
        }
        match self.stage {
            Stage::Skipping(left) => {
                let fits = usize::try_from(left).unwrap_or(usize::MAX).min(input.len());
                let left = left.saturating_sub(fits as u64);
                self.stage = Stage::Skipping(left);
                step.taken = fits;
                step.ended = left == 0;
            }
            Stage::Draining => {
                self.verify()?;
                step.ended = true;
            }
            Stage::Header => step.taken = self.header(input)?,
            Stage::Block => step.taken = self.block(input)?,
        }
        Ok(step)
    }

    /// Takes what is missing for `wanted` bytes.
    fn fill(&mut self, input: &[u8], wanted: usize) -> usize {
        let missing = wanted.saturating_sub(self.pending.len());
        let taken = input.get(..missing).unwrap_or(input);
        self.pending.extend_from_slice(taken);
        taken.len()
    }

    fn header(&mut self, input: &[u8]) -> Result<usize, DecodeError> {
        let mut taken = self.fill(input, SKIPPABLE_HEADER);
        let &[first, _, _, _, a, b, c, d, ..] = self.pending.as_slice() else {
            return Ok(taken);
        };
        if first != 0x28 {
            self.pending.clear();
            self.stage = Stage::Skipping(u64::from(u32::from_le_bytes([a, b, c, d])));
            return Ok(taken);
        }
        if a & 8 != 0 {
            return Err(corrupt("a reserved bit is set"));
        }
        self.checksum = a & 4 != 0;
        let rest = input.get(taken..).unwrap_or_default();
        let wanted = header_length(a);
        taken = taken.saturating_add(self.fill(rest, wanted));
        if self.pending.len() < wanted {
            return Ok(taken);
        }
        let mut header = self.pending.as_slice();
        self.decoder
            .reset(&mut header)
            .map_err(|error| failed(&error, self.window))?;
        self.pending = header.to_vec();
        let is_promised = a & 0xe0 != 0;
        self.promised = is_promised.then(|| self.decoder.content_size());
        self.stage = Stage::Block;
        Ok(taken)
    }

    fn block(&mut self, input: &[u8]) -> Result<usize, DecodeError> {
        let mut taken = self.fill(input, BLOCK_HEADER);
        let &[a, b, c, ..] = self.pending.as_slice() else {
            return Ok(taken);
        };
        let header = u32::from_le_bytes([a, b, c, 0]);
        let is_last = header & 1 == 1;
        // A run is one byte, however long it becomes.
        let content = match (header >> 1) & 3 {
            1 => 1,
            _ => usize::try_from(header >> 3).unwrap_or(usize::MAX),
        };
        if content > BLOCK {
            return Err(corrupt("a block is too long"));
        }
        let checksum = if is_last && self.checksum {
            CHECKSUM
        } else {
            0
        };
        let wanted = BLOCK_HEADER
            .saturating_add(content)
            .saturating_add(checksum);
        let rest = input.get(taken..).unwrap_or_default();
        taken = taken.saturating_add(self.fill(rest, wanted));
        if self.pending.len() < wanted {
            return Ok(taken);
        }
        let block = std::mem::take(&mut self.pending);
        self.decode(&block, &mut [])?;
        if is_last {
            self.stage = Stage::Draining;
        }
        Ok(taken)
    }

    fn decode(&mut self, block: &[u8], output: &mut [u8]) -> Result<(usize, usize), DecodeError> {
        let decoded = self.decoder.decode_from_to(block, output);
        let (taken, made) = decoded.map_err(|error| failed(&error, self.window))?;
        self.made = self.made.saturating_add(made as u64);
        Ok((taken, made))
    }

    /// Compares length and checksum with those of what came out.
    fn verify(&self) -> Result<(), DecodeError> {
        if self.promised.is_some_and(|promised| promised != self.made) {
            return Err(corrupt("the content is not as long as the header says"));
        }
        let promised = self.decoder.get_checksum_from_data();
        let actual = self.decoder.get_calculated_checksum();
        if self.checksum && promised != actual {
            return Err(corrupt("restored data doesn't match checksum"));
        }
        Ok(())
    }
}

/// How long the header of a frame is, by the byte behind the magic number.
fn header_length(descriptor: u8) -> usize {
    let is_single = descriptor & 0x20 != 0;
    let dictionary = [0, 1, 2, 4];
    let content_size = [usize::from(is_single), 2, 4, 8];
    let of = |lengths: [usize; 4], flag: u8| lengths.get(usize::from(flag)).copied().unwrap_or(0);
    let window = usize::from(!is_single);
    MAGIC
        .saturating_add(1)
        .saturating_add(window)
        .saturating_add(of(dictionary, descriptor & 3))
        .saturating_add(of(content_size, descriptor >> 6))
}

fn corrupt(message: &str) -> DecodeError {
    DecodeError::Corrupt("zstd", message.to_owned())
}

fn failed(error: &FrameDecoderError, window: u64) -> DecodeError {
    match error {
        FrameDecoderError::WindowSizeTooBig { .. } => DecodeError::Window(window),
        FrameDecoderError::DictNotProvided { .. } => DecodeError::Dictionary,
        error => DecodeError::Corrupt("zstd", error.to_string()),
    }
}
