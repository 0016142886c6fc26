//! Holding configurations against the features of a runtime.

use std::path::Path;

use oci_conformance::{Clause, Document, Limits, Node, Place, Reason, Report};
use oci_runtime::{
    Config, Features,
    features::{Gap, Support, UNKNOWN_SUPPORT, UNSAFE_ANNOTATION, UNSUPPORTED},
};

use super::Coverage;
use crate::{
    error::Error,
    input::{self, Input},
    name::Name,
};

/// The features that a runtime says it has.
pub(crate) struct Offer {
    name: Name,
    features: Features,
}

impl Offer {
    /// Reads the features from a file, or from standard input.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let name = Name::of(path);
        let Input::Document(text) = input::open(path, Limits::DEFAULT.bytes, true)? else {
            let cause = "it is a directory".to_owned();
            return Err(Error::NoFeatures { name, cause });
        };
        match Features::from_slice(&text) {
            Ok(features) => Ok(Self { name, features }),
            Err(rejected) => {
                let report = rejected.report();
                let finding = report.findings().first().map(ToString::to_string);
                let obstacle = report.obstacles().first();
                let cause = finding
                    .or_else(|| obstacle.map(|obstacle| obstacle.message.clone()))
                    .unwrap_or_else(|| rejected.error().to_string());
                Err(Error::NoFeatures { name, cause })
            }
        }
    }
}

/// Adds what a configuration asks for and the runtime does not promise. The configuration is `None`
/// if it could not be read.
pub(super) fn advise(
    config: Option<&Document<'_>>,
    file: &str,
    offer: Option<&Offer>,
    report: &mut Report,
) -> Option<Coverage> {
    let Some(offer) = offer else {
        leave(Reason::Option, report);
        return None;
    };
    let typed = config.map(|document| Config::from_slice(document.root().raw()));
    let (document, config) = match (config, typed) {
        (Some(document), Some(Ok(config))) => (document, config),
        (_, typed) => {
            if let Some(Err(rejected)) = typed
                && report.conforms()
            {
                let cause = rejected.error();
                let message = format!("cannot be held against {}: {cause}", offer.name);
                report.obstacle(file, Reason::Prerequisite, message);
            }
            leave(Reason::Prerequisite, report);
            return None;
        }
    };
    for support in ALL {
        report.case(clause_of(support));
    }
    let mut coverage = Coverage {
        features: offer.name.clone(),
        unsupported: 0,
        unknown: 0,
        unsafe_annotations: 0,
    };
    for gap in offer.features.covers(&config) {
        let clause = clause_of(gap.support);
        match gap.support {
            Support::Unsupported => coverage.unsupported += 1,
            Support::Unknown => coverage.unknown += 1,
            Support::Unsafe => coverage.unsafe_annotations += 1,
        }
        let message = message(&gap, &offer.name);
        let place = || {
            let span = find(document.root(), &gap.config).span();
            Place::new(file, gap.config, Some(span))
        };
        report.breach_at(clause, place, message);
    }
    Some(coverage)
}

const ALL: [Support; 3] = [Support::Unsupported, Support::Unknown, Support::Unsafe];

fn clause_of(support: Support) -> &'static Clause {
    match support {
        Support::Unsupported => &UNSUPPORTED,
        Support::Unknown => &UNKNOWN_SUPPORT,
        Support::Unsafe => &UNSAFE_ANNOTATION,
    }
}

fn leave(reason: Reason, report: &mut Report) {
    for support in ALL {
        report.unjudged(clause_of(support), reason);
    }
}

fn message(gap: &Gap, features: &Name) -> String {
    let at = match gap.features.as_str() {
        "" => "the whole",
        pointer => pointer,
    };
    format!("{} ({features}: {at})", gap.message)
}

/// What a JSON pointer points at or, if that is missing, what lacks it.
fn find<'d>(root: Node<'d>, pointer: &str) -> Node<'d> {
    let mut node = root;
    for token in pointer.split('/').skip(1) {
        let item = token.parse().ok().and_then(|index| node.items().nth(index));
        let name = token.replace("~1", "/").replace("~0", "~");
        match item.or_else(|| node.get(&name)) {
            Some(next) => node = next,
            None => break,
        }
    }
    node
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What is hostile about it is the number: each gap has a place in a list of as many.
    #[test]
    fn a_great_many_gaps_are_counted() {
        const COUNT: usize = 200_000;
        let features =
            br#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.3.0","linux":{"capabilities":[]}}"#;
        let offer = Offer {
            name: Name::of(Path::new("features.json")),
            features: Features::from_slice(features).unwrap(),
        };
        let capabilities: Vec<_> = (0..COUNT).map(|number| format!("CAP_{number}")).collect();
        let process = json!({"cwd": "/", "capabilities": {"bounding": capabilities}});
        let text = json!({"ociVersion": "1.3.0", "process": process}).to_string();
        let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
        let mut report = Report::default();
        let coverage = advise(Some(&document), "", Some(&offer), &mut report).unwrap();
        assert_eq!(coverage.unsupported, COUNT);
        let last = report.findings().last().unwrap();
        let span = last.place.span.clone().unwrap();
        assert_eq!(text.get(span), Some("\"CAP_99\""));
    }

    #[test]
    fn what_is_missing_is_where_it_should_be() {
        let text = br#"{"a/b":[{"~":1},2],"c":{}}"#;
        let document = Document::parse(text, &Limits::DEFAULT).unwrap();
        for (pointer, found) in [
            ("", ""),
            ("/a~1b/0/~0", "/a~1b/0/~0"),
            ("/a~1b/1", "/a~1b/1"),
            ("/a~1b/2", "/a~1b"),
            ("/c/d/e", "/c"),
            ("/x", ""),
        ] {
            assert_eq!(find(document.root(), pointer).pointer(), found, "{pointer}");
        }
    }
}
