//! Every place that the shapes of a type of document have, and the smallest document around it.

use std::rc::Rc;

use oci_conformance::{Presence, Shape, Value as Kind};
use serde_json::{Map, Value, json};

use crate::{sound::Sound, subjects::Subject};

/// A place in documents of a type.
pub(crate) struct Place {
    /// The type, and what stands in sound documents of it.
    sound: Sound,
    /// What the value is.
    pub(crate) kind: Kind,
    /// The place as a JSON pointer in which `*` is any item or entry.
    pub(crate) pattern: String,
    /// The place as a JSON pointer into the documents around it.
    pub(crate) pointer: String,
    /// What the value is part of, and its name there; no name if that is a list.
    parent: Option<(Rc<Place>, Option<String>)>,
}

impl Place {
    /// The root and every place below it, each before what is in it.
    pub(crate) fn all(subject: &'static Subject) -> Vec<Rc<Self>> {
        Self::all_of(Sound::of(subject))
    }

    /// The same, with these values.
    pub(crate) fn all_of(sound: Sound) -> Vec<Rc<Self>> {
        let root = Self {
            sound,
            kind: Kind::Shape(sound.subject.kind.shape),
            pattern: String::new(),
            pointer: String::new(),
            parent: None,
        };
        let mut all = vec![Rc::new(root)];
        let mut next = 0;
        while let Some(place) = all.get(next).map(Rc::clone) {
            place.parts(&mut all);
            next += 1;
        }
        all
    }

    fn parts(self: &Rc<Self>, found: &mut Vec<Rc<Self>>) {
        let mut part = |kind: Kind, name: Option<&str>, pattern: &str| {
            let token = name.unwrap_or("0").replace('~', "~0").replace('/', "~1");
            found.push(Rc::new(Self {
                sound: self.sound,
                kind,
                pattern: format!("{}/{pattern}", self.pattern),
                pointer: format!("{}/{token}", self.pointer),
                parent: Some((Rc::clone(self), name.map(str::to_owned))),
            }));
        };
        match self.kind {
            Kind::List(item) => part(*item, None, "*"),
            Kind::Map(entry) => part(*entry, Some(self.sound.key(&self.pattern)), "*"),
            Kind::Shape(shape) => {
                for property in shape.lineage().flat_map(Shape::properties) {
                    part(*property.value(), Some(property.name()), property.name());
                }
                if let Some(rest) = shape.rest_value() {
                    part(*rest, Some(self.sound.key(&self.pattern)), "*");
                }
            }
            _ => {}
        }
    }

    /// The smallest sound document with a value here: every object on the way has what is required,
    /// and what leads here.
    pub(crate) fn document(&self) -> Value {
        let mut document = self.around(self.least());
        if let (Value::Object(members), Value::Object(beside)) =
            (&mut document, self.sound.beside(&self.pattern))
        {
            for (name, value) in beside {
                members.entry(name).or_insert(value);
            }
        }
        document
    }

    fn around(&self, value: Value) -> Value {
        let Some((parent, name)) = &self.parent else {
            return value;
        };
        let whole = match (parent.least(), name) {
            (Value::Object(mut members), Some(name)) => {
                members.insert(name.clone(), value);
                Value::Object(members)
            }
            _ => json!([value]),
        };
        parent.around(whole)
    }

    /// A sound value with what is required.
    fn least(&self) -> Value {
        value(self.sound, self.kind, &self.pattern, &|presence| {
            presence == Presence::Required
        })
    }

    /// A value with everything that it can have.
    pub(crate) fn most(&self) -> Value {
        value(self.sound, self.kind, &self.pattern, &|_| true)
    }
}

/// A value with those properties.
fn value(sound: Sound, kind: Kind, pattern: &str, with: &dyn Fn(Presence) -> bool) -> Value {
    let inner = |kind: Kind| value(sound, kind, &format!("{pattern}/*"), with);
    let given = sound.at(pattern);
    match kind {
        Kind::Shape(shape) => {
            let mut members = Map::new();
            let properties = shape.lineage().flat_map(Shape::properties);
            for property in properties.filter(|property| with(property.presence())) {
                let pattern = format!("{pattern}/{}", property.name());
                let value = value(sound, *property.value(), &pattern, with);
                members.insert(property.name().to_owned(), value);
            }
            if let Some(rest) = shape.rest_value() {
                members.insert(sound.key(pattern).to_owned(), inner(*rest));
            }
            if let Some(Value::Object(given)) = given {
                for (name, value) in given {
                    members.entry(name).or_insert(value);
                }
            }
            Value::Object(members)
        }
        _ if given.is_some() => given.unwrap_or_default(),
        Kind::Any => json!({}),
        Kind::Bool => true.into(),
        Kind::String => "/text".into(),
        Kind::Enum(known) => known.first().copied().into(),
        Kind::Integer(first, last) => i64::try_from(1.clamp(first, last)).unwrap().into(),
        Kind::Number => 1.5.into(),
        Kind::List(item) => json!([inner(*item)]),
        Kind::Map(entry) => json!({ sound.key(pattern): inner(*entry) }),
    }
}

/// A JSON pointer into a document of a type, with `*` for items of lists and for entries under names
/// that are the document's own.
pub(crate) fn pattern_of(subject: &Subject, pointer: &str) -> String {
    let mut pattern = String::new();
    for (token, _) in steps(subject, pointer) {
        pattern.push('/');
        pattern.push_str(&token);
    }
    pattern
}

/// The platforms that have the object that a JSON pointer leads to or into; none, if all have.
pub(crate) fn platforms_of(subject: &Subject, pointer: &str) -> &'static [&'static str] {
    let steps = steps(subject, pointer).into_iter();
    let mut shapes = steps.rev().filter_map(|(_, kind)| match kind {
        Kind::Shape(shape) => Some(shape.platforms()),
        _ => None,
    });
    shapes.next().unwrap_or_default()
}

/// The tokens of a pattern, each with what it leads to.
fn steps(subject: &Subject, pointer: &str) -> Vec<(String, Kind)> {
    let mut steps = Vec::new();
    let mut kind = Kind::Shape(subject.kind.shape);
    for token in pointer.split('/').skip(1) {
        let name = token.replace("~1", "/").replace("~0", "~");
        let (shown, next) = match kind {
            Kind::List(inner) | Kind::Map(inner) => ("*", *inner),
            Kind::Shape(shape) => {
                let mut properties = shape.lineage().flat_map(Shape::properties);
                let property = properties.find(|property| property.name() == name);
                match (property, shape.rest_value()) {
                    (Some(property), _) => (property.name(), *property.value()),
                    (None, Some(rest)) => ("*", *rest),
                    (None, None) => (token, Kind::Any),
                }
            }
            _ => (token, Kind::Any),
        };
        steps.push((shown.to_owned(), next));
        kind = next;
    }
    steps
}
