//! Documents with everything that can stand together in one.

use serde_json::Value;

use crate::{places::Place, subjects::Subject};

/// What a configuration with everything is, for platforms that can stand together.
struct Alternative {
    /// What it is for.
    name: &'static str,
    /// The sections of platforms that it has.
    sections: &'static [&'static str],
    /// What it does not have.
    without: &'static [&'static str],
    /// What stands where instead of what is sound elsewhere.
    instead: &'static [&'static [(&'static str, &'static str)]],
}

/// What a container has that has the paths of Windows.
const WINDOWS: &[(&str, &str)] = &[
    ("/process/cwd", r#""C:\\text""#),
    ("/mounts/0/destination", r#""C:\\text""#),
    ("/root/readonly", "false"),
    (
        "/root/path",
        r#""\\\\?\\Volume{0b6b8f0a-8a4c-4f5b-9d0e-1c2d3e4f5a6b}\\""#,
    ),
];

/// The paths that its virtual machine has there.
const WINDOWS_PATHS_OF_VM: &[(&str, &str)] = &[
    ("/vm/hypervisor/path", r#""C:\\text""#),
    ("/vm/kernel/path", r#""C:\\text""#),
    ("/vm/kernel/initrd", r#""C:\\text""#),
    ("/vm/image/path", r#""C:\\text""#),
];

/// Together these have everything that a configuration can have.
const CONFIGS: &[Alternative] = &[
    Alternative {
        name: "linux",
        sections: &["linux"],
        without: &[],
        instead: &[],
    },
    Alternative {
        name: "windows with Hyper-V",
        sections: &["windows"],
        without: &["/root"],
        instead: &[WINDOWS],
    },
    Alternative {
        name: "windows without Hyper-V",
        sections: &["windows"],
        without: &["/windows/hyperv"],
        instead: &[WINDOWS],
    },
    Alternative {
        name: "solaris",
        sections: &["solaris"],
        without: &[],
        instead: &[],
    },
    Alternative {
        name: "freebsd",
        sections: &["freebsd"],
        without: &[],
        instead: &[],
    },
    Alternative {
        name: "zos",
        sections: &["zos"],
        without: &[],
        instead: &[],
    },
    Alternative {
        name: "vm",
        sections: &["vm"],
        without: &[],
        instead: &[],
    },
    Alternative {
        name: "linux in a virtual machine",
        sections: &["linux", "vm"],
        without: &[],
        instead: &[],
    },
    Alternative {
        name: "windows in a virtual machine",
        sections: &["windows", "vm"],
        without: &["/windows/hyperv"],
        instead: &[WINDOWS, WINDOWS_PATHS_OF_VM],
    },
    Alternative {
        name: "linux on Windows",
        sections: &["linux", "windows"],
        without: &["/root"],
        instead: &[],
    },
];

/// Documents of a type that together have everything, and what each is called.
pub(crate) fn maximal(subject: &'static Subject) -> Vec<(&'static str, Value)> {
    let everything = Place::all(subject)[0].most();
    if subject.name() != "runtime-spec/config" {
        return vec![("everything", everything)];
    }
    let configs = CONFIGS.iter();
    let configs = configs.map(|alternative| (alternative.name, alternative.of(&everything)));
    configs.collect()
}

/// The same, each with one place as it would be if every configuration could have everything.
pub(crate) fn spoiled(subject: &'static Subject) -> Vec<(String, Value)> {
    if subject.name() != "runtime-spec/config" {
        return Vec::new();
    }
    let everything = Place::all(subject)[0].most();
    let spoil = |alternative: &'static Alternative| {
        let places = alternative.without.iter().copied();
        let places = places.chain(alternative.instead().map(|(pointer, _)| pointer));
        let everything = &everything;
        places.map(move |pointer| {
            let name = format!("{} with {pointer} spoiled", alternative.name);
            (name, alternative.but(everything, Some(pointer)))
        })
    };
    CONFIGS.iter().flat_map(spoil).collect()
}

impl Alternative {
    fn of(&self, everything: &Value) -> Value {
        self.but(everything, None)
    }

    /// The configuration, but nothing is done to this place.
    fn but(&self, everything: &Value, spoiled: Option<&str>) -> Value {
        let mut config = everything.clone();
        for section in oci_runtime::PLATFORMS {
            if !self.sections.contains(section) {
                remove(&mut config, &format!("/{section}"));
            }
        }
        for (pointer, text) in self.instead() {
            if spoiled != Some(pointer) {
                let value = config.pointer_mut(pointer).expect("it is there");
                *value = serde_json::from_str(text).expect("it is JSON");
            }
        }
        for &pointer in self.without {
            if spoiled != Some(pointer) {
                remove(&mut config, pointer);
            }
        }
        config
    }

    /// What stands instead in what it has.
    fn instead(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let without = self.without;
        let all = self.instead.iter().copied().flatten().copied();
        all.filter(move |(pointer, _)| !without.iter().any(|gone| pointer.starts_with(gone)))
    }
}

/// Removes the member at a JSON pointer.
fn remove(config: &mut Value, pointer: &str) {
    let (parent, name) = pointer.rsplit_once('/').expect("it is in something");
    let members = config.pointer_mut(parent).and_then(Value::as_object_mut);
    let removed = members.expect("an object").remove(name);
    assert!(removed.is_some(), "{pointer} is not there");
}
