//! Stands for the decoder of zstd where none is built in.

use super::{DecodeError, Step};
use crate::layer::Limits;

/// A frame that nothing here can read, so that there is none.
#[derive(Debug)]
pub(super) enum Frame {}

impl Frame {
    pub(super) fn begin(_: &[u8], _: &Limits) -> Result<Self, DecodeError> {
        Err(DecodeError::Unsupported)
    }

    pub(super) fn step(&mut self, _: &[u8], _: &mut [u8]) -> Result<Step, DecodeError> {
        match *self {}
    }
}
