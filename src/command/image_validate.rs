//! `oci-tool image validate`

use oci_conformance::Context;
use oci_image::layer::Limits;

use crate::{
    cli::{LayerLimit, ValidateArgs},
    error::Error,
    judging::{Settings, judge_path},
    name::{Name, is_stdin},
    output::Output,
    render::{Detail, renderer},
    status::Status,
    time,
};

pub(super) fn run(args: ValidateArgs, output: &mut Output) -> Result<Status, Error> {
    if args.paths.iter().filter(|path| is_stdin(path)).count() > 1 {
        return Err(Error::StandardInputTwice);
    }
    let settings = Settings {
        context: Context::default().at(args.spec_version),
        level: args.level.into(),
        kind: args.kind,
        select: args.select,
        jobs: args.jobs,
        shallow: args.shallow,
        layer_limits: args
            .limit
            .into_iter()
            .fold(Limits::DEFAULT, LayerLimit::put),
    };
    let detail = match (args.quiet, args.verbose) {
        (true, _) => Detail::Quiet,
        (_, true) => Detail::Verbose,
        _ => Detail::Normal,
    };
    let mut render = renderer(args.format, &settings, detail, time::now()?);
    let mut worst = Status::Conformant;
    render.begin(output)?;
    for path in &args.paths {
        let status = match judge_path(path, &settings) {
            Ok(judged) => {
                render.judged(&judged, output)?;
                Status::of(&judged.report, settings.level)
            }
            Err(error) => {
                render.failed(&Name::of(path), &error, output)?;
                output.error(&error);
                Status::Undetermined
            }
        };
        worst = worst.max(status);
    }
    render.end(output)?;
    Ok(worst)
}
