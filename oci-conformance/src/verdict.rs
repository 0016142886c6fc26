//! Where a check puts what it looked at and what it found.

use std::ops::Range;

use crate::{Clause, ClauseRef, DefectKind, Node, Place, Reason, Report};

/// Where a check puts what it looked at and what it found; the clause is filled in already.
#[derive(Debug)]
pub struct Verdict<'r> {
    pub(crate) report: &'r mut Report,
    pub(crate) clause: ClauseRef,
    pub(crate) covers: &'r [ClauseRef],
    pub(crate) file: &'r str,
}

impl Verdict<'_> {
    /// Counts `node` as something that the clause was held against, if it is there.
    pub fn case<'d>(&mut self, node: Node<'d>) -> Option<Node<'d>> {
        node.exists().then(|| {
            self.report.case(self.clause);
            node
        })
    }

    /// Counts one more thing that the clause was held against.
    pub fn count_case(&mut self) {
        self.report.case(self.clause);
    }

    /// Counts one more thing that another clause was held against by this check.
    pub fn count_case_of(&mut self, clause: &'static Clause) {
        self.report.case(clause);
    }

    /// The clause is broken at `at`, and these with it, which say the same of it.
    pub fn breach_also(
        &mut self,
        at: Node<'_>,
        message: impl Into<String>,
        also: &[&'static Clause],
    ) {
        let place = || Place::of(at, self.file);
        self.report
            .breach_within(self.clause, also, self.covers, place, message.into());
    }

    /// The clause is broken at `at`, which may be a property that is not there.
    pub fn breach(&mut self, at: Node<'_>, message: impl Into<String>) {
        self.breach_in(at, at.span(), message);
    }

    /// The clause is broken at `at`, in these bytes of the document.
    pub fn breach_in(&mut self, at: Node<'_>, span: Range<usize>, message: impl Into<String>) {
        let place = || Place {
            span: Some(span),
            ..Place::of(at, self.file)
        };
        self.report
            .breach_within(self.clause, &[], self.covers, place, message.into());
    }

    /// The clause is broken by the name of `member`.
    pub fn breach_name(&mut self, member: Node<'_>, message: impl Into<String>) {
        let span = member.name_span().unwrap_or_else(|| member.span());
        self.breach_in(member, span, message);
    }

    /// Counts the whole document as one case; the clause is broken by each defect of these kinds that
    /// its text has.
    pub fn defects(&mut self, root: Node<'_>, kinds: &[DefectKind]) {
        self.count_case();
        let document = root.document();
        let kept = document.defects();
        let mut found = false;
        for defect in kept.iter().filter(|defect| kinds.contains(&defect.kind)) {
            found = true;
            let node = document.node(defect.node).unwrap_or(root);
            self.breach_in(node, defect.span.clone(), defect.in_words(node));
        }
        // Defects of other kinds can have crowded out all of these.
        if !found && document.defect_count() > kept.len() {
            self.unjudged(Reason::Limit);
        }
    }

    /// The clause could not be held against something, for this reason.
    pub fn unjudged(&mut self, reason: Reason) {
        self.report.unjudged(self.clause, reason);
    }
}
