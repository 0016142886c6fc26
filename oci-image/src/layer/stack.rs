//! What layers mean to those above them.
#![warn(clippy::arithmetic_side_effects)]

mod footprint;
#[cfg(test)]
mod model;
mod questions;
mod search;
#[cfg(test)]
mod tests;

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

use oci_conformance::{Clause, Context, Place, Reason, Report};

pub use self::footprint::Footprint;
use self::search::{Found, Search};
pub(super) use self::{
    footprint::{Key, Record, Trace},
    questions::{Question, Questions},
};
use super::{
    HARD_LINK_ACROSS_LAYERS, HARD_LINK_DANGLING, HARDLINKS_NOT_DIRECTORIES, WHITEOUT_OF_NOTHING,
    path::{shown, without_parents},
};
use crate::ledger;

/// A layer of an image: its file, and what is known of it.
type Layer<'l> = (&'l str, Option<&'l Footprint>);

/// Holds the layers of images against those below them: whether hard links lead to a directory of
/// a lower layer, or nowhere, and whether whiteouts delete anything.
///
/// ```
/// use std::num::NonZeroUsize;
///
/// use oci_conformance::{Context, Report};
/// use oci_image::{KnownMediaType, layer::{LayerSource, Stack, judge_layer}};
///
/// let archive = [0; 1024];
/// let source = LayerSource::new(KnownMediaType::ImageLayer);
/// let base = judge_layer(&archive[..], source, NonZeroUsize::MIN)?;
/// let mut report = Report::default();
/// let layers = [("base", base.footprint.as_ref()), ("upper", None)];
/// Stack::default().judge(&layers, &Context::default(), &mut report);
/// assert!(report.conforms());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Stack {
    /// The layers that were judged, each with all that are below it, as hashes with a random key.
    judged: HashSet<u64>,
    random: RandomState,
    /// How many more times it is looked for something in a layer.
    left: u64,
}

impl Default for Stack {
    fn default() -> Self {
        Self {
            judged: HashSet::new(),
            random: RandomState::new(),
            left: Self::MOST_LOOKUPS,
        }
    }
}

impl Stack {
    /// How many times it is looked for something in a layer, for all images together: half a minute
    /// or so. An image of a hundred layers takes a hundred thousand times or so.
    const MOST_LOOKUPS: u64 = 1 << 28;

    /// Judges the layers of an image, the lowest first: each by its file, as findings call it, and
    /// by what is left of it once it was read. In a layer of which that is not known there may be
    /// anything.
    ///
    /// A layer that stands over the same ones in several images is judged once.
    pub fn judge(
        &mut self,
        layers: &[(&str, Option<&Footprint>)],
        context: &Context<'_>,
        report: &mut Report,
    ) {
        let mut chain = 0;
        for (index, &(file, footprint)) in layers.iter().enumerate() {
            chain = self.random.hash_one((chain, file, footprint.is_some()));
            let Some(layer) = footprint else { continue };
            if self.judged.insert(chain) {
                let below = layers.get(..index).unwrap_or_default();
                let mut verdict = Verdict {
                    file,
                    layer,
                    below,
                    context,
                    report,
                };
                verdict.judge(&mut self.left);
            }
        }
    }
}

/// Judges one layer of an image.
struct Verdict<'v> {
    file: &'v str,
    layer: &'v Footprint,
    below: &'v [Layer<'v>],
    context: &'v Context<'v>,
    report: &'v mut Report,
}

impl Verdict<'_> {
    fn judge(&mut self, left: &mut u64) {
        let layer = self.layer;
        if *left == 0 {
            let clauses = [
                &HARDLINKS_NOT_DIRECTORIES,
                &HARD_LINK_DANGLING,
                &WHITEOUT_OF_NOTHING,
            ];
            for clause in clauses {
                self.unjudged(clause, Reason::Limit);
            }
            return;
        }
        for link in layer.hard_links.iter() {
            let mut search = Search::new(link.target, left);
            let found = search
                .beside(layer)
                .unwrap_or_else(|| search.below(self.below));
            self.hard_link(link, found);
        }
        for whiteout in layer.whiteouts.iter() {
            let path = deleted(whiteout.name);
            let found = Search::new(&path, left).below(self.below);
            self.whiteout(whiteout, found);
        }
    }

    fn hard_link(&mut self, link: Question<'_>, found: Found) {
        let target = shown(link.target);
        match found {
            Found::Directory => {
                self.case(&HARDLINKS_NOT_DIRECTORIES);
                let message = format!("the target `{target}` is a directory");
                self.breach(&HARDLINKS_NOT_DIRECTORIES, link, message);
            }
            Found::File => {
                self.case(&HARDLINKS_NOT_DIRECTORIES);
                self.case(&HARD_LINK_DANGLING);
                self.case(&HARD_LINK_ACROSS_LAYERS);
                let message = format!("the target `{target}` is in a lower layer");
                self.breach(&HARD_LINK_ACROSS_LAYERS, link, message);
            }
            Found::Nothing => {
                self.case(&HARD_LINK_DANGLING);
                let message = format!("the target `{target}` is in no layer");
                self.breach(&HARD_LINK_DANGLING, link, message);
            }
            Found::Unknown(reason) => {
                self.unjudged(&HARDLINKS_NOT_DIRECTORIES, reason);
                self.unjudged(&HARD_LINK_DANGLING, reason);
            }
        }
    }

    fn whiteout(&mut self, whiteout: Question<'_>, found: Found) {
        match found {
            Found::Directory | Found::File => self.case(&WHITEOUT_OF_NOTHING),
            Found::Nothing => {
                self.case(&WHITEOUT_OF_NOTHING);
                let message = if self.below.is_empty() {
                    "there is no lower layer from which to delete"
                } else {
                    "no lower layer has what the whiteout deletes"
                };
                self.breach(&WHITEOUT_OF_NOTHING, whiteout, message.to_owned());
            }
            Found::Unknown(reason) => self.unjudged(&WHITEOUT_OF_NOTHING, reason),
        }
    }

    fn case(&mut self, clause: &'static Clause) {
        ledger::case(self.report, self.context, clause);
    }

    fn unjudged(&mut self, clause: &'static Clause, reason: Reason) {
        ledger::unjudged(self.report, self.context, clause, reason);
    }

    fn breach(&mut self, clause: &'static Clause, entry: Question<'_>, message: String) {
        let place = Place::entry(self.file, entry.name, entry.offset);
        ledger::breach(self.report, self.context, clause, place, message);
    }
}

/// The path that the whiteout of this name deletes.
fn deleted(name: &[u8]) -> Vec<u8> {
    let name = without_parents(name);
    let end = name.iter().rposition(|byte| *byte != b'/');
    let name = end.and_then(|end| name.get(..=end)).unwrap_or_default();
    let start = name.iter().rposition(|byte| *byte == b'/');
    let (directory, last) = match start {
        Some(start) => name.split_at(start.saturating_add(1)),
        None => (&[][..], name),
    };
    let last = last.strip_prefix(b".wh.").unwrap_or(last);
    [directory, last].concat()
}
