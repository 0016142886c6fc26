//! Judging a layer that is read from somewhere.

use std::{
    io::{self, Read},
    num::NonZeroUsize,
    panic::resume_unwind,
    thread,
};

use super::{JudgedLayer, LayerReading, LayerSource};

/// How many bytes are read at a time.
const BUFFER: usize = 64 << 10;

/// Reads a layer to its end, and judges it; with more than one job, a second thread hashes and
/// judges what this one decompresses.
///
/// # Errors
///
/// Fails if the layer cannot be read.
pub fn judge_layer(
    mut layer: impl Read,
    source: LayerSource<'_>,
    jobs: NonZeroUsize,
) -> io::Result<JudgedLayer> {
    let mut reading = LayerReading::new(source);
    let mut buffer = vec![0; BUFFER];
    thread::scope(|scope| {
        let mut other = None;
        let outcome = loop {
            match layer.read(&mut buffer) {
                Ok(0) => break Ok(reading.finish()),
                Ok(length) => reading.update(buffer.get(..length).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    // The other thread ends when nothing more can come.
                    drop(reading);
                    break Err(error);
                }
            }
            if jobs.get() > 1
                && other.is_none()
                && let Some(handover) = reading.hand_over()
            {
                other = Some(scope.spawn(|| handover.run()));
            }
        };
        // Unless it is joined, a thread may still be about to end when the scope has ended.
        if let Some(other) = other {
            other.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
        outcome
    })
}
