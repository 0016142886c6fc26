//! Exit statuses.

use std::process::ExitCode;

use oci_conformance::{Conformance, Level, Severity};

use crate::judging::Judged;

/// How a run ends; of several, the greatest counts.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Status {
    /// Everything conforms.
    Conformant = 0,
    /// Something does not conform, or not at the level that was asked for.
    NotConformant = 1,
    /// Something could not be judged, or not to its end.
    Undetermined = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

impl Status {
    /// The status that a report calls for, where breaches at `level` fail the run.
    pub(crate) fn of(judged: &Judged, level: Level) -> Self {
        let report = &judged.report;
        match report.conformance() {
            _ if report.fails(threshold(level)) => Self::NotConformant,
            Conformance::NotConformant => Self::NotConformant,
            _ if judged.is_refused() => Self::NotConformant,
            Conformance::Undetermined => Self::Undetermined,
            Conformance::Conformant => Self::Conformant,
        }
    }
}

/// How severe a breach is that fails a run at `level`.
pub(crate) fn threshold(level: Level) -> Severity {
    match level {
        Level::Must => Severity::Error,
        Level::Should => Severity::Warning,
        Level::May => Severity::Note,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_judged_is_the_worst() {
        let several = [
            Status::NotConformant,
            Status::Undetermined,
            Status::Conformant,
        ];
        assert_eq!(several.into_iter().max(), Some(Status::Undetermined));
    }
}
