//! `oci-tool image validate` and `oci-tool runtime validate`

mod options;

use std::{io::Write as _, path::Path};

use oci_conformance::Context;
use oci_image::layer::Limits;
use oci_runtime::host::Host;

use crate::{
    cli::{ImageValidateArgs, JudgeArgs, LayerLimit, RuntimeValidateArgs},
    error::Error,
    judging::{
        Judged, Settings,
        image::{self, ImageSettings},
        runtime::{self, RuntimeSettings, features::Offer, profile::profile},
    },
    name::{Name, is_stdin},
    output::Output,
    render::{Detail, renderer},
    results::Results,
    status::Status,
    time,
};

pub(super) fn image(args: ImageValidateArgs, output: &mut Output) -> Result<Status, Error> {
    let options = options::of_image(&args);
    let limits = args.limit.into_iter();
    let settings = ImageSettings {
        common: Settings {
            context: Context::default().at(args.spec_version),
            level: args.judge.level.into(),
        },
        kind: args.kind,
        select: args.select,
        jobs: args.jobs,
        shallow: args.shallow,
        layer_limits: limits.fold(Limits::DEFAULT, LayerLimit::put),
    };
    judge_all(&args.judge, &settings.common, &options, output, |path| {
        image::judge_path(path, &settings)
    })
}

pub(super) fn runtime(args: &RuntimeValidateArgs, output: &mut Output) -> Result<Status, Error> {
    let platforms: Vec<&str> = args.platform.iter().map(String::as_str).collect();
    let mut context = Context::default();
    context.version = args.spec_version;
    context.platforms = (!platforms.is_empty()).then_some(&platforms);
    let settings = RuntimeSettings {
        common: Settings {
            context,
            level: args.judge.level.into(),
        },
        kind: args.kind,
        host: args.host.then(Host::current),
        offer: offer(args)?,
        profile: args.profile.map(profile),
    };
    let options = options::of_runtime(args);
    judge_all(&args.judge, &settings.common, &options, output, |path| {
        runtime::judge_path(path, &settings)
    })
}

/// The features that configurations are held against.
fn offer(args: &RuntimeValidateArgs) -> Result<Option<Offer>, Error> {
    let Some(path) = &args.features else {
        return Ok(None);
    };
    if is_stdin(path) && args.judge.paths.iter().any(|path| is_stdin(path)) {
        return Err(Error::StandardInputTwice);
    }
    Offer::read(path).map(Some)
}

/// Judges each path, and writes the reports.
fn judge_all(
    args: &JudgeArgs,
    settings: &Settings<'_>,
    options: &[String],
    output: &mut Output,
    judge: impl Fn(&Path) -> Result<Judged, Error>,
) -> Result<Status, Error> {
    if args.paths.iter().filter(|path| is_stdin(path)).count() > 1 {
        return Err(Error::StandardInputTwice);
    }
    let detail = match (args.quiet, args.verbose) {
        (true, _) => Detail::Quiet,
        (_, true) => Detail::Verbose,
        _ => Detail::Normal,
    };
    let time = time::now()?;
    let results = args.results.as_deref();
    let mut results = results
        .map(|directory| Results::begin(directory, settings, &time))
        .transpose()?;
    let mut render = renderer(args.format, settings, detail, time);
    let mut worst = Status::Conformant;
    render.begin(output)?;
    for path in &args.paths {
        let status = match judge(path) {
            Ok(mut judged) => {
                judged.options = options.to_vec();
                render.judged(&judged, output)?;
                if let Some(results) = &mut results {
                    results.judged(&judged)?;
                }
                Status::of(&judged, settings.level)
            }
            Err(error) => {
                let name = Name::of(path);
                render.failed(&name, &error, output)?;
                if let Some(results) = &mut results {
                    results.failed(&name, &error)?;
                }
                output.error(&error);
                Status::Undetermined
            }
        };
        worst = worst.max(status);
    }
    render.end(output)?;
    if let Some(results) = results {
        // Who sees the files has seen the report.
        output.flush()?;
        results.write()?;
    }
    Ok(worst)
}
