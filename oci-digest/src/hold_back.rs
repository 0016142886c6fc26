use alloc::boxed::Box;
use core::mem;

use crate::{Verified, Verifier, VerifyError};

/// Decides which of the bytes that a verifying reader has read it may hand out.
///
/// It holds back the last byte read, and releases it when more content follows or when the
/// content has ended and was found right. So nobody gets all of the content before all of it was
/// verified, whether or not its size was promised. It does no input itself: the readers of
/// blocking and of asynchronous input share it.
#[derive(Debug)]
pub(crate) struct HoldBack {
    stage: Stage,
    held: Option<u8>,
}

#[derive(Debug)]
enum Stage {
    Reading(Box<Verifier>),
    Verified(Verified),
    Failed(VerifyError),
}

impl HoldBack {
    pub(crate) fn new(verifier: Verifier) -> Self {
        Self {
            stage: Stage::Reading(Box::new(verifier)),
            held: None,
        }
    }

    /// Whether to read on; false once the content was verified, an error once it has failed.
    pub(crate) fn wants_more(&self) -> Result<bool, VerifyError> {
        match &self.stage {
            Stage::Reading(_) => Ok(true),
            Stage::Verified(_) => Ok(false),
            Stage::Failed(error) => Err(error.clone()),
        }
    }

    /// Takes the bytes that were just read and leaves in their place what may be handed out.
    ///
    /// Returns how many bytes that is, at the start of `fresh`; read on where it is none. No byte
    /// that has to stay back is left in `fresh`.
    pub(crate) fn take(&mut self, fresh: &mut [u8]) -> Result<usize, VerifyError> {
        let taken = match &mut self.stage {
            Stage::Reading(verifier) => verifier.update(fresh),
            Stage::Verified(_) => {
                fresh.fill(0);
                return Ok(0);
            }
            Stage::Failed(error) => Err(error.clone()),
        };
        if let Err(error) = taken {
            fresh.fill(0);
            return Err(self.fail(error));
        }
        let Some((last, others)) = fresh.split_last_mut() else {
            return Ok(0);
        };
        match self.held.replace(mem::take(last)) {
            None => Ok(others.len()),
            Some(released) => {
                *last = released;
                fresh.rotate_right(1);
                Ok(fresh.len())
            }
        }
    }

    /// Learns that the content has ended, and releases the byte held back, if there is one.
    pub(crate) fn end(&mut self) -> Result<Option<u8>, VerifyError> {
        match &self.stage {
            Stage::Reading(verifier) => match Verifier::clone(verifier).finish() {
                Ok(evidence) => self.stage = Stage::Verified(evidence),
                Err(error) => return Err(self.fail(error)),
            },
            Stage::Verified(_) => {}
            Stage::Failed(error) => return Err(error.clone()),
        }
        Ok(self.held.take())
    }

    /// The evidence, once the content has ended and was found right.
    pub(crate) fn verified(&self) -> Option<&Verified> {
        match &self.stage {
            Stage::Verified(verified) => Some(verified),
            Stage::Reading(_) | Stage::Failed(_) => None,
        }
    }

    fn fail(&mut self, error: VerifyError) -> VerifyError {
        self.held = None;
        self.stage = Stage::Failed(error.clone());
        error
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use super::*;
    use crate::Digest;

    #[test]
    fn the_last_byte_comes_at_the_end() {
        let mut hold_back = HoldBack::new(Verifier::new(Digest::sha256_of(b"abcd"), 4));
        let mut out: Vec<u8> = Vec::new();
        for (piece, kept) in [("a", ""), ("b", "a"), ("", ""), ("cd", "bc")] {
            let mut fresh = piece.as_bytes().to_vec();
            let count = hold_back.take(&mut fresh).unwrap();
            assert_eq!(&fresh[..count], kept.as_bytes());
            out.extend(&fresh[..count]);
        }
        assert_eq!(out, b"abc");
        assert_eq!(hold_back.wants_more(), Ok(true));
        assert!(hold_back.verified().is_none());
        assert_eq!(hold_back.end(), Ok(Some(b'd')));
        assert_eq!(hold_back.verified().map(Verified::size), Some(4));
        assert_eq!(hold_back.wants_more(), Ok(false));
        assert_eq!(hold_back.end(), Ok(None));
        assert_eq!(hold_back.take(&mut [1]), Ok(0));
    }

    #[test]
    fn a_byte_held_back_is_not_left_behind() {
        let mut hold_back = HoldBack::new(Verifier::new(Digest::sha256_of(b"abcd"), 4));
        let mut fresh = *b"abc";
        assert_eq!(hold_back.take(&mut fresh), Ok(2));
        assert_eq!(&fresh, b"ab\0");
        let mut fresh = vec![b'x'; 2];
        assert!(hold_back.take(&mut fresh).is_err());
        assert_eq!(fresh, [0; 2]);
    }

    #[test]
    fn it_stays_failed() {
        let mut hold_back = HoldBack::new(Verifier::new(Digest::sha256_of(b"a"), 1));
        let error = hold_back.take(&mut [b'a', b'b']).unwrap_err();
        assert_eq!(hold_back.take(&mut []), Err(error.clone()));
        assert_eq!(hold_back.take(&mut [b'a']), Err(error.clone()));
        assert_eq!(hold_back.wants_more(), Err(error.clone()));
        assert_eq!(hold_back.end(), Err(error));
    }
}
