//! Holding a configuration against what a machine has.

use std::collections::BTreeSet;
use std::{io, path::Path};

use oci_conformance::{ClauseRef, Context, Held, Node, Place, Reason, Report, Subject, shortened};

use super::{Host, PathFacts, PathKind, advisories};
use crate::{bundle::Ledger, catalogue::CATALOGUE};

pub(super) type Check = fn(Node<'_>, &Host, &mut Findings<'_, '_>);

/// The checks, by the clauses that they judge. A clause about the host that has none here is one
/// that this machine cannot show broken.
pub(super) const CHECKS: &[(&str, Check)] = &[
    (
        "runtime.config.mounts.type.linux.kernel-filesystem",
        kernel_filesystem,
    ),
    (
        "runtime.linux.resources.hugepage-limits.page-size.matches-host",
        hugepage_sizes,
    ),
    (
        "runtime.linux.resources.network.priorities.name.host-interface",
        host_interface,
    ),
    ("runtime.linux.resources.unified.key-is-file", unified_keys),
    (
        "runtime.linux.memory-policy.nodes.available-on-host",
        memory_nodes,
    ),
    (
        "runtime.vm.hypervisor.path.exists",
        |config, host, findings| {
            file(
                config.at("vm").at("hypervisor").at("path"),
                true,
                host,
                findings,
            );
        },
    ),
    ("runtime.vm.kernel.path.exists", |config, host, findings| {
        file(
            config.at("vm").at("kernel").at("path"),
            false,
            host,
            findings,
        );
    }),
    ("runtime.vm.image.path.exists", |config, host, findings| {
        file(
            config.at("vm").at("image").at("path"),
            false,
            host,
            findings,
        );
    }),
    ("runtime.vm.image.format.matches-file", image_format),
];

/// Holds a configuration against what a machine has. `file` is what the report calls it; the
/// context is that of the configuration itself, with its version and its platforms.
///
/// Findings are added to `report` as they are found; [`Report::sort`] and [`Report::locate`] are
/// left to the caller.
pub fn judge_host(
    config: Node<'_>,
    file: &str,
    context: &Context<'_>,
    host: &Host,
    report: &mut Report,
) {
    let mut ledger = Ledger {
        context: *context,
        report,
    };
    for clause in clauses() {
        if !ledger.applies(clause) {
            continue;
        }
        match check_of(clause) {
            Some(check) => {
                let mut findings = Findings {
                    clause,
                    file,
                    ledger: &mut ledger,
                };
                check(config, host, &mut findings);
            }
            None => ledger.unjudged(clause, Reason::Unimplemented),
        }
    }
    for &(advisory, check) in advisories::ALL {
        let clause = ClauseRef::from(advisory);
        if ledger.applies(clause) {
            let mut findings = Findings {
                clause,
                file,
                ledger: &mut ledger,
            };
            check(config, host, &mut findings);
        }
    }
}

/// Nobody asked to hold a configuration against a machine, or there is none.
pub(crate) fn leave(ledger: &mut Ledger<'_>, reason: Reason) {
    for clause in clauses() {
        ledger.unjudged(clause, reason);
    }
}

/// The clauses that speak of the machine.
fn clauses() -> impl Iterator<Item = ClauseRef> {
    CATALOGUE
        .clauses()
        .filter(|clause| clause.held() == Held::Judged(Subject::Host))
}

pub(super) fn check_of(clause: ClauseRef) -> Option<Check> {
    let id = clause.to_string();
    let found = CHECKS.iter().find(|(own, _)| *own == id);
    found.map(|&(_, check)| check)
}

/// Where a check puts what it looked at and what it found.
pub(super) struct Findings<'f, 'r> {
    pub(super) clause: ClauseRef,
    pub(super) file: &'f str,
    pub(super) ledger: &'f mut Ledger<'r>,
}

impl Findings<'_, '_> {
    pub(super) fn case(&mut self) {
        self.ledger.case(self.clause);
    }

    pub(super) fn breach(&mut self, at: Node<'_>, message: String) {
        let place = Place::of(at, self.file);
        self.ledger.breach(self.clause, place, message);
    }

    /// What the machine has is not known.
    pub(super) fn unknown(&mut self) {
        self.ledger.unjudged(self.clause, Reason::Io);
    }

    /// Holds a string against what there is.
    pub(super) fn one_of(
        &mut self,
        at: Node<'_>,
        there: Option<&BTreeSet<String>>,
        text: &str,
        what: &str,
    ) {
        match there {
            None => self.unknown(),
            Some(there) => {
                self.case();
                if !there.contains(text) {
                    self.breach(at, format!("the host has no {what} `{}`", shortened(text)));
                }
            }
        }
    }
}

fn kernel_filesystem(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    for mount in config.at("mounts").items() {
        let kind = mount.at("type");
        let Some(text) = kind.str() else { continue };
        let binds = |option: Node<'_>| option.is_str("bind") || option.is_str("rbind");
        if text == "bind" || mount.at("options").items().any(binds) {
            continue;
        }
        // A subtype is for the program that serves the filesystem.
        let own = text.split('.').next().unwrap_or_default();
        findings.one_of(kind, host.filesystems.as_ref(), own, "filesystem");
    }
}

fn hugepage_sizes(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    for limit in config
        .at("linux")
        .at("resources")
        .at("hugepageLimits")
        .items()
    {
        let size = limit.at("pageSize");
        if let Some(text) = size.str() {
            let there = host.hugepage_sizes.as_ref();
            findings.one_of(size, there, &text, "huge pages of the size");
        }
    }
}

fn host_interface(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    let network = config.at("linux").at("resources").at("network");
    for priority in network.at("priorities").items() {
        let name = priority.at("name");
        if let Some(text) = name.str() {
            findings.one_of(name, host.interfaces.as_ref(), &text, "network interface");
        }
    }
}

/// A file of a control group begins with its controller, or with `cgroup`.
fn unified_keys(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    for member in config.at("linux").at("resources").at("unified").members() {
        let Some(name) = member.name() else { continue };
        match name.split('.').next().unwrap_or_default() {
            "cgroup" => findings.case(),
            own => {
                let there = host.cgroup_controllers.as_ref();
                findings.one_of(member, there, own, "controller of control groups");
            }
        }
    }
}

fn memory_nodes(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    let list = config.at("linux").at("memoryPolicy").at("nodes");
    let Some(wanted) = list.str().and_then(|text| nodes(&text)) else {
        return;
    };
    let Some(there) = &host.memory_nodes else {
        return findings.unknown();
    };
    findings.case();
    if let Some(lacking) = wanted.difference(there).next() {
        let message = format!("the host has no node {lacking} with memory");
        findings.breach(list, message);
    }
}

/// The numbers in `0-3,7`; `None` if it is no such list, or goes beyond what any machine has.
pub(super) fn nodes(text: &str) -> Option<BTreeSet<u32>> {
    const MOST: u32 = 1 << 12;
    let mut nodes = BTreeSet::new();
    for range in text.split(',').filter(|range| !range.is_empty()) {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let (first, last) = (first.parse::<u32>().ok()?, last.parse::<u32>().ok()?);
        if last >= MOST {
            return None;
        }
        nodes.extend(first..=last);
    }
    Some(nodes)
}

/// What is at the path that a string is.
pub(super) fn facts(path: Node<'_>, host: &Host) -> io::Result<Option<PathFacts>> {
    let text = path.str().unwrap_or_default();
    host.path(Path::new(text.as_ref()))
}

/// Holds a path against there being a file.
fn file(path: Node<'_>, executable: bool, host: &Host, findings: &mut Findings<'_, '_>) {
    let Some(text) = path.str() else { return };
    let Ok(facts) = facts(path, host) else {
        return findings.unknown();
    };
    findings.case();
    let text = shortened(&text);
    match facts {
        None => findings.breach(path, format!("the host has no `{text}`")),
        Some(facts) if facts.kind == PathKind::Directory => {
            findings.breach(path, format!("`{text}` is a directory"));
        }
        Some(facts) if executable && !facts.is_executable => {
            findings.breach(path, format!("nobody may execute `{text}`"));
        }
        Some(_) => {}
    }
}

fn image_format(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    let image = config.at("vm").at("image");
    let format = image.at("format");
    let Some(text) = format.str() else { return };
    if !matches!(text.as_ref(), "raw" | "qcow2" | "vdi" | "vmdk" | "vhd") {
        return;
    }
    let path = image.at("path");
    if path.str().is_none() {
        return;
    }
    let Ok(facts) = facts(path, host) else {
        return findings.unknown();
    };
    // That the file is there is another clause's to say.
    let Some(facts) = facts else { return };
    let Some(shown) = facts.image_format else {
        return findings.unknown();
    };
    findings.case();
    let shown = shown.as_str();
    if shown != text {
        findings.breach(format, format!("the file shows the format `{shown}`"));
    }
}
