//! The verdict, and what it is founded on.

use std::collections::BTreeMap;

use oci_conformance::{Conformance, Context, Outcome, Reason, Summary};

use super::obstacles;
use crate::{
    judging::{Judged, Settings, UNREAD, image::LAYOUT, runtime::BUNDLE},
    printable::printable,
    status::threshold,
};

pub(super) fn verdict(judged: &Judged, settings: &Settings<'_>) -> String {
    let name = &judged.name;
    let report = &judged.report;
    let noun = match judged.kind {
        LAYOUT => "image layout",
        BUNDLE => "bundle",
        UNREAD => "JSON document",
        "oci-layout" => "oci-layout file",
        "features" => "features document",
        "container-process-state" => "container process state",
        other => other,
    };
    let by = format!(
        "({} {}, oci-tool {})",
        judged.rulebook.catalogue.specification.name,
        judged.context(settings).version(),
        env!("CARGO_PKG_VERSION"),
    );
    let (verdict, good) = match report.conformance() {
        Conformance::Conformant if report.fails(threshold(settings.level)) => {
            let level = settings.level.as_str().to_lowercase();
            let verdict =
                format!("{name} is a conformant {noun} {by}, but fails at --level {level}");
            (verdict, false)
        }
        Conformance::Conformant => (format!("{name} is a conformant {noun} {by}"), true),
        Conformance::NotConformant => (format!("{name} is not a conformant {noun} {by}"), false),
        Conformance::Undetermined => {
            let reasons = obstacles(report);
            let first = reasons.first().map_or("", String::as_str);
            let more = match reasons.len() {
                0 | 1 => String::new(),
                n => format!(" (and {} more)", n - 1),
            };
            let first = printable(first);
            (
                format!("{name} could not be judged in full: {first}{more} {by}"),
                false,
            )
        }
    };
    let select = judged.options.iter();
    let select = select.filter(|option| option.starts_with("--select="));
    let select: Vec<&str> = select.map(String::as_str).collect();
    let verdict = match select.join(" ").as_str() {
        "" => verdict,
        select => format!("{verdict}, as far as {} leads", printable(select)),
    };
    match &judged.coverage {
        Some(coverage) if coverage.unsupported > 0 => {
            let features = &coverage.features;
            let joined = if good { "but" } else { "and" };
            let things = match coverage.unsupported {
                1 => "1 thing".to_owned(),
                n => format!("{n} things"),
            };
            format!("{verdict}, {joined} asks for {things} that {features} does not support")
        }
        _ => verdict,
    }
}

/// The document, or the layout's index, and its digest.
pub(super) fn subject(judged: &Judged) -> Option<String> {
    let digest = judged.digest.as_deref()?;
    Some(match judged.kind {
        LAYOUT => format!("index.json {digest}"),
        BUNDLE => format!("config.json {digest}"),
        _ => digest.to_owned(),
    })
}

/// How many clauses had which outcome.
pub(super) fn counts(judged: &Judged, context: &Context<'_>) -> String {
    let (report, catalogue) = (&judged.report, judged.rulebook.catalogue);
    let summary = catalogue.summary(report, context);
    let mut reasons: BTreeMap<Reason, usize> = BTreeMap::new();
    for (_, outcome) in catalogue.outcomes(report, context) {
        if let Outcome::NotChecked(reason) = outcome {
            *reasons.entry(reason).or_default() += 1;
        }
    }
    text(&summary, &reasons)
}

fn text(summary: &Summary, reasons: &BTreeMap<Reason, usize>) -> String {
    let text = format!(
        "{} clauses: {} held, {} broken, {} not applicable, {} permit, {} not checked",
        summary.clauses,
        summary.held,
        summary.broken,
        summary.not_applicable,
        summary.permits,
        summary.not_checked,
    );
    let by_reason: Vec<String> = match reasons.len() {
        1 => reasons.keys().map(ToString::to_string).collect(),
        _ => reasons
            .iter()
            .map(|(reason, n)| format!("{n} {reason}"))
            .collect(),
    };
    if by_reason.is_empty() {
        return text;
    }
    text + " (" + &by_reason.join(", ") + ")"
}
