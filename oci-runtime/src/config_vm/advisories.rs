//! What no sentence of [config-vm.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md)
//! forbids, but a careful reader wants to know.

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Severity, Verdict, shortened,
};

use crate::{
    platform,
    specification::{V1_0_2, V1_3_0},
};

/// The advisories about the section.
pub(crate) static OF_SECTION: &[&Clause] = &[&ZERO_VALUE];
/// The advisories about the hardware.
pub(crate) static OF_HARDWARE: &[&Clause] = &[&RELATIVE_DEVICE_TREE, &USELESS_HARDWARE];

pub(crate) static ZERO_VALUE: Clause = Clause::advisory(
    "advisory.runtime.vm.zero-value",
    "config-vm.md#hypervisor-object",
    "`hypervisor` and `image` are left out where there is none.",
    None,
)
.since(V1_0_2)
.on(platform::VM)
.note(
    "Go's types cannot leave them out, and write objects of empty texts. Readers that do not know \
     that look for a file without a name.",
)
.check(
    zero_value,
    &[
        Pass(r#"{"hypervisor":{"path":"/bin/vmm"},"kernel":{"path":"/vmlinuz"}}"#),
        Fail(
            r#"{"hypervisor":{"path":""},"kernel":{"path":"/vmlinuz"}}"#,
            "/hypervisor",
        ),
        Fail(
            r#"{"kernel":{"path":"/vmlinuz"},"image":{"path":"","format":""}}"#,
            "/image",
        ),
    ],
);

fn zero_value(section: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    for name in ["hypervisor", "image"] {
        let Some(part) = verdict.case(section.at(name)) else {
            continue;
        };
        if is_zero_value(part) {
            verdict.breach(
                part,
                format!("it stands for no `{name}` at all: leave it out"),
            );
        }
    }
}

/// Whether an object is what Go's types write where there is none.
pub(super) fn is_zero_value(part: Node<'_>) -> bool {
    !part.is_empty() && part.members().all(|member| member.is_str(""))
}

pub(crate) static RELATIVE_DEVICE_TREE: Clause = Clause::advisory(
    "advisory.runtime.vm.relative-device-tree",
    "config-vm.md#hwconfig-object",
    "`deviceTree` is an absolute path, as every other path of the section has to be.",
    None,
)
.since(V1_3_0)
.on(platform::VM)
.note("The text does not say what a relative path is relative to.")
.check(
    relative_device_tree,
    &[
        Pass(r#"{"deviceTree":"/vm.dtb"}"#),
        Fail(r#"{"deviceTree":"vm.dtb"}"#, "/deviceTree"),
    ],
);

fn relative_device_tree(hardware: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let path = hardware.at("deviceTree");
    let Some(text) = path.str() else { return };
    verdict.count_case();
    if !platform::is_absolute_posix(&text) && !platform::is_absolute_windows(&text) {
        let text = shortened(&text);
        verdict.breach(path, format!("nothing says what `{text}` is relative to"));
    }
}

pub(crate) static USELESS_HARDWARE: Clause = Clause::advisory(
    "advisory.runtime.vm.useless-hardware",
    "config-vm.md#hwconfig-object",
    "A virtual machine has a processor, memory, and ranges of memory that have an end.",
    None,
)
.since(V1_3_0)
.on(platform::VM)
.softened(
    Severity::Note,
    "a runtime may read 0 as a default of its own",
)
.note("The example in the text gives the virtual machine 4 MiB, where GiB seem to be meant.")
.check(
    useless_hardware,
    &[
        Pass(r#"{"vcpus":1,"memory":4194304,"iomems":[{"firstMFN":12288,"nrMFNs":1}]}"#),
        Fail(r#"{"vcpus":0}"#, "/vcpus"),
        Fail(r#"{"memory":0}"#, "/memory"),
        Fail(
            r#"{"iomems":[{"firstMFN":12288,"nrMFNs":0}]}"#,
            "/iomems/0/nrMFNs",
        ),
        Fail(
            r#"{"iomems":[{"firstMFN":18446744073709551615,"nrMFNs":2}]}"#,
            "/iomems/0/nrMFNs",
        ),
    ],
);

fn useless_hardware(hardware: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    for (name, what) in [("vcpus", "processors"), ("memory", "memory")] {
        let Some(value) = verdict.case(hardware.at(name)) else {
            continue;
        };
        if value.int() == Some(0) {
            verdict.breach(
                value,
                format!("a virtual machine without {what} cannot run"),
            );
        }
    }
    for range in hardware.at("iomems").items() {
        let Some(pages) = verdict.case(range.at("nrMFNs")) else {
            continue;
        };
        let (Some(number), first) = (pages.int(), range.at("firstMFN").int()) else {
            continue;
        };
        let end = number.saturating_add(first.unwrap_or(0));
        if number == 0 {
            verdict.breach(pages, "a range of no pages maps nothing");
        } else if end > i128::from(u64::MAX) + 1 {
            verdict.breach(
                pages,
                "the range ends behind the last page that there can be",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use oci_conformance::judge;

    use super::*;

    #[test]
    fn ranges_of_memory_end_with_the_last_page() {
        const NONE: &str = "a range of no pages maps nothing";
        const TOO_FAR: &str = "the range ends behind the last page that there can be";
        for (first, pages, message) in [
            (0, 1, None),
            (0, 0, Some(NONE)),
            (u64::MAX - 1, 1, None),
            (u64::MAX, 1, None),
            (u64::MAX, 2, Some(TOO_FAR)),
            (1, u64::MAX, None),
            (2, u64::MAX, Some(TOO_FAR)),
        ] {
            let range = format!(r#"{{"firstMFN":{first},"nrMFNs":{pages}}}"#);
            let text = format!(r#"{{"vm":{{"hwConfig":{{"iomems":[{range}]}}}}}}"#);
            let kind = &crate::config::DOCUMENT;
            let report = judge(text.as_bytes(), kind, &Context::default(), "");
            let findings = report.findings().iter();
            let found = findings.filter(|finding| finding.place.pointer.ends_with("/nrMFNs"));
            let found: Vec<_> = found.map(|finding| &*finding.message).collect();
            assert_eq!(found, Vec::from_iter(message), "{range}");
        }
    }
}
