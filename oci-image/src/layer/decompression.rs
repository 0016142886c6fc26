//! Decompressing layers, piece by piece.

#[cfg_attr(feature = "zstd", path = "decompression/zstd.rs")]
#[cfg_attr(
    all(feature = "ruzstd", not(feature = "zstd")),
    path = "decompression/ruzstd.rs"
)]
#[cfg_attr(
    not(any(feature = "ruzstd", feature = "zstd")),
    path = "decompression/no_zstd.rs"
)]
mod frames;
mod gzip;

use std::fmt;

use self::{frames::Frames, gzip::Member};
use super::Limits;
use crate::Compression;

/// How many bytes tell how something is compressed.
const MAGIC: usize = 4;

/// Decompresses one stream: gzip of any number of members, or zstd of any number of frames.
#[derive(Debug)]
pub(crate) struct Decoder {
    compression: Compression,
    limits: Limits,
    state: State,
    /// What reads the frames of zstd, one after another.
    frames: Option<Box<Frames>>,
    /// Whether a member or frame has been read to its end.
    begun: bool,
}

/// Where in a compressed stream we are.
#[derive(Debug)]
enum State {
    /// Between members or frames, with what has been seen of the next.
    Between(Vec<u8>),
    Gzip(Box<Member>),
    Zstd,
    /// Behind the last member or frame, with so many bytes of something else.
    Behind(u64),
}

/// What a step of decompression did.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Step {
    /// How many bytes of the input it took.
    pub(crate) taken: usize,
    /// How many bytes of output it made.
    pub(crate) made: usize,
    /// Whether the member or frame is at its end.
    ended: bool,
}

impl Step {
    /// Whether there is nothing more to do without more input.
    pub(crate) fn is_idle(self) -> bool {
        self == Self::default()
    }
}

/// Why something could not be decompressed.
#[derive(Clone, Debug, Eq, PartialEq)]
#[allow(
    dead_code,
    reason = "which of them can occur depends on the decoder of zstd"
)]
pub(crate) enum DecodeError {
    /// It is no stream of this kind.
    Alien(&'static str),
    Corrupt(&'static str, String),
    CutOff(&'static str),
    Dictionary,
    /// The limit of this many bytes was reached.
    Window(u64),
    Unsupported,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Alien(kind) => write!(f, "the content is not compressed with {kind}"),
            Self::Corrupt(kind, why) => write!(f, "the {kind} stream is broken: {why}"),
            Self::CutOff(kind) => write!(f, "the {kind} stream is cut off"),
            Self::Dictionary => {
                f.write_str("a frame needs a dictionary, which a layer cannot have")
            }
            Self::Window(most) => write!(
                f,
                "the zstd window is larger than {most} bytes (limit `zstd_window`)"
            ),
            Self::Unsupported => f.write_str("this build cannot decompress zstd"),
        }
    }
}

impl std::error::Error for DecodeError {}

fn name(compression: Compression) -> &'static str {
    match compression {
        Compression::None => "nothing",
        Compression::Gzip => "gzip",
        Compression::Zstd => "zstd",
    }
}

impl Decoder {
    /// Begins to decompress a stream; one that is not compressed comes out as it goes in.
    pub(crate) fn new(compression: Compression, limits: &Limits) -> Self {
        Self {
            compression,
            limits: *limits,
            state: State::Between(Vec::new()),
            frames: None,
            begun: false,
        }
    }

    /// Takes as much of `input` as fits decompressed into `output`. It has more to give, although
    /// there is no more input, if it fills `output`.
    pub(crate) fn step(&mut self, input: &[u8], output: &mut [u8]) -> Result<Step, DecodeError> {
        match &mut self.state {
            State::Between(seen) => {
                let wanted = MAGIC.saturating_sub(seen.len());
                let taken = input.get(..wanted).unwrap_or(input);
                seen.extend_from_slice(taken);
                let step = Step {
                    taken: taken.len(),
                    ..Step::default()
                };
                if seen.len() == MAGIC {
                    let seen = std::mem::take(seen);
                    self.begin(&seen)?;
                }
                Ok(step)
            }
            State::Gzip(member) => {
                let step = member.step(input, output)?;
                Ok(self.advanced(step))
            }
            State::Zstd => {
                let frames = self.frames.as_mut();
                let step = frames.map(|frames| frames.step(input, output));
                let step = step.transpose()?.unwrap_or_default();
                Ok(self.advanced(step))
            }
            State::Behind(bytes) => {
                *bytes = bytes.saturating_add(input.len() as u64);
                Ok(Step {
                    taken: input.len(),
                    ..Step::default()
                })
            }
        }
    }

    fn advanced(&mut self, step: Step) -> Step {
        if step.ended {
            self.begun = true;
            self.state = State::Between(Vec::new());
        }
        step
    }

    /// Begins the next member or frame, of which these are the first bytes, if it is one.
    fn begin(&mut self, seen: &[u8]) -> Result<(), DecodeError> {
        if Compression::of_content(seen) != self.compression {
            if !self.begun {
                return Err(DecodeError::Alien(name(self.compression)));
            }
            self.state = State::Behind(seen.len() as u64);
            return Ok(());
        }
        self.state = match self.compression {
            Compression::Zstd => {
                let frames = match self.frames.take() {
                    Some(frames) => frames,
                    None => Box::new(Frames::new(&self.limits)?),
                };
                self.frames.insert(frames).begin(seen)?;
                State::Zstd
            }
            _ => State::Gzip(Box::new(Member::begin(seen)?)),
        };
        Ok(())
    }

    /// The stream is at its end: how many bytes there were behind the last member or frame.
    pub(crate) fn finish(self) -> Result<u64, DecodeError> {
        match self.state {
            State::Between(seen) if self.begun => Ok(seen.len() as u64),
            State::Behind(bytes) => Ok(bytes),
            State::Between(seen) if Compression::of_content(&seen) != self.compression => {
                Err(DecodeError::Alien(name(self.compression)))
            }
            _ => Err(DecodeError::CutOff(name(self.compression))),
        }
    }
}

#[cfg(test)]
mod tests;
