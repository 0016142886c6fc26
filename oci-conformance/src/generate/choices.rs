//! The choices that a value is made from.

use std::ops::RangeInclusive;

#[cfg(feature = "proptest")]
use super::trace::Replay;
use super::trace::{Span, Trace};
use crate::Version;

/// Where choices come from, and what has been chosen so far.
///
/// Zero is the simplest choice everywhere, and everything that can be chosen is sound. After
/// [`Choices::MOST`] choices, or when the source has no more, all are zero, which bounds the size of
/// what is made.
pub struct Choices<'s> {
    source: Source<'s>,
    pub(super) trace: Trace,
    pub(super) platforms: &'static [&'static str],
    pub(super) version: Version,
    /// How many objects the one that is being made is in.
    pub(super) depth: usize,
}

enum Source<'s> {
    Fresh(&'s mut dyn FnMut(u64) -> u64),
    #[cfg(feature = "proptest")]
    Replay(Replay<'s>),
}

impl<'s> Choices<'s> {
    /// The most choices that one value is made from; the others are zero.
    pub const MOST: usize = 8192;

    /// Choices from `source`, which is given the number of possibilities and returns one of them;
    /// what is beyond them counts as the last.
    pub fn new(source: &'s mut dyn FnMut(u64) -> u64) -> Self {
        Self::from(Source::Fresh(source))
    }

    /// Choices that were made before.
    #[cfg(feature = "proptest")]
    pub(super) fn again(trace: &'s Trace) -> Self {
        Self::from(Source::Replay(Replay::new(trace)))
    }

    fn from(source: Source<'s>) -> Self {
        Self {
            source,
            trace: Trace::default(),
            platforms: &[],
            version: Version::UNRELEASED,
            depth: 0,
        }
    }

    /// From here on, objects are for these platforms: they have no properties that are for others
    /// only.
    pub fn be_for(&mut self, platforms: &'static [&'static str]) {
        self.platforms = platforms;
    }

    /// The platforms that objects are for.
    #[must_use]
    pub fn platforms(&self) -> &'static [&'static str] {
        self.platforms
    }

    /// Whether objects are for this platform.
    #[must_use]
    pub fn is_for(&self, platform: &str) -> bool {
        self.platforms.contains(&platform)
    }

    /// From here on, objects have no properties that are newer than this version.
    pub fn be_of(&mut self, version: Version) {
        self.version = version;
    }

    /// The version that objects have no newer properties than; the newest text unless told.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// A number below `bound`; zero if there is none.
    pub fn below(&mut self, bound: u64) -> u64 {
        let Some(last) = bound.checked_sub(1) else {
            return 0;
        };
        if last == 0 || self.trace.choices.len() >= Self::MOST {
            return 0;
        }
        let choice = match &mut self.source {
            Source::Fresh(source) => source(bound),
            #[cfg(feature = "proptest")]
            Source::Replay(replay) => replay.next(),
        };
        let choice = choice.min(last);
        self.trace.choices.push(choice);
        choice
    }

    /// Whether something is so, which it is once in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times).checked_add(1) == Some(times) && times > 1
    }

    /// One of these; the first is the simplest.
    ///
    /// # Panics
    ///
    /// If there is none.
    pub fn pick<'t, T>(&mut self, items: &'t [T]) -> &'t T {
        let index = usize::try_from(self.below(items.len() as u64));
        let item = index.ok().and_then(|index| items.get(index));
        #[expect(clippy::expect_used, reason = "the caller has something to pick from")]
        item.expect("something to pick from")
    }

    /// Sometimes a value, half of the time.
    pub fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.rarely(2, make)
    }

    /// Sometimes a value, once in `times`.
    pub fn rarely<T>(&mut self, times: u64, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.part(|choices| choices.once_in(times).then(|| make(choices)))
    }

    /// A list of so many values.
    pub fn list<T>(
        &mut self,
        lengths: RangeInclusive<usize>,
        mut make: impl FnMut(&mut Self) -> T,
    ) -> Vec<T> {
        let mut items = Vec::new();
        while items.len() < *lengths.start() {
            items.push(self.part(&mut make));
        }
        while items.len() < *lengths.end() {
            match self.span(true, |choices| choices.once_in(2).then(|| make(choices))) {
                Some(item) => items.push(item),
                None => break,
            }
        }
        items
    }

    /// What is made from choices that belong together: they change without an effect on others when
    /// a value shrinks.
    pub fn part<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.span(false, make)
    }

    fn span<T>(&mut self, repeated: bool, make: impl FnOnce(&mut Self) -> T) -> T {
        let index = self.trace.spans.len();
        let start = self.trace.choices.len();
        self.trace.spans.push(Span {
            choices: start..start,
            inner: 0,
            repeated,
        });
        #[cfg(feature = "proptest")]
        let opened = match &mut self.source {
            Source::Fresh(_) => None,
            Source::Replay(replay) => replay.open(),
        };
        let value = make(self);
        #[cfg(feature = "proptest")]
        if let Source::Replay(replay) = &mut self.source {
            replay.close(opened);
        }
        let end = self.trace.choices.len();
        let behind = self.trace.spans.len();
        if let Some(span) = self.trace.spans.get_mut(index) {
            span.choices.end = end;
            span.inner = behind.saturating_sub(index).saturating_sub(1);
        }
        value
    }

    /// An integer from `first` to `last`: a small one, one of the ends, or any. It is one choice: the
    /// numbers from zero up come first, then those from zero down.
    ///
    /// The range is cut to 64 bits.
    pub fn integer(&mut self, first: i128, last: i128) -> i128 {
        let base = 0.clamp(first, last.max(first));
        let distance = |from: i128, to: i128| u64::try_from(to.saturating_sub(from));
        let up = distance(base, last).unwrap_or(u64::MAX);
        let down = distance(first, base).unwrap_or(u64::MAX);
        let most = up.saturating_add(down);
        let choice = self.spread(most, (up, most));
        match choice.checked_sub(up) {
            None | Some(0) => base.saturating_add(choice.into()),
            Some(below) => base.saturating_sub(below.into()),
        }
    }

    /// A number up to `last`, small ones and `ends` being more likely.
    fn spread(&mut self, last: u64, ends: (u64, u64)) -> u64 {
        if last == 0 || self.trace.choices.len() >= Self::MOST {
            return 0;
        }
        let choice = match &mut self.source {
            // How likely a number is matters only when it is made; what is kept is the number.
            Source::Fresh(source) => match source(4) {
                0 => source(16),
                1 => {
                    if source(2) == 0 {
                        ends.0
                    } else {
                        ends.1
                    }
                }
                _ => source(last.saturating_add(1)),
            },
            #[cfg(feature = "proptest")]
            Source::Replay(replay) => replay.next(),
        };
        let choice = choice.min(last);
        self.trace.choices.push(choice);
        choice
    }
}
