//! The way from choices to simpler ones.

use super::trace::Trace;

/// Where the search for simpler choices stands.
///
/// It first leaves out what is one of several, and then lowers one choice after the other, which
/// leaves out what need not be there; and all over again as long as that helps. It ends, as each
/// round that is followed by another has made the choices simpler, and there is no endless way down.
#[derive(Clone, Debug, Default)]
pub(super) struct Cursor {
    phase: Phase,
    index: usize,
    /// The choice at the index cannot be less than this.
    low: u64,
    /// What was tried last for the choice at the index.
    tried: u64,
    /// Something has become simpler in this round.
    changed: bool,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Phase {
    #[default]
    Parts,
    Values,
    Done,
}

impl Cursor {
    /// The next choices to try instead of the best so far.
    pub(super) fn next(&mut self, best: &Trace) -> Option<Trace> {
        loop {
            match self.phase {
                Phase::Parts => match best.without(self.index) {
                    Some(candidate) => return Some(candidate),
                    None => self.turn(Phase::Values),
                },
                Phase::Values => match best.choices.get(self.index) {
                    Some(&choice) if self.low < choice => {
                        // Zero first, as that is where most choices end; then by halves.
                        let half = choice.saturating_sub(self.low) / 2;
                        self.tried = match self.low {
                            0 => 0,
                            low => low.saturating_add(half),
                        };
                        let mut candidate = best.clone();
                        *candidate.choices.get_mut(self.index)? = self.tried;
                        return Some(candidate);
                    }
                    Some(_) => {
                        self.low = 0;
                        self.index = self.index.saturating_add(1);
                    }
                    None if std::mem::take(&mut self.changed) => self.turn(Phase::Parts),
                    None => self.turn(Phase::Done),
                },
                Phase::Done => return None,
            }
        }
    }

    /// The candidate failed as well, and is the best now.
    pub(super) fn failed(&mut self) {
        self.changed = true;
    }

    /// The candidate did not fail.
    pub(super) fn passed(&mut self) {
        match self.phase {
            Phase::Parts => self.index = self.index.saturating_add(1),
            Phase::Values => self.low = self.tried.saturating_add(1),
            Phase::Done => {}
        }
    }

    fn turn(&mut self, phase: Phase) {
        self.phase = phase;
        self.index = 0;
        self.low = 0;
    }
}
