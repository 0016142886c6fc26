//! What layers mean to those above them.
#![warn(clippy::arithmetic_side_effects)]

mod footprint;
mod questions;

use oci_conformance::{Context, Report};

pub(crate) use self::footprint::Footprint;
pub(super) use self::{
    footprint::{Key, Record, Trace},
    questions::{Question, Questions},
};

/// A layer of an image: its file, and what is known of it.
pub(crate) type Layer<'l> = (&'l str, Option<&'l Footprint>);

/// Holds layers against what is below them.
#[derive(Debug, Default)]
pub(crate) struct Stack {}

impl Stack {
    /// Judges the layers of an image, the lowest first. What is not known of a layer may be
    /// anything.
    ///
    /// A layer that stands over the same ones in several images is judged once.
    pub(crate) fn judge(
        &mut self,
        layers: &[Layer<'_>],
        context: &Context<'_>,
        report: &mut Report,
    ) {
        _ = (layers, context, report);
    }
}
