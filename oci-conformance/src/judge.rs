//! The one walk that holds a document against the clauses of its type.

use crate::{
    Clause, ClauseRef, Context, Document, DocumentType, ErrorKind, Facet, Kind, Node, ParseError,
    Place, Presence, Property, Reason, Report, Shape, Value, Verdict, Version,
    folding::{self, FOREIGN_SPELLING},
    shape::{Null, Stated},
    shortened,
};

/// Holds a text against every clause of the type of document that it is meant to be.
///
/// `file` is what the report calls it. A text that is no JSON breaks [`DocumentType::syntax`], and
/// leaves the other clauses unjudged.
#[must_use]
pub fn judge(text: &[u8], kind: &DocumentType, context: &Context<'_>, file: &str) -> Report {
    let mut report = Report::new(context.findings);
    match Document::parse(text, &context.limits) {
        Ok(document) => judge_document(&document, kind, context, file, &mut report),
        Err(error) => unreadable(&error, kind, context, file, &mut report),
    }
    report.sort();
    report.locate(|_| Some(text.into()));
    report
}

/// The same for a document that has been parsed already. Findings are added to `report` as they
/// are found; [`Report::sort`] and [`Report::locate`] are left to the caller.
pub fn judge_document(
    document: &Document<'_>,
    kind: &DocumentType,
    context: &Context<'_>,
    file: &str,
    report: &mut Report,
) {
    let root = document.root();
    let terms = kind.terms_of(root);
    let context = &terms.apply(*context);
    let mut walk = Walk::new(context, file, report);
    walk.newer = kind.newer;
    if let Some(newer) = kind.newer {
        walk.case(newer);
    }
    walk.case(kind.syntax);
    for &rule in kind.text {
        walk.rule(rule, root);
    }
    let depth = walk.cover(kind.covers);
    walk.shape(kind.shape, root, None);
    walk.uncover(depth);
}

/// Holds a value inside a document against the clauses of `shape`.
pub fn judge_node(
    node: Node<'_>,
    shape: &'static Shape,
    context: &Context<'_>,
    file: &str,
    report: &mut Report,
) {
    Walk::new(context, file, report).shape(shape, node, None);
}

fn unreadable(
    error: &ParseError,
    kind: &DocumentType,
    context: &Context<'_>,
    file: &str,
    report: &mut Report,
) {
    let reason = if matches!(error.kind(), ErrorKind::Limit(_)) {
        Reason::Limit
    } else {
        let place = Place::new(file, "", Some(error.offset()..error.offset()));
        if ClauseRef::from(kind.syntax).is_in(context.version()) {
            report.case(kind.syntax);
            report.breach(kind.syntax, place, error.to_string());
        }
        Reason::Prerequisite
    };
    for clause in kind.clauses() {
        if clause.is_in(context.version()) && clause != kind.syntax.into() {
            report.unjudged(clause, reason);
        }
    }
    if reason == Reason::Limit {
        report.unjudged(kind.syntax, reason);
        report.obstacle(file, reason, error.to_string());
    }
}

struct Walk<'w> {
    context: &'w Context<'w>,
    file: &'w str,
    report: &'w mut Report,
    /// The clauses that a breach of a MUST at this point of the walk breaks with it.
    covers: Vec<ClauseRef>,
    /// The clause that a property breaks which is newer than the version of the specification.
    newer: Option<&'static Clause>,
}

impl<'w> Walk<'w> {
    fn new(context: &'w Context<'w>, file: &'w str, report: &'w mut Report) -> Self {
        Self {
            context,
            file,
            report,
            covers: Vec::new(),
            newer: None,
        }
    }

    fn applies(&self, clause: ClauseRef) -> bool {
        // What an object is made of does not depend on the platform, if that has it at all.
        let of_object =
            matches!(clause, ClauseRef::Facet(_, property, _) if property.platforms.is_none());
        clause.is_in(self.context.version()) && (of_object || clause.binds(self.context.platforms))
    }

    fn case(&mut self, clause: impl Into<ClauseRef>) {
        let clause = clause.into();
        if self.applies(clause) {
            self.report.case(clause);
        }
    }

    fn breach(&mut self, clause: impl Into<ClauseRef>, at: Node<'_>, message: String) {
        let clause = clause.into();
        if self.applies(clause) {
            self.breached(clause, at, message);
        }
    }

    fn breached(&mut self, clause: ClauseRef, at: Node<'_>, message: String) {
        let place = || Place::of(at, self.file);
        self.report
            .breach_within(clause, &[], &self.covers, place, message);
    }

    /// Takes note of a value that has a type by this clause.
    ///
    /// A property has one type, and a reader one field for it: what says so binds on every platform,
    /// be the property without effect there.
    fn typed(&mut self, clause: ClauseRef) {
        if clause.is_in(self.context.version()) {
            self.report.case(clause);
        }
    }

    /// Tells of a value that is not of the type that this clause gives it, on whatever platform.
    fn mistyped(&mut self, clause: ClauseRef, at: Node<'_>, message: String) {
        if clause.is_in(self.context.version()) {
            self.breached(clause, at, message);
        }
    }

    fn rule(&mut self, rule: &'static Clause, node: Node<'_>) {
        let clause = ClauseRef::from(rule);
        if let Some(check) = rule.check
            && self.applies(clause)
        {
            let mut verdict = Verdict {
                report: self.report,
                clause,
                covers: &self.covers,
                file: self.file,
            };
            check(node, self.context, &mut verdict);
        }
    }

    /// Lets `clauses` cover what is judged until [`Walk::uncover`].
    fn cover(&mut self, clauses: &'static [&'static Clause]) -> usize {
        let depth = self.covers.len();
        for &clause in clauses {
            let clause = ClauseRef::from(clause);
            if self.applies(clause) {
                self.report.case(clause);
                self.covers.push(clause);
            }
        }
        depth
    }

    fn uncover(&mut self, depth: usize) {
        self.covers.truncate(depth);
    }

    /// Judges what should be an object of `shape`; `typed` is the clause that says so, beside the
    /// shape's own.
    fn shape(&mut self, shape: &'static Shape, node: Node<'_>, typed: Option<ClauseRef>) {
        let object = shape.object_clause().map(ClauseRef::from);
        if let Some(object) = object {
            self.typed(object);
        }
        if node.kind() != Some(Kind::Object) {
            if let Some(clause) = object.or(typed) {
                let depth = self.covers.len();
                self.covers
                    .extend(typed.filter(|typed| typed.is_in(self.context.version())));
                let message = format!("expected an object, found {}", found(node));
                self.mistyped(clause, node, message);
                self.uncover(depth);
            }
            return;
        }
        for member in node.members() {
            if let Some((owner, property)) = shape.property(|name| member.name_is(name)) {
                let since = property.since_in(owner);
                if since <= self.context.version() {
                    self.property(owner, property, member);
                } else {
                    self.newer(property, since, member);
                }
            } else {
                self.foreign(shape, member);
                if let Some(rest) = shape.rest {
                    self.value(rest, member, typed);
                }
            }
        }
        for kind in shape.lineage() {
            for property in kind.properties {
                if property.presence == Presence::Required {
                    self.presence(kind, property, node);
                }
            }
            for rule in kind.all_rules() {
                self.rule(rule, node);
            }
        }
    }

    fn presence(&mut self, shape: &'static Shape, property: &'static Property, node: Node<'_>) {
        let clause = match property.present {
            Stated::Facet => ClauseRef::Facet(shape, property, Facet::Presence),
            Stated::By(clause) => clause.into(),
            Stated::Nowhere => return,
        };
        self.case(clause);
        let value = node.at(property.name);
        if !value.exists() {
            let depth = self.cover(property.covers);
            let message = format!("the {} has no `{}`", shape.name, property.name);
            self.breach(clause, value, message);
            self.uncover(depth);
        }
    }

    fn property(&mut self, shape: &'static Shape, property: &'static Property, value: Node<'_>) {
        let typed = match property.typed {
            Stated::Facet => Some(ClauseRef::Facet(shape, property, Facet::JsonType)),
            Stated::By(clause) => Some(clause.into()),
            Stated::Nowhere => None,
        };
        match property.null {
            Null::Absent if value.is_null() => return,
            Null::Breaks(clause) => {
                self.case(clause);
                if value.is_null() {
                    let message = format!("`{}` is null", property.name);
                    self.breach(clause, value, message);
                    return;
                }
            }
            Null::Absent | Null::Mistyped => {}
        }
        if let Some(typed) = typed {
            self.typed(typed);
        }
        let depth = self.cover(property.covers);
        let sound = self.value(&property.value, value, typed);
        if sound {
            self.vocabulary(shape, property, value, typed);
        }
        self.uncover(depth);
    }

    /// Judges the type of a value and what is in it; says whether the type is right, unless that is
    /// an object with a shape.
    fn value(&mut self, value: &'static Value, node: Node<'_>, typed: Option<ClauseRef>) -> bool {
        let sound = match *value {
            Value::Any => true,
            Value::Bool => node.kind() == Some(Kind::Bool),
            Value::String | Value::Enum(_) => node.kind() == Some(Kind::String),
            Value::Number => node.kind() == Some(Kind::Number),
            Value::Integer(..) => node.int().is_some(),
            Value::List(item) => {
                for element in node.items() {
                    self.item(item, element, typed);
                }
                node.kind() == Some(Kind::Array)
            }
            Value::Map(item) => {
                for member in node.members() {
                    self.item(item, member, typed);
                }
                node.kind() == Some(Kind::Object)
            }
            Value::Shape(shape) => {
                self.shape(shape, node, typed);
                return true;
            }
        };
        if let (false, Some(clause)) = (sound, typed) {
            let message = format!("expected {value}, found {}", found(node));
            self.mistyped(clause, node, message);
        }
        sound
    }

    /// Judges what a list or a map holds: unlike that of a property, its range is part of its type.
    fn item(&mut self, value: &'static Value, node: Node<'_>, typed: Option<ClauseRef>) {
        let sound = self.value(value, node, typed);
        if let (true, Value::Integer(first, last), Some(clause)) = (sound, value, typed)
            && node.int().is_some_and(|n| !(*first..=*last).contains(&n))
        {
            self.mistyped(clause, node, beyond(*first, *last, node));
        }
    }

    /// Judges the facets about which values of the right type are allowed.
    fn vocabulary(
        &mut self,
        shape: &'static Shape,
        property: &'static Property,
        value: Node<'_>,
        typed: Option<ClauseRef>,
    ) {
        match property.value {
            Value::Enum(known) => {
                let clause = ClauseRef::Facet(shape, property, Facet::Enum);
                self.case(clause);
                let text = value.str().unwrap_or_default();
                if !known.contains(&text.as_ref()) {
                    let known = known.join("`, `");
                    let message =
                        format!("expected one of `{known}`, found `{}`", shortened(&text));
                    self.breach(clause, value, message);
                }
            }
            Value::Integer(first, last) => {
                let range = ClauseRef::Facet(shape, property, Facet::Range);
                if property.ranged {
                    self.case(range);
                }
                if value.int().is_none_or(|n| (first..=last).contains(&n)) {
                    return;
                }
                let message = beyond(first, last, value);
                match typed {
                    _ if property.ranged => self.breach(range, value, message),
                    Some(typed) => self.mistyped(typed, value, message),
                    None => {}
                }
            }
            _ => {}
        }
    }

    /// Tells of a property that the version of the specification does not know yet.
    fn newer(&mut self, property: &'static Property, since: Version, member: Node<'_>) {
        let Some(clause) = self.newer else { return };
        let version = self.context.version();
        let name = property.name;
        let message =
            format!("`{name}` came with version {since}: a reader of version {version} ignores it");
        self.breach(clause, member, message);
    }

    fn foreign(&mut self, shape: &'static Shape, member: Node<'_>) {
        let Some(name) = member.name() else { return };
        if shape.rest.is_some() {
            return;
        }
        let meant = shape.property(|property| folding::folds_onto(&name, property));
        if let Some((_, property)) = meant {
            let clause = ClauseRef::from(&FOREIGN_SPELLING);
            self.report.case(clause);
            let message = format!(
                "some readers take `{}` for `{}`, others do not",
                name.escape_debug(),
                property.name,
            );
            let place = || Place {
                span: member.name_span(),
                ..Place::of(member, self.file)
            };
            self.report
                .breach_within(clause, &[], &self.covers, place, message);
        }
    }
}

impl Property {
    /// The clauses that state what facets of this property would: its type, its presence, what
    /// becomes of null.
    pub fn stated_by(&self) -> impl Iterator<Item = &'static Clause> {
        let by = |stated: Stated| match stated {
            Stated::By(clause) => Some(clause),
            Stated::Facet | Stated::Nowhere => None,
        };
        let null = match self.null {
            Null::Breaks(clause) => Some(clause),
            Null::Mistyped | Null::Absent => None,
        };
        [by(self.typed), by(self.present), null]
            .into_iter()
            .flatten()
    }

    /// The clauses that are no facets of this property but state something about it.
    pub(crate) fn stated_elsewhere(&self) -> impl Iterator<Item = &'static Clause> {
        self.stated_by().chain(self.covers.iter().copied())
    }
}

/// Says that an integer is out of its range.
fn beyond(first: i128, last: i128, node: Node<'_>) -> String {
    let number = shortened(node.number().unwrap_or_default());
    format!("expected an integer from {first} to {last}, found {number}")
}

/// Says what a value is, with its article.
fn found(node: Node<'_>) -> String {
    match node.kind() {
        None => "nothing".to_owned(),
        Some(Kind::Null) => "null".to_owned(),
        Some(Kind::Bool) => "a boolean".to_owned(),
        Some(Kind::String) => "a string".to_owned(),
        Some(Kind::Array) => "an array".to_owned(),
        Some(Kind::Object) => "an object".to_owned(),
        Some(Kind::Number) => format!(
            "the number {}",
            shortened(node.number().unwrap_or_default())
        ),
    }
}
