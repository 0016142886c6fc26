//! What became of each clause, and the verdict.

use std::fmt;

use super::Tally;
use crate::{ClauseRef, Context, Held, Report};

/// Why a clause was not held against something.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Reason {
    /// A limit was reached.
    Limit,
    /// Something could not be read.
    Io,
    /// Something that it needs is broken itself, such as the JSON text.
    Prerequisite,
    /// The digest algorithm cannot be computed here.
    Algorithm,
    /// What it speaks of was not asked to be judged.
    Option,
    /// This version of the judge does not look at what it speaks of.
    Unimplemented,
    /// The version of the specification does not have it.
    Version,
    /// It binds other platforms.
    Platform,
    /// It binds the behaviour of an implementation.
    Behaviour,
    /// No check can tell.
    Uncheckable,
}

impl Reason {
    pub(super) const ALL: [Self; 10] = [
        Self::Limit,
        Self::Io,
        Self::Prerequisite,
        Self::Algorithm,
        Self::Option,
        Self::Unimplemented,
        Self::Version,
        Self::Platform,
        Self::Behaviour,
        Self::Uncheckable,
    ];

    /// The reason in one word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Limit => "limit",
            Self::Io => "io",
            Self::Prerequisite => "prerequisite",
            Self::Algorithm => "algorithm",
            Self::Option => "option",
            Self::Unimplemented => "unimplemented",
            Self::Version => "version",
            Self::Platform => "platform",
            Self::Behaviour => "behaviour",
            Self::Uncheckable => "uncheckable",
        }
    }

    /// Whether something could have been judged and was not, so that the verdict is open.
    #[must_use]
    pub const fn undetermines(self) -> bool {
        matches!(self, Self::Limit | Self::Io)
    }
}

/// A set of [`Reason`]s.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Reasons(u16);

impl Reasons {
    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `reason` is among them.
    #[must_use]
    pub const fn contains(self, reason: Reason) -> bool {
        self.0 & Self::bit(reason) != 0
    }

    /// The reasons, those first that leave a verdict open.
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.into_iter().filter(move |&r| self.contains(r))
    }

    pub(super) fn insert(&mut self, reason: Reason) {
        self.0 |= Self::bit(reason);
    }

    pub(super) fn extend(&mut self, others: Self) {
        self.0 |= others.0;
    }

    const fn bit(reason: Reason) -> u16 {
        1 << reason as u16
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What became of one clause.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// It was held against this many things, and none broke it.
    Held(u64),
    /// It was broken this many times.
    Broken(u64),
    /// Nothing came up that it could be held against.
    NotApplicable,
    /// It permits something, so nothing can break it.
    Permits,
    /// It was not held against everything that it speaks of.
    NotChecked(Reason),
}

impl Outcome {
    /// What an outcome can be called.
    #[cfg(all(feature = "record", feature = "schema"))]
    pub(super) const WORDS: [&'static str; 5] = [
        Self::Held(0).as_str(),
        Self::Broken(0).as_str(),
        Self::NotApplicable.as_str(),
        Self::Permits.as_str(),
        Self::NotChecked(Reason::Limit).as_str(),
    ];

    /// The outcome in a word or two, joined by hyphens.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Held(_) => "held",
            Self::Broken(_) => "broken",
            Self::NotApplicable => "not-applicable",
            Self::Permits => "permits",
            Self::NotChecked(_) => "not-checked",
        }
    }
}

/// The verdict over something that was judged.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Conformance {
    /// No MUST is broken, and none was left unjudged for a limit or for want of reading.
    Conformant,
    /// A MUST is broken.
    NotConformant,
    /// No MUST is broken, but one was left unjudged for a limit or for want of reading.
    Undetermined,
}

impl Conformance {
    #[cfg(all(feature = "record", feature = "schema"))]
    pub(super) const ALL: [Self; 3] = [Self::Conformant, Self::NotConformant, Self::Undetermined];

    /// The verdict in a word or two, joined by hyphens.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Conformant => "conformant",
            Self::NotConformant => "not-conformant",
            Self::Undetermined => "undetermined",
        }
    }
}

impl fmt::Display for Conformance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How many clauses had which outcome.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Summary {
    /// All of them.
    pub clauses: usize,
    /// Held against something, and not broken.
    pub held: usize,
    /// Broken.
    pub broken: usize,
    /// Nothing came up that they could be held against.
    pub not_applicable: usize,
    /// They permit something.
    pub permits: usize,
    /// Not held against everything that they speak of, for whatever reason.
    pub not_checked: usize,
}

impl Summary {
    /// Counts outcomes.
    #[must_use]
    pub fn of(outcomes: impl IntoIterator<Item = Outcome>) -> Self {
        let mut summary = Self::default();
        for outcome in outcomes {
            summary.clauses += 1;
            *match outcome {
                Outcome::Held(_) => &mut summary.held,
                Outcome::Broken(_) => &mut summary.broken,
                Outcome::NotApplicable => &mut summary.not_applicable,
                Outcome::Permits => &mut summary.permits,
                Outcome::NotChecked(_) => &mut summary.not_checked,
            } += 1;
        }
        summary
    }
}

impl Report {
    /// What became of `clause`, when it was judged in `context`.
    #[must_use]
    pub fn outcome(&self, clause: ClauseRef, context: &Context<'_>) -> Outcome {
        let tally = self.tally(clause);
        if !clause.is_in(context.version()) {
            return Outcome::NotChecked(Reason::Version);
        }
        if let Some(broken @ 1..) = tally.map(|tally| tally.breaches) {
            return Outcome::Broken(broken);
        }
        match clause.held() {
            Held::Permits => return Outcome::Permits,
            Held::Behaviour => return Outcome::NotChecked(Reason::Behaviour),
            Held::Uncheckable(_) => return Outcome::NotChecked(Reason::Uncheckable),
            Held::Declared(_) => return Outcome::NotChecked(Reason::Unimplemented),
            Held::Judged(_) => {}
        }
        // Of what is there, types and forms are judged on every platform.
        let judged = tally.is_some_and(|tally| tally.cases > 0);
        if !judged && !clause.binds(context.platforms) {
            return Outcome::NotChecked(Reason::Platform);
        }
        let first = |tally: &Tally| tally.unjudged.iter().next();
        match tally {
            None => Outcome::NotApplicable,
            Some(tally) => match (first(tally), tally.cases) {
                (Some(reason), _) if reason.undetermines() => Outcome::NotChecked(reason),
                (_, cases @ 1..) => Outcome::Held(cases),
                (Some(reason), 0) => Outcome::NotChecked(reason),
                (None, 0) => Outcome::NotApplicable,
            },
        }
    }
}
