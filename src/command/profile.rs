//! `oci-tool runtime profile`

use std::io::{self, Write};

use anstyle::Style;
use oci_runtime::vm_profile::{Applies, Condition, Entry, Profile};
use serde::Serialize;

use crate::{
    cli::{EntryFormat, ProfileArgs},
    error::Error,
    judging::runtime::profile::profile,
    output::Output,
    status::Status,
};

const BOLD: Style = Style::new().bold();

pub(super) fn run(args: &ProfileArgs, output: &mut Output) -> Result<Status, Error> {
    let profile = profile(args.name);
    for entry in profile.entries() {
        match args.format {
            EntryFormat::Human => write_entry(entry, output)?,
            EntryFormat::Json => {
                serde_json::to_writer(&mut *output, &Record::of(entry, &profile))
                    .map_err(io::Error::from)?;
                writeln!(output)?;
            }
        }
    }
    Ok(Status::Conformant)
}

fn write_entry(entry: &Entry, to: &mut Output) -> io::Result<()> {
    let Entry {
        pointer,
        condition,
        applies,
        reason,
        citation,
        ..
    } = entry;
    let condition = match condition {
        Condition::Always => String::new(),
        other => format!(", {other}"),
    };
    writeln!(to, "{BOLD}{pointer}{BOLD:#}  {applies}{condition}")?;
    writeln!(to, "    {reason}")?;
    writeln!(to, "    {citation}")
}

/// An entry for other programs.
#[derive(Serialize)]
struct Record<'e> {
    profile: &'e str,
    pointer: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<ConditionRecord>,
    applies: &'static str,
    reason: &'e str,
    citation: &'e str,
}

/// Which values an entry is about.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum ConditionRecord {
    /// Those that are one of these.
    Is { values: &'static [&'static str] },
    /// Those beside which the property of this name is one of these.
    Beside {
        name: &'static str,
        values: &'static [&'static str],
    },
    /// Lists without an item whose property of this name is this, and if there is no list.
    Lacks {
        name: &'static str,
        value: &'static str,
    },
}

impl<'e> Record<'e> {
    fn of(entry: &'e Entry, profile: &'e Profile) -> Self {
        Self {
            profile: profile.name(),
            pointer: &entry.pointer,
            condition: match entry.condition {
                Condition::Is(values) => Some(ConditionRecord::Is { values }),
                Condition::Beside(name, values) => Some(ConditionRecord::Beside { name, values }),
                Condition::Lacks(name, value) => Some(ConditionRecord::Lacks { name, value }),
                _ => None,
            },
            applies: match entry.applies {
                Applies::InGuest => "in-guest",
                Applies::ToVm => "to-vm",
                Applies::NeedsHost => "needs-host",
            },
            reason: &entry.reason,
            citation: &entry.citation,
        }
    }
}
