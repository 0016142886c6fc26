//! One normative sentence of a specification, as a value.

use std::panic::Location;

use crate::{Context, Keyword, Node, Severity, Verdict, Version};

/// What a rule is: it reads the object that it binds, says what it looked at, and what it found.
pub type Check = for<'d> fn(Node<'d>, &Context<'_>, &mut Verdict<'_>);

/// One normative sentence of a specification, or one advisory, and how documents are held to it.
///
/// Clauses are statics, made by `const fn`s:
///
/// ```
/// use oci_conformance::{Clause, Context, Example::{Fail, Pass}, Node, Verdict};
///
/// static SIZE_EVEN: Clause = Clause::must(
///     "example.size.even",
///     "example.md#size",
///     "`size` is an even number.",
/// )
/// .check(size_even, &[Pass(r#"{"size":2}"#), Fail(r#"{"size":3}"#, "/size")]);
///
/// fn size_even(object: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
///     let Some(size) = verdict.case(object.at("size")) else { return };
///     if size.int().is_some_and(|size| size % 2 != 0) {
///         verdict.breach(size, "the size is odd");
///     }
/// }
/// assert_eq!(SIZE_EVEN.id(), "example.size.even");
/// ```
#[derive(Debug)]
pub struct Clause {
    pub(crate) id: &'static str,
    pub(crate) keyword: Keyword,
    pub(crate) section: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) note: &'static str,
    pub(crate) since: Version,
    pub(crate) until: Option<Version>,
    pub(crate) platforms: &'static [&'static str],
    pub(crate) origin: Origin,
    pub(crate) held: Held,
    pub(crate) check: Option<Check>,
    pub(crate) also: &'static [&'static Clause],
    pub(crate) softened: Option<Softened>,
    pub(crate) examples: &'static [Example],
    pub(crate) source: &'static Location<'static>,
}

/// Where a clause comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Origin {
    /// A sentence of the specification.
    Specification,
    /// Advice of this project: something that no sentence forbids but that a careful reader wants
    /// to know. Advisories never decide conformance.
    Advisory {
        /// The identifier of the published vulnerability that it guards against, if there is one.
        vulnerability: Option<&'static str>,
    },
}

/// How documents are held to a clause.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Held {
    /// A check looks for breaches in this subject.
    Judged(Subject),
    /// A check could look for breaches in this subject, but this version of the crate that states
    /// the clause has none yet.
    Declared(Subject),
    /// It permits something, so nothing can break it. Such a clause is never counted as held; its
    /// examples show that what it permits causes no finding.
    Permits,
    /// It binds the behaviour of an implementation; no document can break it.
    Behaviour,
    /// No check can tell whether it is broken, for this reason.
    Uncheckable(&'static str),
}

/// What a check has to look at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Subject {
    /// One JSON document.
    Document,
    /// Documents and files that refer to each other.
    Graph,
    /// The entries of a layer's archive.
    Layer,
    /// A runtime bundle.
    Bundle,
    /// The machine that a document is about to be used on.
    Host,
}

/// Why a breach is reported more mildly than the clause's key word says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Softened {
    /// How a breach is reported instead.
    pub severity: Severity,
    /// Why.
    pub reason: &'static str,
}

/// Something that holds or breaks a clause: a test, a part of the documentation, a fuzz seed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Example {
    /// A JSON text in which the clause finds a case and no breach.
    Pass(&'static str),
    /// A JSON text that breaks the clause at this JSON pointer.
    Fail(&'static str, &'static str),
    /// Files, by path, in which the clause finds a case and no breach. A path that ends in `/` is
    /// a directory.
    PassFiles(&'static [(&'static str, &'static str)]),
    /// A layer's archive in which the clause finds a case and no breach, written as a list of
    /// headers, one in a line: `file etc/passwd size=5`.
    PassEntries(&'static str),
    /// A layer's archive that breaks the clause at the entry of this name.
    FailEntries(&'static str, &'static str),
    /// Files that break the clause in this file at this JSON pointer.
    FailFiles(
        &'static [(&'static str, &'static str)],
        &'static str,
        &'static str,
    ),
}

impl Clause {
    /// A clause of any key word: its id, its section as `file.md#anchor`, and what it says, in our
    /// own words.
    #[track_caller]
    #[must_use]
    pub const fn new(
        keyword: Keyword,
        id: &'static str,
        section: &'static str,
        summary: &'static str,
    ) -> Self {
        Self {
            id,
            keyword,
            section,
            summary: text(summary),
            note: "",
            since: Version::new(1, 0, 0),
            until: None,
            platforms: &[],
            origin: Origin::Specification,
            held: Held::Behaviour,
            check: None,
            also: &[],
            softened: None,
            examples: &[],
            source: Location::caller(),
        }
    }

    /// An absolute requirement.
    #[track_caller]
    #[must_use]
    pub const fn must(id: &'static str, section: &'static str, summary: &'static str) -> Self {
        Self::new(Keyword::Must, id, section, summary)
    }

    /// An absolute prohibition.
    #[track_caller]
    #[must_use]
    pub const fn must_not(id: &'static str, section: &'static str, summary: &'static str) -> Self {
        Self::new(Keyword::MustNot, id, section, summary)
    }

    /// An absolute requirement, called REQUIRED.
    #[track_caller]
    #[must_use]
    pub const fn required(id: &'static str, section: &'static str, summary: &'static str) -> Self {
        Self::new(Keyword::Required, id, section, summary)
    }

    /// Advice.
    #[track_caller]
    #[must_use]
    pub const fn should(id: &'static str, section: &'static str, summary: &'static str) -> Self {
        Self::new(Keyword::Should, id, section, summary)
    }

    /// Advice against something.
    #[track_caller]
    #[must_use]
    pub const fn should_not(
        id: &'static str,
        section: &'static str,
        summary: &'static str,
    ) -> Self {
        Self::new(Keyword::ShouldNot, id, section, summary)
    }

    /// Advice, called RECOMMENDED.
    #[track_caller]
    #[must_use]
    pub const fn recommended(
        id: &'static str,
        section: &'static str,
        summary: &'static str,
    ) -> Self {
        Self::new(Keyword::Recommended, id, section, summary)
    }

    /// Permission: nothing can break it.
    #[track_caller]
    #[must_use]
    pub const fn may(id: &'static str, section: &'static str, summary: &'static str) -> Self {
        Self::new(Keyword::May, id, section, summary).held(Held::Permits)
    }

    /// Permission, called OPTIONAL: nothing can break it.
    #[track_caller]
    #[must_use]
    pub const fn optional(id: &'static str, section: &'static str, summary: &'static str) -> Self {
        Self::new(Keyword::Optional, id, section, summary).held(Held::Permits)
    }

    /// An advisory of this project. `section` is where the specification comes closest to it.
    #[track_caller]
    #[must_use]
    pub const fn advisory(
        id: &'static str,
        section: &'static str,
        summary: &'static str,
        vulnerability: Option<&'static str>,
    ) -> Self {
        let mut clause = Self::new(Keyword::Should, id, section, summary);
        clause.origin = Origin::Advisory { vulnerability };
        clause
    }

    /// The first version of the specification that has the clause; `1.0.0` unless told.
    #[must_use]
    pub const fn since(mut self, version: Version) -> Self {
        self.since = version;
        self
    }

    /// The clause is in the newest text, but not yet in a release.
    #[must_use]
    pub const fn unreleased(self) -> Self {
        self.since(Version::UNRELEASED)
    }

    /// The first version of the specification that no longer has the clause.
    #[must_use]
    pub const fn until(mut self, version: Version) -> Self {
        self.until = Some(version);
        self
    }

    /// The clause binds only what is made for these platforms.
    #[must_use]
    pub const fn on(mut self, platforms: &'static [&'static str]) -> Self {
        self.platforms = platforms;
        self
    }

    /// What a reader has to know beside the summary: contradictions in the specification and how
    /// they are settled here, corner cases, history.
    #[must_use]
    pub const fn note(mut self, note: &'static str) -> Self {
        self.note = text(note);
        self
    }

    /// Other listed clauses that say the same: they are judged by this clause's check, and a
    /// finding names them.
    #[must_use]
    pub const fn also(mut self, clauses: &'static [&'static Clause]) -> Self {
        self.also = clauses;
        self
    }

    /// A breach is reported as this severity instead of the one that the key word calls for.
    #[must_use]
    pub const fn softened(mut self, severity: Severity, reason: &'static str) -> Self {
        self.softened = Some(Softened { severity, reason });
        self
    }

    /// How documents are held to the clause; [`Held::Behaviour`] unless told.
    #[must_use]
    pub const fn held(mut self, held: Held) -> Self {
        self.held = held;
        self
    }

    /// No check can tell whether the clause is broken, for this reason.
    #[must_use]
    pub const fn uncheckable(self, reason: &'static str) -> Self {
        self.held(Held::Uncheckable(reason))
    }

    /// The check that holds documents to the clause, and the examples that prove it.
    #[must_use]
    pub const fn check(mut self, check: Check, examples: &'static [Example]) -> Self {
        self.check = Some(check);
        self.held = Held::Judged(Subject::Document);
        self.examples(examples)
    }

    /// Something else than a check of its own judges this clause: the shape of a document, another
    /// clause that says the same, or the code that walks over this subject.
    #[must_use]
    pub const fn judged(mut self, subject: Subject, examples: &'static [Example]) -> Self {
        self.held = Held::Judged(subject);
        self.examples(examples)
    }

    /// This subject could be held to the clause, but nothing does yet.
    #[must_use]
    pub const fn declared(self, subject: Subject) -> Self {
        self.held(Held::Declared(subject))
    }

    /// The examples that prove the clause.
    #[must_use]
    pub const fn examples(mut self, examples: &'static [Example]) -> Self {
        if cfg!(feature = "catalogue") {
            self.examples = examples;
        }
        self
    }

    /// The clause's name, which never changes.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Where in this project's code the clause is stated.
    #[must_use]
    pub const fn source(&self) -> &'static Location<'static> {
        self.source
    }
}

/// Keeps the texts of clauses out of programs that do without the catalogue.
pub(crate) const fn text(text: &'static str) -> &'static str {
    if cfg!(feature = "catalogue") {
        text
    } else {
        ""
    }
}
