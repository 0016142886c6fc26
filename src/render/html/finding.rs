//! What was found.

use std::io::{self, Write};

use oci_conformance::{Excerpt, Finding};

use super::{
    super::{more, place},
    text::Text,
};
use crate::{judging::Judged, listing::keyword};

/// Writes the findings of the path with this number.
pub(super) fn write(number: usize, judged: &Judged, to: &mut dyn Write) -> io::Result<()> {
    let report = &judged.report;
    writeln!(to, "<h3>Findings</h3>")?;
    if report.findings().is_empty() {
        return writeln!(to, "<p>There are none.</p>");
    }
    writeln!(to, r#"<ol class="findings">"#)?;
    for (index, finding) in report.findings().iter().enumerate() {
        let id = format!("finding-{number}-{}", index + 1);
        write_finding(&id, finding, judged, to)?;
    }
    writeln!(to, "</ol>")?;
    for line in more(report) {
        writeln!(to, "<p>{}</p>", Text(&line))?;
    }
    Ok(())
}

fn write_finding(
    id: &str,
    finding: &Finding,
    judged: &Judged,
    to: &mut dyn Write,
) -> io::Result<()> {
    let severity = finding.severity.as_str();
    let at = place(&finding.place, judged);
    writeln!(
        to,
        r#"<li id="{id}" class="finding {severity}">
<h4><b class="word">{severity}</b> {}</h4>
<p class="place"><code>{}</code></p>"#,
        Text(&finding.message),
        Text(&at)
    )?;
    if let Some(excerpt) = &finding.place.excerpt {
        write_excerpt(excerpt, to)?;
    }
    let clause = finding.clause.to_string();
    let unreleased = if finding.clause.since().is_unreleased() {
        " (not yet in a release)"
    } else {
        ""
    };
    writeln!(
        to,
        r#"<p><b>{}</b> <a href="{}"><code>{}</code></a>{unreleased}: {}</p>"#,
        keyword(finding.clause),
        Text(&judged.rulebook.link(finding.clause)),
        Text(&clause),
        Text(&finding.clause.summary()),
    )?;
    if !finding.also.is_empty() {
        write!(to, "<p>Also broken by this:")?;
        for (index, also) in finding.also.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(to, "{comma} <code>{}</code>", Text(&also.to_string()))?;
        }
        writeln!(to, "</p>")?;
    }
    writeln!(
        to,
        r#"<p class="help">Help: <code>oci-tool explain {}</code></p>
</li>"#,
        Text(&clause)
    )
}

fn write_excerpt(excerpt: &Excerpt, to: &mut dyn Write) -> io::Result<()> {
    let text = |range| excerpt.text.get(range).unwrap_or_default();
    let (start, end) = (excerpt.highlight.start, excerpt.highlight.end);
    let ellipsis = |cut| if cut { "…" } else { "" };
    writeln!(
        to,
        "<pre><code>{}{}<mark>{}</mark>{}{}</code></pre>",
        ellipsis(excerpt.cut_before),
        Text(text(0..start)),
        Text(text(start..end)),
        Text(text(end..excerpt.text.len())),
        ellipsis(excerpt.cut_behind)
    )
}
