//! JSON Schemas made from shapes, with the feature `schema`.
//!
//! A [`Shape`] says of each property what a schema can say: its type and range, whether it has to
//! be there, and which clauses say so. What it leaves to rules, such as the grammar of a string, a
//! [`Grammar`] adds. A schema demands what is reported as an error if it is missing, and nothing
//! more: advice is not enforced, and every object may have other properties.
//!
//! Beside the key words of [draft 2020-12](https://json-schema.org/draft/2020-12/schema) there are
//! these annotations:
//!
//! - `x-oci-clauses`: the ids of the clauses that bind a property or an object,
//! - `x-oci-section`: the address of the section that describes it,
//! - `x-oci-since`: the version that a property came with, if the oldest release lacks it.
//!
//! ```
//! use oci_conformance::{
//!     Catalogue, Clause, Heading, Property, Shape, Specification, Value, Version,
//!     schema::{SchemaSource, schemars::schema_for}, shape_schemas,
//! };
//!
//! static LINK: Shape = Shape::new("link", "link.md#properties", &[
//!     Property::required("name", "link.name", Value::String),
//!     Property::optional("mtu", "link.mtu", Value::Integer(68, 65535)),
//! ]);
//! static CATALOGUE: Catalogue = Catalogue {
//!     specification: &Specification {
//!         name: "link-spec", repository: "https://example.com/link", releases: &[],
//!     },
//!     headings: &[&Heading { file: "link.md", shapes: &[&LINK], clauses: &[] }],
//! };
//! static SOURCE: SchemaSource = SchemaSource {
//!     catalogue: &CATALOGUE, parts: PARTS, grammars: &[],
//! };
//!
//! pub struct Link { /* … */ }
//!
//! shape_schemas! {
//!     static PARTS from SOURCE;
//!     types { "Link" = Link => &LINK, }
//!     parts {}
//! }
//!
//! let schema = schema_for!(Link);
//! assert_eq!(schema.pointer("/properties/mtu/maximum"), Some(&65535.into()));
//! assert_eq!(schema.pointer("/required/0"), Some(&"name".into()));
//! ```

mod bindings;
mod object;
mod value;

use std::fmt;

pub use schemars;
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};

use crate::{Catalogue, Shape};

/// What the schemas of a specification's shapes are made from.
#[derive(Debug)]
pub struct SchemaSource {
    /// All clauses, of which schemas name those that bind a property.
    pub catalogue: &'static Catalogue,
    /// The shapes that have a schema of their own. A shape that leads back to itself has to be
    /// among them; one that is not is written where it is used.
    pub parts: &'static [Part],
    /// What shapes leave to rules.
    pub grammars: &'static [Grammar],
}

/// How a schema is made, or referred to.
pub type MakeSchema = fn(&mut SchemaGenerator) -> Schema;

/// A shape with a schema of its own; see [`shape_schemas!`](crate::shape_schemas).
pub struct Part {
    /// The shape.
    pub shape: &'static Shape,
    /// Refers to its schema.
    pub schema: MakeSchema,
}

/// Writes the shape alone.
impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Part").field(&self.shape).finish()
    }
}

/// What rules say of values and shapes do not, as far as a schema can say it.
pub struct Grammar {
    /// Which values.
    pub of: Governed,
    /// The schema of such a value; of what is in it, if it is a list or a map.
    pub schema: MakeSchema,
}

/// The values that a [`Grammar`] speaks of.
#[derive(Clone, Copy, Debug)]
pub enum Governed {
    /// Those of the property whose clauses' ids begin so.
    Property(&'static str),
    /// Those of the members of such an object that are none of its properties.
    Rest(&'static Shape),
}

/// Writes what it speaks of alone.
impl fmt::Debug for Grammar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Grammar").field(&self.of).finish()
    }
}

/// A type of document with a schema.
#[derive(Clone, Copy)]
pub struct DocumentSchema {
    /// What it is called, as in `oci-tool schema image-manifest`.
    pub name: &'static str,
    /// What the specification calls it.
    pub title: &'static str,
    version: Option<u32>,
    make: fn() -> Schema,
}

impl DocumentSchema {
    /// The schema of the document that `T` is the type of.
    #[must_use]
    pub const fn of<T: JsonSchema>(name: &'static str, title: &'static str) -> Self {
        Self::new(name, title, || {
            let settings = SchemaSettings::draft2020_12();
            settings.into_generator().into_root_schema_for::<T>()
        })
    }

    /// The schema of a document that is made otherwise.
    #[must_use]
    pub const fn new(name: &'static str, title: &'static str, make: fn() -> Schema) -> Self {
        Self {
            name,
            title,
            version: None,
            make,
        }
    }

    /// The document has a format of its own version.
    #[must_use]
    pub const fn version(mut self, version: u32) -> Self {
        self.version = Some(version);
        self
    }

    /// What identifies the schema.
    ///
    /// It is a name and not an address: nobody is made to fetch what is not there, and nobody else
    /// can put something there.
    #[must_use]
    pub fn id(&self) -> String {
        let id = format!("urn:oci-tool:schema:{}", self.name);
        match self.version {
            None => id,
            Some(version) => format!("{id}:{version}"),
        }
    }

    /// Makes the schema.
    #[must_use]
    pub fn schema(&self) -> Schema {
        let mut schema = (self.make)();
        schema.insert("$id".to_owned(), self.id().into());
        schema.insert("title".to_owned(), self.title.into());
        schema
    }
}

/// Writes the name alone.
impl fmt::Debug for DocumentSchema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DocumentSchema").field(&self.name).finish()
    }
}

/// Implements [`JsonSchema`] for types by the shapes of their objects, under names that are unique
/// within the specification, and lists the shapes as [`Part`]s.
///
/// `types` are types that exist; `parts` are shapes without a type of their own, which get one that
/// has no values. See [`schema`](crate::schema) for an example.
#[macro_export]
macro_rules! shape_schemas {
    (
        $(#[$meta:meta])*
        $vis:vis static $parts:ident from $source:ident;
        types { $($name:literal = $type:ty => $shape:expr,)* }
        parts { $($part_name:literal = $part:ident => $part_shape:expr,)* }
    ) => {
        $(#[$meta])*
        $vis static $parts: &[$crate::schema::Part] = &[
            $($crate::__shape_part!($type => $shape),)*
            $($crate::__shape_part!($part => $part_shape),)*
        ];

        $($crate::__shape_schema!($source, $name = $type => $shape);)*
        $(
            enum $part {}
            $crate::__shape_schema!($source, $part_name = $part => $part_shape);
        )*
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __shape_part {
    ($type:ty => $shape:expr) => {
        $crate::schema::Part {
            shape: $shape,
            schema: |generator| generator.subschema_for::<$type>(),
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __shape_schema {
    ($source:ident, $name:literal = $type:ty => $shape:expr) => {
        impl $crate::schema::schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", $name).into()
            }

            fn json_schema(
                generator: &mut $crate::schema::schemars::SchemaGenerator,
            ) -> $crate::schema::schemars::Schema {
                $source.object($shape, generator)
            }
        }
    };
}

#[cfg(test)]
mod tests;
