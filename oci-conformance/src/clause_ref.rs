//! A listed clause, whether it is stated by itself or as a facet of a property.

use std::{
    fmt,
    hash::{Hash, Hasher},
    ptr,
};

use crate::{
    Clause, Example, Facet, Held, Keyword, Level, Origin, Presence, Property, Severity, Shape,
    Softened, Specification, Subject, Value, Version,
};

/// A listed clause: one that is stated by itself, or a facet of a property.
///
/// It is cheap to copy and displays as the clause's id.
#[derive(Clone, Copy)]
pub enum ClauseRef {
    /// A clause that is stated by itself.
    Clause(&'static Clause),
    /// A facet of a property of a shape.
    Facet(&'static Shape, &'static Property, Facet),
}

impl From<&'static Clause> for ClauseRef {
    fn from(clause: &'static Clause) -> Self {
        Self::Clause(clause)
    }
}

impl ClauseRef {
    /// The key word of the sentence.
    #[must_use]
    pub fn keyword(self) -> Keyword {
        match self {
            Self::Clause(clause) => clause.keyword,
            Self::Facet(_, property, Facet::Presence) => property.keyword,
            Self::Facet(_, property, Facet::Range) => property.range_keyword,
            Self::Facet(..) => Keyword::Must,
        }
    }

    /// How binding the clause is.
    #[must_use]
    pub fn level(self) -> Level {
        self.keyword().level()
    }

    /// Where in the specification it stands, as `file.md#anchor`.
    #[must_use]
    pub fn section(self) -> &'static str {
        match self {
            Self::Clause(clause) => clause.section,
            Self::Facet(shape, property, _) => property.section.unwrap_or(shape.section),
        }
    }

    /// The address of its section.
    #[must_use]
    pub fn link(self, specification: &Specification) -> String {
        specification.link(self.section(), self.since())
    }

    /// The first version of the specification that has it.
    #[must_use]
    pub fn since(self) -> Version {
        match self {
            Self::Clause(clause) => clause.since,
            Self::Facet(shape, property, facet) => property.facet_since(shape, facet),
        }
    }

    /// The first version of the specification that no longer has it.
    #[must_use]
    pub fn until(self) -> Option<Version> {
        match self {
            Self::Clause(clause) => clause.until,
            Self::Facet(..) => None,
        }
    }

    /// Whether `version` of the specification has the clause. Advisories belong to every version.
    #[must_use]
    pub fn is_in(self, version: Version) -> bool {
        matches!(self.origin(), Origin::Advisory { .. })
            || (self.since() <= version && self.until().is_none_or(|until| version < until))
    }

    /// The platforms that it binds; all, if the list is empty.
    #[must_use]
    pub fn platforms(self) -> &'static [&'static str] {
        match self {
            Self::Clause(clause) => clause.platforms,
            Self::Facet(shape, property, _) => property.platforms.unwrap_or(shape.platforms),
        }
    }

    /// Whether it binds what is made for one of `platforms`, as [`Context`](crate::Context) has them.
    #[must_use]
    pub fn binds(self, platforms: Option<&[&str]>) -> bool {
        let (Some(targets), own) = (platforms, self.platforms()) else {
            return true;
        };
        own.is_empty()
            || own.iter().any(|name| targets.contains(name))
            || (targets.is_empty() && self.is_of_form())
    }

    /// Whether it says what form a value has, which does not depend on where that is used.
    fn is_of_form(self) -> bool {
        match self {
            Self::Clause(clause) => clause.id.ends_with(".json-type"),
            Self::Facet(..) => true,
        }
    }

    /// Where it comes from.
    #[must_use]
    pub fn origin(self) -> Origin {
        match self {
            Self::Clause(clause) => clause.origin,
            Self::Facet(..) => Origin::Specification,
        }
    }

    /// How documents are held to it.
    #[must_use]
    pub fn held(self) -> Held {
        match self {
            Self::Clause(clause) => clause.held,
            Self::Facet(_, property, Facet::Presence)
                if property.presence == Presence::Optional =>
            {
                Held::Permits
            }
            Self::Facet(..) => Held::Judged(Subject::Document),
        }
    }

    /// Why a breach is reported more mildly than the key word says, if it is.
    #[must_use]
    pub fn softened(self) -> Option<Softened> {
        match self {
            Self::Clause(clause) => clause.softened,
            Self::Facet(_, property, facet) => match property.softened {
                Some((softened_facet, softened)) if softened_facet == facet => Some(softened),
                _ => None,
            },
        }
    }

    /// How a breach is reported.
    #[must_use]
    pub fn severity(self) -> Severity {
        match (self.softened(), self.origin(), self.level()) {
            (Some(softened), _, _) => softened.severity,
            (None, Origin::Specification, Level::Must) => Severity::Error,
            (None, Origin::Specification, Level::May) => Severity::Note,
            (None, _, _) => Severity::Warning,
        }
    }

    /// Other listed clauses that say the same.
    #[must_use]
    pub fn also(self) -> &'static [&'static Clause] {
        match self {
            Self::Clause(clause) => clause.also,
            Self::Facet(..) => &[],
        }
    }

    /// What the clause says, in our own words; empty without the feature `catalogue`, but for
    /// facets.
    #[must_use]
    pub fn summary(self) -> String {
        match self {
            Self::Clause(clause) => clause.summary.to_owned(),
            Self::Facet(_, property, facet) => describe(property, facet),
        }
    }

    /// What a reader has to know beside the summary; mostly empty.
    #[must_use]
    pub fn note(self) -> &'static str {
        match self {
            Self::Clause(clause) => clause.note,
            Self::Facet(_, property, _) => property.note,
        }
    }

    /// The examples that prove it.
    #[must_use]
    pub fn examples(self) -> &'static [Example] {
        match self {
            Self::Clause(clause) => clause.examples,
            Self::Facet(..) => &[],
        }
    }

    /// What tells one clause from another without comparing texts.
    pub(crate) fn address(self) -> (usize, u8) {
        match self {
            Self::Clause(clause) => (ptr::from_ref(clause).addr(), 0),
            Self::Facet(_, property, facet) => {
                let facet = match facet {
                    Facet::JsonType => 1,
                    Facet::Presence => 2,
                    Facet::Enum => 3,
                    Facet::Range => 4,
                };
                (ptr::from_ref(property).addr(), facet)
            }
        }
    }
}

fn describe(property: &Property, facet: Facet) -> String {
    let name = property.name;
    match (facet, property.presence) {
        (Facet::Presence, Presence::Required) => format!("`{name}` is there."),
        (Facet::Presence, Presence::Optional) => format!("`{name}` may be missing."),
        (Facet::JsonType, _) => format!("`{name}` is {}.", property.value),
        (Facet::Enum, _) => match property.value {
            Value::Enum(known) => format!("`{name}` is one of `{}`.", known.join("`, `")),
            _ => format!("`{name}` is one of the listed values."),
        },
        (Facet::Range, _) => match property.value {
            Value::Integer(first, last) => format!("`{name}` is between {first} and {last}."),
            _ => format!("`{name}` is in its range."),
        },
    }
}

/// Says what the value is, with its article, as in `expected an array of strings`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any JSON value"),
            Self::Bool => f.write_str("a boolean"),
            Self::String | Self::Enum(_) => f.write_str("a string"),
            Self::Integer(..) => f.write_str("an integer"),
            Self::Number => f.write_str("a number"),
            Self::List(item) => write!(f, "an array of {}", plural(item)),
            Self::Map(value) => write!(f, "an object of {}", plural(value)),
            Self::Shape(_) => f.write_str("an object"),
        }
    }
}

fn plural(value: &Value) -> &'static str {
    match value {
        Value::Any => "JSON values",
        Value::Bool => "booleans",
        Value::String | Value::Enum(_) => "strings",
        Value::Integer(..) => "integers",
        Value::Number => "numbers",
        Value::List(_) => "arrays",
        Value::Map(_) | Value::Shape(_) => "objects",
    }
}

impl PartialEq for ClauseRef {
    fn eq(&self, other: &Self) -> bool {
        self.address() == other.address()
    }
}

impl Eq for ClauseRef {}

impl Hash for ClauseRef {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.address().hash(state);
    }
}

/// Writes the clause's id.
impl fmt::Display for ClauseRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clause(clause) => f.write_str(clause.id),
            Self::Facet(_, property, facet) => {
                let facet = match (facet, property.presence) {
                    (Facet::JsonType, _) => "json-type",
                    (Facet::Presence, Presence::Required) => "required",
                    (Facet::Presence, Presence::Optional) => "optional",
                    (Facet::Enum, _) => "enum",
                    (Facet::Range, _) => "range",
                };
                write!(f, "{}.{facet}", property.base)
            }
        }
    }
}

impl fmt::Debug for ClauseRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClauseRef({self})")
    }
}
