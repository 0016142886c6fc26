//! Judging a bundle.

use std::{io, path::Path};

use oci_conformance::{
    ClauseRef, Context, Document, DocumentState, DocumentType, ErrorKind, JudgedDocument,
    ParseError, Place, Reason, Report, judge, judge_document,
};

use super::{
    Bundle, CONFIG, Judgement, Options,
    clauses::{
        ARTIFACTS_SINGLE_DIRECTORY, CONFIG_IN_ROOT, CONFIG_NAME, CONFIG_REQUIRED, LOCAL_DIRECTORY,
    },
    devices,
    directory::{self, Found},
    ledger::Ledger,
    root,
};
use crate::{config, config_linux::PATH_EXISTING_MISMATCH_ERROR, host};

static KIND: &DocumentType = &config::DOCUMENT;

/// Judges the bundle in a directory, its configuration included.
///
/// The configuration is judged by the version that it names and the platforms that it is for,
/// unless told. Links are followed as long as they stay in the bundle; nothing else than regular
/// files is opened.
///
/// # Errors
///
/// Fails if there is nothing at `path`, or if the directory cannot be listed. A configuration that
/// cannot be read is an obstacle in the report.
pub fn judge_bundle(path: &Path, options: &Options<'_>) -> io::Result<Judgement> {
    if path.metadata()?.is_dir() {
        return Bundle::open(path)?.judge(options);
    }
    let mut report = Report::new(options.context.findings);
    let mut ledger = Ledger {
        context: options.context,
        report: &mut report,
    };
    ledger.case(&LOCAL_DIRECTORY);
    ledger.breach(&LOCAL_DIRECTORY, Place::file(""), "it is no directory");
    for clause in [&CONFIG_REQUIRED, &CONFIG_IN_ROOT, &CONFIG_NAME] {
        ledger.unjudged(clause, Reason::Prerequisite);
    }
    leave(&mut ledger, Reason::Prerequisite);
    Ok(Judgement {
        report,
        config: None,
    })
}

impl Bundle {
    /// Judges the bundle, as [`judge_bundle`] does.
    ///
    /// # Errors
    ///
    /// Fails if the directory cannot be listed.
    pub fn judge(&self, options: &Options<'_>) -> io::Result<Judgement> {
        let mut report = Report::new(options.context.findings);
        let mut ledger = Ledger {
            context: options.context,
            report: &mut report,
        };
        ledger.cases(&[
            &LOCAL_DIRECTORY,
            &CONFIG_REQUIRED,
            &CONFIG_IN_ROOT,
            &CONFIG_NAME,
        ]);
        let listing = directory::list(&self.path, CONFIG)?;
        let found = if listing.exact {
            directory::find(&self.path, CONFIG).and_then(|found| match found {
                Found::File(mut file) => {
                    let text = directory::read(&mut file, options.context.limits.bytes)?;
                    Ok(Ok(text))
                }
                other => Ok(Err(other)),
            })
        } else {
            Ok(Err(Found::Missing))
        };
        match found {
            Ok(Ok(text)) => {
                self.judge_config(&text, options, &mut report);
                return Ok(Judgement {
                    report,
                    config: Some(text),
                });
            }
            Ok(Err(found)) => {
                let place = || Place::file(CONFIG);
                match found {
                    Found::Outside => {
                        let message = "`config.json` is a link that leads out of the bundle";
                        ledger.breach(&CONFIG_IN_ROOT, place(), message);
                    }
                    Found::Irregular(what) => {
                        let message = format!("expected a file, found {what}");
                        ledger.breach(&CONFIG_REQUIRED, place(), message);
                    }
                    Found::Missing | Found::File(_) => {
                        let message = "the bundle has no `config.json`";
                        ledger.breach(&CONFIG_REQUIRED, place(), message);
                        misplaced(&listing, &mut ledger);
                    }
                }
                leave(&mut ledger, Reason::Prerequisite);
                report.sort();
            }
            Err(error) => {
                leave(&mut ledger, Reason::Io);
                let document = JudgedDocument::new(CONFIG, KIND.name, DocumentState::Unread);
                report.document(document);
                report.obstacle(CONFIG, Reason::Io, error.to_string());
            }
        }
        Ok(Judgement {
            report,
            config: None,
        })
    }

    fn judge_config(&self, text: &[u8], options: &Options<'_>, report: &mut Report) {
        let context = &options.context;
        let document = match Document::parse(text, &context.limits) {
            Ok(document) => document,
            Err(error) => return unreadable(&error, text, context, report),
        };
        report.document(JudgedDocument::new(
            CONFIG,
            KIND.name,
            DocumentState::Judged,
        ));
        judge_document(&document, KIND, context, CONFIG, report);
        let config = document.root();
        let terms = KIND.terms_of(config);
        let mut ledger = Ledger {
            context: terms.apply(*context),
            report,
        };
        match root::judge(config, &self.path, &mut ledger) {
            Some(directory) => devices::judge(config, &directory, &mut ledger),
            None => ledger.unjudged(&PATH_EXISTING_MISMATCH_ERROR, Reason::Prerequisite),
        }
        let own = ledger.context;
        match options.host {
            Some(host) => host::judge_host(config, CONFIG, &own, host, ledger.report),
            None => host::leave(&mut ledger, Reason::Option),
        }
        report.sort();
        report.locate(|file| (file == CONFIG).then(|| text.into()));
    }
}

/// The configuration is no JSON, or too much of it.
fn unreadable(error: &ParseError, text: &[u8], context: &Context<'_>, report: &mut Report) {
    let state = if matches!(error.kind(), ErrorKind::Limit(_)) {
        DocumentState::Unread
    } else {
        DocumentState::Judged
    };
    report.document(JudgedDocument::new(CONFIG, KIND.name, state));
    report.merge(judge(text, KIND, context, CONFIG));
    let mut ledger = Ledger {
        context: *context,
        report,
    };
    leave_bundle(&mut ledger, Reason::Prerequisite);
}

/// Tells of files that may have been meant to be the configuration.
fn misplaced(listing: &directory::Listing, ledger: &mut Ledger<'_>) {
    if let Some(name) = &listing.alike {
        let message = "the name of the configuration differs from `config.json`";
        ledger.breach(&CONFIG_NAME, Place::file(name), message);
    }
    if let Some(below) = &listing.below {
        let place = Place::file(format!("{below}/{CONFIG}"));
        let message = "the configuration is not right in the directory of the bundle";
        ledger.breach(&CONFIG_IN_ROOT, place, message);
    }
}

/// No configuration can be held against what it should be.
fn leave(ledger: &mut Ledger<'_>, reason: Reason) {
    for clause in KIND.clauses() {
        ledger.unjudged(clause, reason);
    }
    leave_bundle(ledger, reason);
}

fn leave_bundle(ledger: &mut Ledger<'_>, reason: Reason) {
    let own = root::PRESENT
        .iter()
        .copied()
        .chain([&ARTIFACTS_SINGLE_DIRECTORY, &PATH_EXISTING_MISMATCH_ERROR]);
    for clause in own.map(ClauseRef::from) {
        ledger.unjudged(clause, reason);
    }
    host::leave(ledger, reason);
}
