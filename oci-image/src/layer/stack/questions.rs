//! What a layer asks of those below it.

use std::ops::Range;

/// Entries of a layer whose meaning depends on lower layers: whiteouts, or hard links whose target
/// the layer does not have.
#[derive(Clone, Debug, Default)]
pub(in crate::layer) struct Questions {
    text: Vec<u8>,
    all: Vec<Span>,
}

/// One of them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::layer) struct Question<'q> {
    /// Where the header of the entry begins.
    pub(in crate::layer) offset: u64,
    /// The name of the entry.
    pub(in crate::layer) name: &'q [u8],
    /// The target of a hard link; empty for a whiteout.
    pub(in crate::layer) target: &'q [u8],
}

#[derive(Clone, Debug)]
struct Span {
    offset: u64,
    name: u32,
    target: u32,
    end: u32,
}

impl Questions {
    /// How much memory they may take. In this fit the whiteouts of any layer that is not made to be
    /// hard to judge.
    const MOST_BYTES: usize = 4 << 20;

    /// Takes in another one; `false` if there is no room for it.
    pub(in crate::layer) fn push(&mut self, question: Question<'_>) -> bool {
        let name = self.text.len();
        let target = name.saturating_add(question.name.len());
        let end = target.saturating_add(question.target.len());
        let taken = self.all.len().saturating_mul(size_of::<Span>());
        let most = Self::MOST_BYTES.saturating_sub(taken);
        let (Ok(name), Ok(target), Ok(end), true) = (
            u32::try_from(name),
            u32::try_from(target),
            u32::try_from(end),
            end <= most,
        ) else {
            return false;
        };
        self.text.extend_from_slice(question.name);
        self.text.extend_from_slice(question.target);
        self.all.push(Span {
            offset: question.offset,
            name,
            target,
            end,
        });
        true
    }

    /// All of them, in the order of their entries.
    pub(in crate::layer) fn iter(&self) -> impl Iterator<Item = Question<'_>> {
        self.all.iter().map(|span| Question {
            offset: span.offset,
            name: self.part(span.name..span.target),
            target: self.part(span.target..span.end),
        })
    }

    fn part(&self, range: Range<u32>) -> &[u8] {
        let range = range.start as usize..range.end as usize;
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn bytes(&self) -> usize {
        let spans = self.all.capacity().saturating_mul(size_of::<Span>());
        self.text.capacity().saturating_add(spans)
    }

    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.all.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_come_back_as_they_were_until_there_is_no_room() {
        let name = [b'a'; 100];
        let mut questions = Questions::default();
        let question = |offset| Question {
            offset,
            name: &name,
            target: b"b",
        };
        let mut count = 0;
        while questions.push(question(count)) {
            count += 1;
        }
        assert!((30_000..50_000).contains(&count), "{count}");
        assert!(questions.iter().eq((0..count).map(question)));
        questions.shrink();
        assert!(questions.bytes() <= Questions::MOST_BYTES);
    }
}
