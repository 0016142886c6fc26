//! What layers mean to those above them.

use oci_conformance::{Context, Report};

/// What the layers above have to know of a layer, and what it asks of those below.
#[derive(Clone, Debug)]
pub(crate) struct Footprint {}

impl Footprint {
    /// How much memory it takes, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        0
    }
}

/// Holds layers against what is below them.
#[derive(Debug, Default)]
pub(crate) struct Stack {}

impl Stack {
    /// Judges the layers of an image, the lowest first: each with its file, and what is known of it.
    ///
    /// A layer that stands over the same ones in several images is judged once.
    pub(crate) fn judge(
        &mut self,
        layers: &[(&str, Option<&Footprint>)],
        context: &Context<'_>,
        report: &mut Report,
    ) {
        _ = (layers, context, report);
    }
}
