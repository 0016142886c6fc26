//! The words that the specifications' documents are made of.

use std::collections::BTreeSet;

use oci_conformance::{DocumentType, Shape, Value};
use oci_image::{
    MediaType, annotations,
    platform::{Architecture, Os, Variant},
};
use oci_runtime::{
    config::{
        self, MountOption, MountType,
        process::{Capability, IoPriorityClass, RlimitType, SchedulerFlag, SchedulerPolicy},
    },
    config_linux::{self, Clock, memory_policy, seccomp},
    config_vm::ImageFormat,
    config_zos,
    state::Status,
};

/// The words of documents about images.
pub fn of_images() -> BTreeSet<&'static str> {
    let open = [
        MediaType::KNOWN,
        Architecture::KNOWN,
        Os::KNOWN,
        Variant::KNOWN,
        annotations::PREDEFINED,
        annotations::conversion::KEYS,
    ];
    of(oci_image::DOCUMENT_TYPES, &open)
}

/// The words of documents about runtimes.
pub fn of_runtimes() -> BTreeSet<&'static str> {
    let open = [
        Capability::KNOWN,
        Clock::KNOWN,
        ImageFormat::KNOWN,
        IoPriorityClass::KNOWN,
        MountOption::KNOWN,
        MountType::KNOWN,
        RlimitType::KNOWN,
        SchedulerFlag::KNOWN,
        SchedulerPolicy::KNOWN,
        Status::KNOWN,
        config::annotations::IMAGE_KEYS,
        config_linux::NamespaceType::KNOWN,
        config_zos::NamespaceType::KNOWN,
        memory_policy::Flag::KNOWN,
        seccomp::Arch::KNOWN,
        seccomp::Flag::KNOWN,
    ];
    of(oci_runtime::DOCUMENT_TYPES, &open)
}

/// The names of properties and the values of closed lists in documents of these types, and of open
/// lists, of which the types do not tell.
fn of(kinds: &[&'static DocumentType], open: &[&[&'static str]]) -> BTreeSet<&'static str> {
    let mut words: BTreeSet<_> = open.concat().into_iter().collect();
    for kind in kinds {
        for shape in kind.shape.reachable() {
            words.extend(shape.properties().iter().map(|property| property.name()));
            for value in values(shape) {
                if let Value::Enum(texts) = value {
                    words.extend(texts);
                }
            }
        }
    }
    words
}

fn values(shape: &'static Shape) -> impl Iterator<Item = Value> {
    let properties = shape.properties().iter().map(|property| *property.value());
    properties.chain(shape.rest_value().copied()).map(innermost)
}

fn innermost(value: Value) -> Value {
    match value {
        Value::List(item) | Value::Map(item) => innermost(*item),
        value => value,
    }
}

/// A line of a dictionary of libFuzzer: the word as a JSON string.
pub fn line(word: &str) -> String {
    let quoted = format!("\"{word}\"");
    let escaped: String = quoted
        .bytes()
        .flat_map(std::ascii::escape_default)
        .map(char::from)
        .collect();
    format!("\"{}\"\n", escaped.replace("\\'", "'"))
}
