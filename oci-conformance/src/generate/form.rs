//! What shapes do not say of their objects.

use std::fmt;

use serde_core::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::Choices;
use crate::{Presence, Property, Shape, Value as Kind};

/// Makes the value of a property.
pub type Make = fn(&mut Choices<'_>) -> Value;
/// Makes a member of an object whose names the specification does not give.
type MakeMember = fn(&mut Choices<'_>) -> (String, Value);
/// Brings the properties of an object into agreement.
type Settle = fn(&mut Map<String, Value>, &mut Choices<'_>);

/// What a [`Shape`] does not say of its objects: how its strings are spelled, and what one property
/// means for another.
///
/// It holds for shapes that extend this one, too, unless their own form says otherwise.
pub struct Form {
    shape: &'static Shape,
    properties: &'static [(&'static str, Make)],
    rest: Option<MakeMember>,
    settle: Option<Settle>,
    closed: bool,
}

impl Form {
    /// The form of the objects of `shape`, of which nothing is said yet.
    #[must_use]
    pub const fn of(shape: &'static Shape) -> Self {
        Self {
            shape,
            properties: &[],
            rest: None,
            settle: None,
            closed: false,
        }
    }

    /// What the values of properties are made by.
    #[must_use]
    pub const fn with(mut self, properties: &'static [(&'static str, Make)]) -> Self {
        self.properties = properties;
        self
    }

    /// What the members are made by whose names are not given; of two with the same name the
    /// second stays.
    #[must_use]
    pub const fn rest(mut self, member: MakeMember) -> Self {
        self.rest = Some(member);
        self
    }

    /// Such an object has no properties that the specification does not name.
    #[must_use]
    pub const fn closed(mut self) -> Self {
        self.closed = true;
        self
    }

    /// What brings the properties into agreement once all of them are made.
    #[must_use]
    pub const fn settled(mut self, settle: Settle) -> Self {
        self.settle = Some(settle);
        self
    }
}

/// Writes the shape alone: functions say nothing.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Form").field(self.shape).finish()
    }
}

/// The forms of a specification's shapes; a shape that has none is followed as it stands.
#[derive(Debug)]
pub struct Forms(pub &'static [&'static [Form]]);

/// How deep objects are in others before they have only what they have to have.
const DEEP: usize = 24;

/// How many unknown properties an object has at most.
const UNKNOWN: usize = 2;

impl Forms {
    /// Makes an object of a shape that breaks no MUST, as a `T`.
    ///
    /// # Panics
    ///
    /// If what is made cannot be read as a `T`, which is a defect of the forms.
    pub fn make<T: Serialize + DeserializeOwned>(
        &self,
        shape: &'static Shape,
        choices: &mut Choices<'_>,
    ) -> T {
        Self::read(self.object(shape, choices))
    }

    /// What was made, as a `T`.
    ///
    /// # Panics
    ///
    /// If it cannot be read as a `T`, which is a defect of what made it; with debug assertions also
    /// if it is not what the `T` is written as.
    pub fn read<T: Serialize + DeserializeOwned>(value: impl Into<Value>) -> T {
        let value = value.into();
        #[expect(clippy::panic, reason = "a defect of forms, which their tests are for")]
        let read = T::deserialize(&value).unwrap_or_else(|error| panic!("{error}, in {value}"));
        debug_assert_eq!(serde_json::to_value(&read).ok().as_ref(), Some(&value));
        read
    }

    /// Makes an object of a shape that breaks no MUST: with the properties that it has to have, and
    /// with some of the others, unless it is deep within others.
    pub fn object(&self, shape: &'static Shape, choices: &mut Choices<'_>) -> Map<String, Value> {
        let mut object = Map::new();
        choices.depth = choices.depth.saturating_add(1);
        for owner in shape.lineage() {
            for property in owner.properties() {
                let name = property.name();
                let described_anew = shape
                    .property(|other| other == name)
                    .is_none_or(|(describing, _)| !std::ptr::eq(describing, owner));
                if described_anew || !Self::applies(owner, property, choices) {
                    continue;
                }
                let make = |choices: &mut Choices<'_>| self.property(shape, property, choices);
                let value = match property.presence() {
                    Presence::Required => Some(choices.part(make)),
                    Presence::Optional if choices.depth > DEEP => None,
                    Presence::Optional => choices.maybe(make),
                };
                object.extend(value.map(|value| (name.to_owned(), value)));
            }
        }
        choices.depth = choices.depth.saturating_sub(1);
        self.members(shape, &mut object, choices);
        // The most general first, so that a shape that extends another has the last word.
        let mut settling: Vec<_> = self.forms(shape).filter_map(|form| form.settle).collect();
        settling.reverse();
        for settle in settling {
            choices.part(|choices| settle(&mut object, choices));
        }
        object
    }

    /// Makes a list of objects of a shape.
    pub fn objects(
        &self,
        shape: &'static Shape,
        most: usize,
        choices: &mut Choices<'_>,
    ) -> Vec<Value> {
        choices.list(0..=most, |choices| self.object(shape, choices).into())
    }

    fn forms(&self, shape: &'static Shape) -> impl Iterator<Item = &'static Form> {
        let forms = self.0;
        shape.lineage().filter_map(move |shape| {
            let mut forms = forms.iter().copied().flatten();
            forms.find(|form| std::ptr::eq(form.shape, shape))
        })
    }

    /// Whether a property is one of the platforms and of the version that the object is for.
    fn applies(owner: &'static Shape, property: &'static Property, choices: &Choices<'_>) -> bool {
        let platforms = property.platforms.unwrap_or(owner.platforms);
        Self::is_for(platforms, choices)
            && property.since_in(owner) <= choices.version
            && Self::exists(property.value(), choices)
    }

    /// Whether there are such values on the platforms that the object is for: an object has to be
    /// for them as a whole, or with one of its properties.
    fn exists(kind: &'static Kind, choices: &Choices<'_>) -> bool {
        match *kind {
            Kind::List(item) | Kind::Map(item) => Self::exists(item, choices),
            Kind::Shape(shape) => {
                let mut properties = shape.properties().iter();
                let of_property = |property: &Property| {
                    let platforms = property.platforms;
                    platforms.is_some_and(|platforms| Self::is_for(platforms, choices))
                };
                Self::is_for(shape.platforms, choices) || properties.any(of_property)
            }
            _ => true,
        }
    }

    fn is_for(platforms: &[&str], choices: &Choices<'_>) -> bool {
        platforms.is_empty() || platforms.iter().any(|name| choices.is_for(name))
    }

    fn property(
        &self,
        shape: &'static Shape,
        property: &'static Property,
        choices: &mut Choices<'_>,
    ) -> Value {
        let made = self.forms(shape).find_map(|form| {
            let mut properties = form.properties.iter();
            properties.find(|(name, _)| *name == property.name())
        });
        match made {
            Some((_, make)) => make(choices),
            None => self.value(property.value(), choices),
        }
    }

    fn value(&self, kind: &'static Kind, choices: &mut Choices<'_>) -> Value {
        match *kind {
            Kind::Any => choices.any(),
            Kind::Bool => Value::Bool(choices.once_in(2)),
            Kind::String => Value::String(choices.text()),
            Kind::Enum(known) => Value::from(*choices.pick(known)),
            Kind::Integer(first, last) => choices.number(first, last),
            Kind::Number => Value::from(choices.below(1 << 53)),
            Kind::List(item) => {
                Value::Array(choices.list(0..=3, |choices| self.value(item, choices)))
            }
            Kind::Map(item) => {
                let member =
                    |choices: &mut Choices<'_>| (choices.text(), self.value(item, choices));
                Value::Object(choices.list(0..=3, member).into_iter().collect())
            }
            Kind::Shape(shape) => Value::Object(self.object(shape, choices)),
        }
    }

    /// Adds members that are none of the properties.
    fn members(
        &self,
        shape: &'static Shape,
        object: &mut Map<String, Value>,
        choices: &mut Choices<'_>,
    ) {
        let rest = self.forms(shape).find_map(|form| form.rest);
        if let Some(rest) = rest {
            object.extend(choices.list(0..=3, rest));
        } else if let Some(value) = shape.rest_value() {
            let member = |choices: &mut Choices<'_>| (choices.text(), self.value(value, choices));
            object.extend(choices.list(0..=3, member));
        } else if !self.forms(shape).any(|form| form.closed) {
            let unknown = choices.rarely(6, |choices| {
                choices.list(1..=UNKNOWN, |choices| {
                    (format!("com.example.{}", choices.text()), choices.any())
                })
            });
            object.extend(unknown.into_iter().flatten());
        }
    }
}
