//! Values from the bytes that a fuzzer has.

use arbitrary::{Result, Unstructured};

use super::{Choices, Generate};

/// The most bytes that are taken for one value among others.
const MOST: usize = 4096;

/// Makes a value from some of the bytes.
pub fn take<T: Generate>(bytes: &mut Unstructured<'_>) -> Result<T> {
    let length = bytes.arbitrary_len::<u8>()?.min(MOST);
    let mut own = Unstructured::new(bytes.bytes(length)?);
    Ok(make(&mut own))
}

/// Makes a value from all of the bytes.
pub fn take_rest<T: Generate>(mut bytes: Unstructured<'_>) -> Result<T> {
    Ok(make(&mut bytes))
}

/// How many bytes a value takes: none is enough, as choices that nobody makes are zero.
#[must_use]
pub fn size_hint() -> (usize, Option<usize>) {
    (0, Some(MOST.saturating_add(size_of::<usize>())))
}

fn make<T: Generate>(bytes: &mut Unstructured<'_>) -> T {
    let mut source = |bound: u64| {
        let last = bound.saturating_sub(1);
        bytes.int_in_range(0..=last).unwrap_or(0)
    };
    T::generate(&mut Choices::new(&mut source), &T::Parameters::default())
}
