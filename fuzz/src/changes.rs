//! Changes to bytes that something else made.

/// Changes a byte for each three bytes: where, and to what.
pub fn apply(bytes: &mut [u8], changes: &[u8]) {
    for change in changes.chunks_exact(3) {
        if let &[low, high, new] = change {
            let at = usize::from(u16::from_le_bytes([low, high]));
            if let Some(byte) = bytes.get_mut(at) {
                *byte = new;
            }
        }
    }
}
