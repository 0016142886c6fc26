//! Stands for the decoder of zstd where none is built in.

use super::{DecodeError, Step};
use crate::layer::Limits;

/// What would read frames, which there cannot be.
#[derive(Debug)]
pub(super) enum Frames {}

impl Frames {
    pub(super) fn new(_: &Limits) -> Result<Self, DecodeError> {
        Err(DecodeError::Unsupported)
    }

    pub(super) fn begin(&mut self, _: &[u8]) -> Result<(), DecodeError> {
        match *self {}
    }

    pub(super) fn step(&mut self, _: &[u8], _: &mut [u8]) -> Result<Step, DecodeError> {
        match *self {}
    }
}
