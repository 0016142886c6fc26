//! What typed models of a specification's objects are made of.
//!
//! [`object!`](crate::object) implements serde for a struct whose field `extra` keeps the properties
//! that the specification does not name, [`vocabulary!`](crate::vocabulary) makes a string type of
//! which the specification names some values, and [`builder!`](crate::builder) makes a builder that
//! answers to the clauses.
//!
//! ```
//! use oci_conformance::{Clause, Property, Shape, Value, builder, model::Extra, object};
//!
//! /// A link.
//! #[derive(Clone, Debug, Default, PartialEq)]
//! pub struct Link {
//!     /// Its name.
//!     pub name: String,
//!     /// How many bytes fit into one packet.
//!     pub mtu: Option<u32>,
//!     /// Properties that the specification does not name.
//!     pub extra: Extra<Link>,
//! }
//!
//! object!(Link, "a link", {
//!     "name" => name: required_text,
//!     "mtu" => mtu: optional_integer,
//! });
//!
//! builder! {
//!     /// Makes a [`Link`].
//!     pub struct LinkBuilder(Link) => LINK;
//!     option mtu: u32;
//! }
//!
//! static LINK: Shape = Shape::new("link", "link.md#properties", &[
//!     Property::required("name", "link.name", Value::String),
//!     Property::optional("mtu", "link.mtu", Value::Integer(68, 65535)),
//! ]);
//!
//! let link = LinkBuilder::of(Link { name: "eth0".to_owned(), ..Link::default() });
//! let error = link.clone().mtu(1_u32).build().unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "/mtu: expected an integer from 68 to 65535, found 1 [link.mtu.json-type]",
//! );
//! let link = link.mtu(1500_u32).build()?;
//! let text = serde_json::to_string(&link).unwrap();
//! assert_eq!(text, r#"{"name":"eth0","mtu":1500}"#);
//! let text = r#"{"com.example.speed":10,"name":"eth0"}"#;
//! let link: Link = serde_json::from_str(text).unwrap();
//! assert_eq!(link.extra.get("com.example.speed"), Some(&10.into()));
//! # Ok::<(), oci_conformance::Invalid>(())
//! ```

mod builder;
mod extra;
mod object;
mod reading;
mod rewriting;
mod vocabulary;

#[doc(hidden)]
pub use self::object::{
    Integer, Name, OptionalList, OptionalPart, OptionalText, Place, Text, once, position, required,
    texts, value, write_extra,
};
#[doc(hidden)]
pub use self::vocabulary::{Word, WordText};
pub use self::{
    extra::{Extra, Specified, SpecifiedPropertyError},
    object::{FromText, Read},
    reading::{parse, read, reject},
    rewriting::rewrite,
};
#[doc(hidden)]
pub use {serde_core, serde_json};
