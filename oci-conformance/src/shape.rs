//! What kind of object a document holds where: properties, and the clauses that bind them.

use std::fmt;

use crate::{Clause, Keyword, Severity, Softened, Version, clause::text};

/// One kind of JSON object: its properties, and the rules over it.
///
/// Shapes refer to each other through their properties' values and so form a graph, over which one
/// walk judges a document.
pub struct Shape {
    pub(crate) name: &'static str,
    pub(crate) section: &'static str,
    pub(crate) properties: &'static [Property],
    pub(crate) base: Option<&'static Shape>,
    pub(crate) rest: Option<&'static Value>,
    pub(crate) object: Option<&'static Clause>,
    pub(crate) rules: &'static [&'static Clause],
    pub(crate) foreign_rules: &'static [&'static [&'static Clause]],
    pub(crate) since: Version,
    pub(crate) platforms: &'static [&'static str],
}

impl Shape {
    /// A kind of object, described at `section` (`file.md#anchor`), with its properties in the
    /// specification's order.
    #[must_use]
    pub const fn new(
        name: &'static str,
        section: &'static str,
        properties: &'static [Property],
    ) -> Self {
        Self {
            name,
            section,
            properties,
            base: None,
            rest: None,
            object: None,
            rules: &[],
            foreign_rules: &[],
            since: Version::new(1, 0, 0),
            platforms: &[],
        }
    }

    /// The first version of the specification that knows the properties, unless they say otherwise;
    /// `1.0.0` unless told.
    #[must_use]
    pub const fn since(mut self, version: Version) -> Self {
        self.since = version;
        self
    }

    /// The properties are those of objects for these platforms, unless they say otherwise.
    #[must_use]
    pub const fn on(mut self, platforms: &'static [&'static str]) -> Self {
        self.platforms = platforms;
        self
    }

    /// The platforms that such objects are for; any, if the list is empty.
    #[must_use]
    pub const fn platforms(&self) -> &'static [&'static str] {
        self.platforms
    }

    /// The clause that says that this is a JSON object.
    #[must_use]
    pub const fn object(mut self, clause: &'static Clause) -> Self {
        self.object = Some(clause);
        self
    }

    /// Such an object also is an object of `base`, of whose properties it may describe some anew.
    #[must_use]
    pub const fn extends(mut self, base: &'static Shape) -> Self {
        self.base = Some(base);
        self
    }

    /// The value of every member that is not one of the properties. Without it such members are
    /// left alone, as unknown properties are.
    #[must_use]
    pub const fn rest(mut self, value: &'static Value) -> Self {
        self.rest = Some(value);
        self
    }

    /// The rules over such an object, in the specification's order.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [&'static Clause]) -> Self {
        self.rules = rules;
        self
    }

    /// Rules over such an object that stand in other parts of the specification, as lists of those
    /// parts. They are judged like the shape's own, but belong to the catalogue's other headings.
    #[must_use]
    pub const fn rules_elsewhere(mut self, lists: &'static [&'static [&'static Clause]]) -> Self {
        self.foreign_rules = lists;
        self
    }

    /// All rules over such an object, but those of shapes that it extends.
    pub fn all_rules(&'static self) -> impl Iterator<Item = &'static Clause> {
        let elsewhere = self.foreign_rules.iter().copied().flatten();
        self.rules.iter().chain(elsewhere).copied()
    }

    /// What such an object is called in messages.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The properties that this shape itself describes, in the specification's order.
    #[must_use]
    pub const fn properties(&self) -> &'static [Property] {
        self.properties
    }

    /// The value of every member that is not one of the properties, if the shape says what that is.
    #[must_use]
    pub const fn rest_value(&self) -> Option<&'static Value> {
        self.rest
    }

    /// The clause that says that this is a JSON object, be it that of a shape that it extends.
    #[must_use]
    pub fn object_clause(&'static self) -> Option<&'static Clause> {
        self.lineage().find_map(|shape| shape.object)
    }

    /// This shape and those that it extends, from the most special to the most general.
    pub fn lineage(&'static self) -> impl Iterator<Item = &'static Self> {
        std::iter::successors(Some(self), |shape| shape.base)
    }

    /// The property called `name`, and the shape of the lineage that describes it.
    pub(crate) fn property(
        &'static self,
        mut is: impl FnMut(&'static str) -> bool,
    ) -> Option<(&'static Self, &'static Property)> {
        self.lineage().find_map(|shape| {
            let property = shape.properties.iter().find(|property| is(property.name))?;
            Some((shape, property))
        })
    }
}

/// Writes the name alone, as shapes can lead back to themselves.
impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Shape").field(&self.name).finish()
    }
}

/// One property of a [`Shape`], which stands for the clauses about its presence, type and values.
///
/// The facets of a property have ids of their own: `<base>.json-type`, `<base>.required` or
/// `<base>.optional`, `<base>.enum`, `<base>.range`.
#[derive(Debug)]
pub struct Property {
    pub(crate) name: &'static str,
    pub(crate) base: &'static str,
    pub(crate) value: Value,
    pub(crate) presence: Presence,
    pub(crate) keyword: Keyword,
    pub(crate) since: Option<Version>,
    pub(crate) facets_since: &'static [(Facet, Version)],
    pub(crate) platforms: Option<&'static [&'static str]>,
    pub(crate) section: Option<&'static str>,
    pub(crate) null: Null,
    pub(crate) typed: Stated,
    pub(crate) present: Stated,
    pub(crate) ranged: bool,
    pub(crate) range_keyword: Keyword,
    pub(crate) softened: Option<(Facet, Softened)>,
    pub(crate) covers: &'static [&'static Clause],
    pub(crate) note: &'static str,
}

/// Whether a property has to be there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Presence {
    /// An object without it breaks a clause.
    Required,
    /// An object may lack it.
    Optional,
}

/// What an explicit `null` means.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Null {
    /// A value of the wrong type.
    Mistyped,
    /// The same as if the property were not there.
    Absent,
    /// A breach of this clause.
    Breaks(&'static Clause),
}

/// Which clause states a facet of a property.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stated {
    /// The facet itself is a listed clause.
    Facet,
    /// This clause states it.
    By(&'static Clause),
    /// No clause does.
    Nowhere,
}

/// What a property's value is.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// Any JSON value.
    Any,
    /// `true` or `false`.
    Bool,
    /// A string.
    String,
    /// One of these strings.
    Enum(&'static [&'static str]),
    /// A number without a fraction and exponent, from the first to the last of these.
    Integer(i128, i128),
    /// Any number.
    Number,
    /// An array of such values.
    List(&'static Value),
    /// An object with such values under any names.
    Map(&'static Value),
    /// An object of this shape.
    Shape(&'static Shape),
}

impl Value {
    /// A signed integer of 64 bits.
    pub const INT64: Self = Self::Integer(i64::MIN as i128, i64::MAX as i128);
    /// An unsigned integer of 64 bits.
    pub const UINT64: Self = Self::Integer(0, u64::MAX as i128);
    /// An unsigned integer of 32 bits.
    pub const UINT32: Self = Self::Integer(0, u32::MAX as i128);
    /// An array of strings.
    pub const STRINGS: Self = Self::List(&Self::String);
}

/// One of the clauses that a property stands for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Facet {
    /// The value has the right JSON type.
    JsonType,
    /// The property is there, or may be missing.
    Presence,
    /// The string is one of a closed list.
    Enum,
    /// The integer is in its range.
    Range,
}

impl Property {
    const fn new(
        name: &'static str,
        base: &'static str,
        value: Value,
        presence: Presence,
        keyword: Keyword,
    ) -> Self {
        Self {
            name,
            base,
            value,
            presence,
            keyword,
            since: None,
            facets_since: &[],
            platforms: None,
            section: None,
            null: Null::Mistyped,
            typed: Stated::Facet,
            present: Stated::Facet,
            ranged: false,
            range_keyword: Keyword::Must,
            softened: None,
            covers: &[],
            note: "",
        }
    }

    /// A property that has to be there; `base` is what the ids of its facets begin with.
    #[must_use]
    pub const fn required(name: &'static str, base: &'static str, value: Value) -> Self {
        Self::new(name, base, value, Presence::Required, Keyword::Required)
    }

    /// A property that may be missing; `base` is what the ids of its facets begin with.
    #[must_use]
    pub const fn optional(name: &'static str, base: &'static str, value: Value) -> Self {
        Self::new(name, base, value, Presence::Optional, Keyword::Optional)
    }

    /// The first version of the specification that knows the property; that of the shape unless
    /// told.
    #[must_use]
    pub const fn since(mut self, version: Version) -> Self {
        self.since = Some(version);
        self
    }

    /// The first versions of facets that are not as old as the property.
    #[must_use]
    pub const fn facets_since(mut self, facets: &'static [(Facet, Version)]) -> Self {
        self.facets_since = facets;
        self
    }

    /// The property is one of objects for these platforms; those of the shape unless told.
    #[must_use]
    pub const fn on(mut self, platforms: &'static [&'static str]) -> Self {
        self.platforms = Some(platforms);
        self
    }

    /// The section that describes the property, where that is another than the shape's.
    #[must_use]
    pub const fn section(mut self, section: &'static str) -> Self {
        self.section = Some(section);
        self
    }

    /// The key word of the presence facet, where that is not REQUIRED or OPTIONAL.
    #[must_use]
    pub const fn keyword(mut self, keyword: Keyword) -> Self {
        self.keyword = keyword;
        self
    }

    /// The integer's range has a clause of its own beside the type.
    #[must_use]
    pub const fn ranged(mut self) -> Self {
        self.ranged = true;
        self
    }

    /// The integer's range has a clause of its own, of this key word.
    #[must_use]
    pub const fn ranged_by(mut self, keyword: Keyword) -> Self {
        self.range_keyword = keyword;
        self.ranged()
    }

    /// A breach of one facet is reported as this severity instead of the one that its key word
    /// calls for, for this reason.
    #[must_use]
    pub const fn softened(
        mut self,
        facet: Facet,
        severity: Severity,
        reason: &'static str,
    ) -> Self {
        self.softened = Some((facet, Softened { severity, reason }));
        self
    }

    /// An explicit `null` means the same as if the property were not there.
    #[must_use]
    pub const fn nullable(mut self) -> Self {
        self.null = Null::Absent;
        self
    }

    /// An explicit `null` breaks this clause rather than the one about the type.
    #[must_use]
    pub const fn null_breaks(mut self, clause: &'static Clause) -> Self {
        self.null = Null::Breaks(clause);
        self
    }

    /// This clause, not a facet, says what type the value has.
    #[must_use]
    pub const fn typed_by(mut self, clause: &'static Clause) -> Self {
        self.typed = Stated::By(clause);
        self
    }

    /// No clause says what type the value has; its shape alone does.
    #[must_use]
    pub const fn untyped(mut self) -> Self {
        self.typed = Stated::Nowhere;
        self
    }

    /// This clause, not a facet, says that the property has to be there.
    #[must_use]
    pub const fn present_by(mut self, clause: &'static Clause) -> Self {
        self.present = Stated::By(clause);
        self
    }

    /// No clause says whether the property has to be there.
    #[must_use]
    pub const fn presence_unstated(mut self) -> Self {
        self.present = Stated::Nowhere;
        self
    }

    /// Clauses that say no more than that the value obeys the clauses of its shape: a breach of a
    /// MUST anywhere in the value is a breach of theirs.
    #[must_use]
    pub const fn covers(mut self, clauses: &'static [&'static Clause]) -> Self {
        self.covers = clauses;
        self
    }

    /// What a reader has to know about the property: contradictions in the specification and how
    /// they are settled here, corner cases, history.
    #[must_use]
    pub const fn note(mut self, note: &'static str) -> Self {
        self.note = text(note);
        self
    }

    /// The first version of the specification that knows the property, as a property of `shape`.
    pub(crate) fn since_in(&self, shape: &Shape) -> Version {
        self.since.unwrap_or(shape.since)
    }

    /// The first version of the specification that has a facet.
    pub(crate) fn facet_since(&self, shape: &Shape, facet: Facet) -> Version {
        let mut own = self.facets_since.iter();
        let own = own.find(|(of, _)| *of == facet);
        own.map_or_else(|| self.since_in(shape), |&(_, since)| since)
    }

    /// The property's name in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What the property's value is.
    #[must_use]
    pub const fn value(&self) -> &Value {
        &self.value
    }

    /// Whether the property has to be there.
    #[must_use]
    pub const fn presence(&self) -> Presence {
        self.presence
    }

    /// The facets of this property that are clauses of their own.
    pub fn facets(&self) -> impl Iterator<Item = Facet> + '_ {
        let stated = |stated: Stated| matches!(stated, Stated::Facet);
        let facets = [
            (Facet::JsonType, stated(self.typed)),
            (Facet::Presence, stated(self.present)),
            (Facet::Enum, matches!(self.value, Value::Enum(_))),
            (Facet::Range, self.ranged),
        ];
        facets
            .into_iter()
            .filter_map(|(facet, there)| there.then_some(facet))
    }
}
