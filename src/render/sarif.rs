//! SARIF, the format of static analysis results: one log with one run over all paths.

mod log;
mod uri;

use std::{
    collections::BTreeMap,
    io::{self, Write},
    mem,
};

use oci_conformance::{ClauseRef, DocumentState, Finding, Place, Severity};
use oci_digest::Digest;

use self::{
    log::{
        Artifact, ArtifactLocation, Breach, BreachProperties, Configuration, Driver, Fingerprints,
        Invocation, Location, Log, LogicalLocation, Message, Notification, PhysicalLocation,
        Region, Rule, RuleProperties, Run, RunProperties, Specification, Subject, Tool,
    },
    uri::uri,
};
use super::{Render, more, obstacles};
use crate::{
    error::Error,
    judging::{Judged, Settings},
    listing::{Rulebook, is_advisory},
    name::{Name, is_stdin},
    printable::{printable, printable_json},
    status::Status,
};

/// A log is one object, so it is written when everything is known.
pub(super) struct Sarif<'s> {
    settings: &'s Settings<'s>,
    time: String,
    status: Status,
    rules: Vec<Rule>,
    /// Where each clause is among the rules.
    known: BTreeMap<String, usize>,
    notifications: Vec<Notification>,
    /// The hashes of each.
    artifacts: BTreeMap<ArtifactLocation, BTreeMap<String, String>>,
    breaches: Vec<Breach>,
    subjects: Vec<Subject>,
}

impl<'s> Sarif<'s> {
    pub(super) fn new(settings: &'s Settings<'s>, time: String) -> Self {
        Self {
            settings,
            time,
            status: Status::Conformant,
            rules: Vec::new(),
            known: BTreeMap::new(),
            notifications: Vec::new(),
            artifacts: BTreeMap::new(),
            breaches: Vec::new(),
            subjects: Vec::new(),
        }
    }

    fn rule(&mut self, clause: ClauseRef, rulebook: &Rulebook) -> usize {
        let next = self.rules.len();
        let index = *self.known.entry(clause.to_string()).or_insert(next);
        if index == next {
            self.rules.push(rule(clause, rulebook));
        }
        index
    }

    fn notify(&mut self, level: &'static str, text: &str, location: Location) {
        self.notifications.push(Notification {
            level,
            message: message(text),
            locations: vec![location],
        });
    }

    /// Says of each location where its file is among the artifacts, which has to be there if it has
    /// no address.
    fn index(&mut self) {
        let breaches = self.breaches.iter_mut();
        let breaches = breaches.flat_map(|breach| &mut breach.locations);
        let notifications = self.notifications.iter_mut();
        let notifications = notifications.flat_map(|told| &mut told.locations);
        let mut locations: Vec<&mut ArtifactLocation> = breaches
            .chain(notifications)
            .map(|location| &mut location.physical_location.artifact_location)
            .collect();
        for location in &locations {
            if location.uri.is_none() {
                self.artifacts.entry((**location).clone()).or_default();
            }
        }
        let indices: BTreeMap<&ArtifactLocation, usize> = self.artifacts.keys().zip(0..).collect();
        for location in &mut locations {
            location.index = indices.get(&**location).copied();
        }
    }
}

impl Render for Sarif<'_> {
    fn judged(&mut self, judged: &Judged, _: &mut dyn Write) -> io::Result<()> {
        let report = &judged.report;
        self.status = self.status.max(Status::of(judged, self.settings.level));
        for document in report.documents() {
            if document.state != DocumentState::Absent {
                let location = artifact_location(&judged.name, &document.file);
                self.artifacts
                    .entry(location)
                    .or_insert_with(|| hashes(document.digest.as_deref()));
            }
        }
        // How often each fingerprint was taken, so that no two findings share one.
        let mut taken: BTreeMap<String, u64> = BTreeMap::new();
        for finding in report.findings() {
            let rule_index = self.rule(finding.clause, judged.rulebook);
            let breach = breach(finding, rule_index, judged, &mut taken);
            self.breaches.push(breach);
        }
        for text in more(report) {
            self.notify("note", &text, whole(&judged.name));
        }
        for obstacle in report.obstacles() {
            let text = format!("not judged in full: {}", obstacle.message);
            let location = location(&Place::file(obstacle.file.clone()), &judged.name);
            self.notify("error", &text, location);
        }
        if report.obstacles().is_empty() {
            for reason in obstacles(report) {
                let text = format!("not judged in full: {reason}");
                self.notify("error", &text, whole(&judged.name));
            }
        }
        self.subjects.push(Subject {
            path: judged.name.given(),
            kind: Some(judged.kind),
            digest: judged.digest.clone(),
            spec: Some(Specification {
                name: judged.rulebook.catalogue.specification.name,
                version: judged.context(self.settings).version().to_string(),
            }),
            options: judged.options.clone(),
            verdict: report.conformance().as_str(),
            findings: report.breaches(),
        });
        Ok(())
    }

    fn failed(&mut self, name: &Name, error: &Error, _: &mut dyn Write) -> io::Result<()> {
        self.status = Status::Undetermined;
        self.notify("error", &error.to_string(), whole(name));
        self.subjects.push(Subject {
            path: name.given(),
            kind: None,
            digest: None,
            spec: None,
            options: Vec::new(),
            verdict: "not-judged",
            findings: 0,
        });
        Ok(())
    }

    fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        self.index();
        let version = env!("CARGO_PKG_VERSION");
        // The standard demands it: an error that is told means that the run has failed.
        let mut notifications = self.notifications.iter();
        let successful = notifications.all(|told| told.level != "error");
        let driver = Driver {
            name: env!("CARGO_PKG_NAME"),
            version,
            semantic_version: version,
            rules: mem::take(&mut self.rules),
        };
        let run = Run {
            tool: Tool { driver },
            invocations: [Invocation {
                execution_successful: successful,
                exit_code: self.status as u8,
                end_time_utc: self.time.clone(),
                tool_execution_notifications: mem::take(&mut self.notifications),
            }],
            column_kind: "unicodeCodePoints",
            artifacts: mem::take(&mut self.artifacts)
                .into_iter()
                .map(|(location, hashes)| Artifact { location, hashes })
                .collect(),
            results: mem::take(&mut self.breaches),
            properties: RunProperties {
                subjects: mem::take(&mut self.subjects),
            },
        };
        let log = Log {
            version: "2.1.0",
            schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            runs: [run],
        };
        let text = serde_json::to_string_pretty(&log)?;
        writeln!(to, "{}", printable_json(&text))
    }
}

fn rule(clause: ClauseRef, rulebook: &Rulebook) -> Rule {
    let advisory = is_advisory(clause);
    let summary = clause.summary();
    let full = match clause.note() {
        "" => summary.clone(),
        note => format!("{summary} {note}"),
    };
    Rule {
        id: clause.to_string(),
        short_description: message(&summary),
        full_description: message(&full),
        help_uri: rulebook.link(clause),
        help: message(&format!("oci-tool explain {clause}")),
        default_configuration: Configuration {
            level: level(clause.severity()),
        },
        properties: RuleProperties {
            level: clause.keyword().as_str(),
            origin: if advisory {
                "advisory"
            } else {
                "specification"
            },
            unreleased: clause.since().is_unreleased(),
        },
    }
}

fn breach(
    finding: &Finding,
    rule_index: usize,
    judged: &Judged,
    taken: &mut BTreeMap<String, u64>,
) -> Breach {
    let location = location(&finding.place, &judged.name);
    Breach {
        rule_id: finding.clause.to_string(),
        rule_index,
        level: level(finding.severity),
        message: message(&finding.message),
        partial_fingerprints: Fingerprints {
            clause_and_place: fingerprint(finding, &location, taken),
        },
        locations: [location],
        properties: BreachProperties {
            also: finding.also.iter().map(ToString::to_string).collect(),
            entry_offset: finding.place.entry.as_ref().map(|entry| entry.offset),
        },
    }
}

/// The names that SARIF has for severities happen to be ours.
const fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

/// The address of a file of what was judged, or of that itself. Standard input has none.
fn artifact_location(name: &Name, file: &str) -> ArtifactLocation {
    let stdin = is_stdin(name.path());
    let described = stdin.then(|| match file {
        "" => name.to_string(),
        file => format!("{file} in {name}"),
    });
    ArtifactLocation {
        uri: (!stdin).then(|| uri(name.path(), file)),
        index: None,
        description: described.as_deref().map(message),
    }
}

/// A digest as the hash of an artifact.
fn hashes(digest: Option<&str>) -> BTreeMap<String, String> {
    let hash = digest.and_then(|digest| digest.split_once(':'));
    let hash = hash.map(|(algorithm, encoded)| {
        // The registry of hash function names writes them with a hyphen.
        let name = match algorithm.strip_prefix("sha") {
            Some(bits) => format!("sha-{bits}"),
            None => algorithm.to_owned(),
        };
        (name, encoded.to_owned())
    });
    hash.into_iter().collect()
}

fn whole(name: &Name) -> Location {
    location(&Place::file(""), name)
}

fn location(place: &Place, name: &Name) -> Location {
    let region = match (&place.span, place.position, place.end) {
        (Some(span), Some(start), Some(end)) => Some(Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_offset: span.start,
            byte_length: span.len(),
        }),
        _ => None,
    };
    let entry = place.entry.as_ref().map(|entry| entry.name.as_str());
    let within = entry.unwrap_or(&place.pointer);
    let logical = (!within.is_empty()).then(|| LogicalLocation {
        fully_qualified_name: printable(within).into_owned(),
    });
    Location {
        physical_location: PhysicalLocation {
            artifact_location: artifact_location(name, &place.file),
            region,
        },
        logical_locations: logical.into_iter().collect(),
    }
}

/// What tells the finding from others in every run over the same path: the clause, the place, and
/// how many there were of both before. Lines and messages are no part of it, so that it is the same
/// after something else in the document has changed.
fn fingerprint(
    finding: &Finding,
    location: &Location,
    taken: &mut BTreeMap<String, u64>,
) -> String {
    let entry = finding.place.entry.as_ref();
    let entry = entry.map_or("", |entry| entry.name.as_str());
    let file = &location.physical_location.artifact_location;
    let described = file.description.as_ref();
    let described = described.map(|message| &message.text);
    let file = file.uri.as_ref().or(described).map_or("", String::as_str);
    let parts = [
        &finding.clause.to_string(),
        file,
        &finding.place.pointer,
        entry,
    ];
    let key = parts.join("\0");
    let before = taken.entry(key.clone()).or_default();
    let text = format!("{key}\0{before}");
    *before = before.saturating_add(1);
    let digest = Digest::sha256_of(text.as_bytes());
    digest.encoded().to_string()
}

/// A message without anything that a viewer takes for a link or for a placeholder.
fn message(text: &str) -> Message {
    let text = printable(text).replace('{', "{{").replace('}', "}}");
    let text = if text.contains("](") {
        text.replace('\\', "\\\\")
            .replace('[', "\\[")
            .replace(']', "\\]")
    } else {
        text
    };
    Message { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_holds_a_link() {
        assert_eq!(message("a[0] is b").text, "a[0] is b");
        assert_eq!(
            message("\\[x](http://example.com)\u{202e}").text,
            "\\\\\\[x\\](http://example.com)\\\\u{{202e}}"
        );
    }

    #[test]
    fn no_message_holds_a_placeholder() {
        assert_eq!(message("`{0}` is not {x").text, "`{{0}}` is not {{x");
    }
}
