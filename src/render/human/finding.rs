//! One finding, with the source line that it is about.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Style};
use oci_conformance::{Finding, Obstacle, Severity};

use super::{
    super::{place, within},
    excerpt::piece,
};
use crate::{judging::Judged, listing::keyword, printable::printable};

/// As the renderer draws it.
const ARROW: Style = AnsiColor::BrightBlue.on_default().bold();
/// How many other clauses a finding names.
const ALSO: usize = 4;

pub(super) fn shown(finding: &Finding, judged: &Judged, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let at = place(&finding.place, judged);
    let at = printable(&at);
    let title = level
        .primary_title(printable(&finding.message))
        .id(finding.clause.to_string());
    let (Some(position), Some(excerpt)) = (finding.place.position, &finding.place.excerpt) else {
        let group = title.element(Origin::path(at));
        return without_source(&renderer.render(&[asides(group, finding, judged)]));
    };
    let piece = piece(excerpt);
    let snippet = Snippet::source(piece.text)
        .line_start(position.line)
        .annotation(AnnotationKind::Primary.span(piece.highlight));
    let group = title.element(snippet);
    let text = renderer.render(&[asides(group, finding, judged)]);
    // The column in the source is not that in the excerpt, and the pointer is part of the place,
    // so this line cannot be left to the renderer.
    let (title, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let margin = position.line.to_string().len();
    format!("{title}\n{:margin$}{ARROW}-->{ARROW:#} {at}\n{rest}", "")
}

/// Adds the lines below the source.
fn asides<'g>(mut group: Group<'g>, finding: &Finding, judged: &Judged) -> Group<'g> {
    let unreleased = finding.clause.since().is_unreleased();
    let unreleased = if unreleased {
        "  (not yet in a release)"
    } else {
        ""
    };
    let link = judged.rulebook.link(finding.clause);
    group = aside(
        group,
        &format!("{}  {link}{unreleased}", keyword(finding.clause)),
    );
    if !finding.also.is_empty() {
        let named = finding.also.iter().take(ALSO).map(ToString::to_string);
        let named = named.collect::<Vec<_>>().join(", ");
        let also = match finding.also.len().saturating_sub(ALSO) {
            0 => format!("also  {named}"),
            more => format!("also  {named} and {more} more"),
        };
        group = aside(group, &also);
    }
    aside(group, &format!("help  oci-tool explain {}", finding.clause))
}

pub(super) fn obstacle(obstacle: &Obstacle, judged: &Judged, renderer: &Renderer) -> String {
    let file = printable(&within(&obstacle.file, judged)).into_owned();
    let group = Level::WARNING
        .primary_title(format!(
            "not judged in full: {}",
            printable(&obstacle.message)
        ))
        .id(obstacle.reason.as_str())
        .element(Origin::path(file));
    without_source(&renderer.render(&[group]))
}

/// Moves what stands below a title as far to the right as it is with a line number of one digit.
fn without_source(rendered: &str) -> String {
    rendered.replace('\n', "\n ")
}

fn aside<'g>(group: Group<'g>, text: &str) -> Group<'g> {
    group.element(Level::NOTE.no_name().message(text.to_owned()))
}
