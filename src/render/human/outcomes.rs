//! What became of each clause, as a table by outcome.

use std::io::{self, Write};

use oci_conformance::{ClauseRef, Context, Outcome};

use crate::judging::Judged;

pub(super) fn write(judged: &Judged, context: &Context<'_>, to: &mut dyn Write) -> io::Result<()> {
    let mut outcomes: Vec<_> = judged
        .rulebook
        .catalogue
        .outcomes(&judged.report, context)
        .collect();
    // The sort is stable, so that the specification's order is kept within each outcome.
    outcomes.sort_by_key(|(_, outcome)| rank(outcome));
    for (clause, outcome) in outcomes {
        write_row(clause, outcome, to)?;
    }
    Ok(())
}

fn rank(outcome: &Outcome) -> usize {
    match outcome {
        Outcome::Broken(_) => 0,
        Outcome::Held(_) => 1,
        Outcome::NotApplicable => 2,
        Outcome::Permits => 3,
        Outcome::NotChecked(_) => 4,
    }
}

fn write_row(clause: ClauseRef, outcome: Outcome, to: &mut dyn Write) -> io::Result<()> {
    let (word, detail) = match outcome {
        Outcome::Broken(1) => ("broken", "once".to_owned()),
        Outcome::Broken(times) => ("broken", format!("{times} times")),
        Outcome::Held(1) => ("held", "1 case".to_owned()),
        Outcome::Held(cases) => ("held", format!("{cases} cases")),
        Outcome::NotApplicable => ("not applicable", String::new()),
        Outcome::Permits => ("permits", String::new()),
        Outcome::NotChecked(reason) => ("not checked", reason.to_string()),
    };
    let line = format!(
        "{word:14}  {detail:12}  {:11}  {clause}",
        clause.keyword().as_str()
    );
    writeln!(to, "{line}")
}
