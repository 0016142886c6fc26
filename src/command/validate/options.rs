//! The options that a verdict depends on, for reports to say.
//!
//! An option that has its default value is not among them.

use std::fmt::Display;

use oci_conformance::Version;

use crate::{
    cli::{ImageValidateArgs, JudgeArgs, LevelArg, RuntimeValidateArgs},
    name::Name,
};

pub(super) fn of_image(args: &ImageValidateArgs) -> Vec<String> {
    let mut options = of_all(&args.judge);
    if args.spec_version != Version::UNRELEASED {
        options.push(option("spec-version", args.spec_version));
    }
    options.extend(args.select.iter().map(|select| option("select", select)));
    if args.shallow {
        options.push("--shallow".to_owned());
    }
    options.extend(args.limit.iter().map(|limit| option("limit", limit)));
    options
}

pub(super) fn of_runtime(args: &RuntimeValidateArgs) -> Vec<String> {
    let mut options = of_all(&args.judge);
    options.extend(args.spec_version.map(|it| option("spec-version", it)));
    options.extend(args.platform.iter().map(|it| option("platform", it)));
    if args.host {
        options.push("--host".to_owned());
    }
    let features = args.features.as_deref();
    options.extend(features.map(|path| option("features", Name::of(path).given())));
    options.extend(args.profile.map(|it| option("profile", it.as_str())));
    options
}

fn of_all(args: &JudgeArgs) -> Vec<String> {
    let level = match args.level {
        LevelArg::Must => return Vec::new(),
        LevelArg::Should => "should",
        LevelArg::May => "may",
    };
    vec![option("level", level)]
}

fn option(name: &str, value: impl Display) -> String {
    format!("--{name}={value}")
}
