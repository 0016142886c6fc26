//! What has been chosen, and choosing the same again.

use std::ops::Range;

/// What has been chosen: each choice, and which of them belong together.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Trace {
    pub(super) choices: Vec<u64>,
    /// In the order of their beginnings, those that hold others first.
    pub(super) spans: Vec<Span>,
}

/// Choices that belong together.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Span {
    pub(super) choices: Range<usize>,
    /// How many spans are in it; they follow it.
    pub(super) inner: usize,
    /// They make one of several, of which each is asked for anew: to leave it out is to leave out
    /// the question.
    pub(super) repeated: bool,
}

/// Chooses what was chosen before.
///
/// What belonged together stays together: if fewer choices are asked for than there were, those
/// that are left over are skipped, and if more are, they are zero. So a change has no effect beyond
/// the part that it is in.
#[cfg(feature = "proptest")]
pub(super) struct Replay<'t> {
    trace: &'t Trace,
    position: usize,
    span: usize,
    limit: usize,
}

#[cfg(feature = "proptest")]
impl<'t> Replay<'t> {
    pub(super) fn new(trace: &'t Trace) -> Self {
        Self {
            trace,
            position: 0,
            span: 0,
            limit: trace.choices.len(),
        }
    }

    pub(super) fn next(&mut self) -> u64 {
        if self.position >= self.limit {
            return 0;
        }
        let choice = self.trace.choices.get(self.position);
        self.position = self.position.saturating_add(1);
        choice.copied().unwrap_or(0)
    }

    /// Begins what belongs together; the result is for [`Self::close`].
    pub(super) fn open(&mut self) -> Option<Opened> {
        let spans = self.trace.spans.get(self.span..)?;
        let passed = spans
            .iter()
            .take_while(|span| span.choices.start < self.position)
            .count();
        let index = self.span.saturating_add(passed);
        let span = self.trace.spans.get(index)?;
        if span.choices.start != self.position || span.choices.end > self.limit {
            return None;
        }
        self.span = index.saturating_add(1);
        Some(Opened {
            limit: std::mem::replace(&mut self.limit, span.choices.end),
            next: self.span.saturating_add(span.inner),
        })
    }

    /// Ends it, and skips what is left over.
    pub(super) fn close(&mut self, opened: Option<Opened>) {
        if let Some(opened) = opened {
            self.position = self.limit;
            self.limit = opened.limit;
            self.span = opened.next;
        }
    }
}

/// Where to go on behind what belongs together.
#[cfg(feature = "proptest")]
pub(super) struct Opened {
    limit: usize,
    next: usize,
}

#[cfg(feature = "proptest")]
impl Trace {
    /// Whether these choices are simpler than others: there are fewer, or the first that differs is
    /// less.
    pub(super) fn is_simpler_than(&self, other: &Self) -> bool {
        let (one, other) = (&self.choices, &other.choices);
        (one.len(), one) < (other.len(), other)
    }

    /// The same without the part at `index`, if there are so many; nothing changes if that cannot
    /// be left out.
    pub(super) fn without(&self, index: usize) -> Option<Self> {
        let removed = self.spans.get(index)?;
        if !removed.repeated {
            return Some(self.clone());
        }
        let Range { start, end } = removed.choices;
        let length = end.saturating_sub(start);
        let mut choices = self.choices.get(..start)?.to_vec();
        choices.extend(self.choices.get(end..)?);
        let moved = |place: usize| match place {
            place if place <= start => place,
            place => place.saturating_sub(length).max(start),
        };
        let gone = index..=index.saturating_add(removed.inner);
        let mut spans = Vec::with_capacity(self.spans.len());
        for (place, span) in self.spans.iter().enumerate() {
            if gone.contains(&place) {
                continue;
            }
            let holds = place < index && place.saturating_add(span.inner) >= index;
            let less = if holds { gone.clone().count() } else { 0 };
            spans.push(Span {
                choices: moved(span.choices.start)..moved(span.choices.end),
                inner: span.inner.saturating_sub(less),
                repeated: span.repeated,
            });
        }
        Some(Self { choices, spans })
    }
}

#[cfg(all(test, feature = "proptest"))]
mod tests {
    use super::*;

    fn span(choices: Range<usize>, inner: usize, repeated: bool) -> Span {
        Span {
            choices,
            inner,
            repeated,
        }
    }

    /// Six choices: all of them, two of these with the second on its own, none, and the last two.
    fn trace() -> Trace {
        Trace {
            choices: vec![1, 2, 3, 4, 5, 6],
            spans: vec![
                span(0..6, 4, false),
                span(1..3, 1, true),
                span(2..3, 0, true),
                span(3..3, 0, true),
                span(4..6, 0, true),
            ],
        }
    }

    #[test]
    fn what_is_left_out_is_left_out_of_what_holds_it() {
        let trace = trace();
        assert_eq!(trace.without(0).as_ref(), Some(&trace));
        assert_eq!(trace.without(5), None);
        for (index, choices, spans) in [
            (
                1,
                vec![1, 4, 5, 6],
                vec![
                    span(0..4, 2, false),
                    span(1..1, 0, true),
                    span(2..4, 0, true),
                ],
            ),
            (
                2,
                vec![1, 2, 4, 5, 6],
                vec![
                    span(0..5, 3, false),
                    span(1..2, 0, true),
                    span(2..2, 0, true),
                    span(3..5, 0, true),
                ],
            ),
            (
                3,
                vec![1, 2, 3, 4, 5, 6],
                vec![
                    span(0..6, 3, false),
                    span(1..3, 1, true),
                    span(2..3, 0, true),
                    span(4..6, 0, true),
                ],
            ),
            (
                4,
                vec![1, 2, 3, 4],
                vec![
                    span(0..4, 3, false),
                    span(1..3, 1, true),
                    span(2..3, 0, true),
                    span(3..3, 0, true),
                ],
            ),
        ] {
            assert_eq!(trace.without(index), Some(Trace { choices, spans }));
        }
    }

    #[test]
    fn what_is_asked_for_beyond_a_part_is_zero_and_what_is_left_over_is_skipped() {
        let trace = trace();
        let mut replay = Replay::new(&trace);
        let all = replay.open();
        assert!(all.is_some());
        assert_eq!(replay.next(), 1);
        let two = replay.open();
        assert_eq!([replay.next(), replay.next(), replay.next()], [2, 3, 0]);
        replay.close(two);
        let none = replay.open();
        assert_eq!((none.is_some(), replay.next()), (true, 0));
        replay.close(none);
        assert_eq!(replay.next(), 4);
        let last = replay.open();
        assert_eq!(replay.next(), 5);
        replay.close(last);
        assert_eq!(replay.next(), 0);
        replay.close(all);
        assert!(replay.open().is_none());
    }

    #[test]
    fn only_a_part_that_begins_here_and_fits_is_opened() {
        // Without opening the whole.
        let trace = trace();
        let mut replay = Replay::new(&trace);
        assert_eq!(replay.next(), 1);
        assert!(replay.open().is_some());
        assert_eq!([replay.next(), replay.next(), replay.next()], [2, 3, 0]);

        // Where none begins.
        let mut replay = Replay::new(&trace);
        let whole = replay.open();
        for choice in 1..=5 {
            assert_eq!(replay.next(), choice);
        }
        assert!(replay.open().is_none());
        assert_eq!(replay.next(), 6);
        replay.close(whole);

        // Where one begins that goes on beyond what is open.
        let trace = Trace {
            choices: vec![1, 2],
            spans: vec![span(0..1, 0, false), span(1..2, 0, false)],
        };
        let mut replay = Replay::new(&trace);
        let first = replay.open();
        assert_eq!(replay.next(), 1);
        assert!(replay.open().is_none());
        replay.close(first);
        assert!(replay.open().is_some());
    }
}
