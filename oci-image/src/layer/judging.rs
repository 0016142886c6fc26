//! Judging a layer that is read from somewhere.

use std::{
    io::{self, Read},
    num::NonZeroUsize,
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
        let mut is_alone = jobs.get() == 1;
        loop {
            match layer.read(&mut buffer) {
                Ok(0) => return Ok(reading.finish()),
                Ok(length) => reading.update(buffer.get(..length).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
            if !is_alone && let Some(handover) = reading.hand_over() {
                scope.spawn(|| handover.run());
                is_alone = true;
            }
        }
    })
}
