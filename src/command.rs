//! What each command does.

mod clauses;
mod completions;
mod digest;
mod explain;
mod generate;
mod man;
mod profile;
mod schema;
mod validate;

use std::io::Write as _;

use crate::{
    cli::{Cli, Command, ImageCommand, RuntimeCommand},
    error::Error,
    output::Output,
    status::Status,
};

/// Does what was asked, and says on standard error what went wrong.
pub(crate) fn run(cli: Cli) -> Status {
    let mut output = Output::new(cli.color);
    let to = &mut output;
    let done = match cli.command {
        Command::Image(ImageCommand::Validate(args)) => validate::image(args, to),
        Command::Runtime(RuntimeCommand::Validate(args)) => validate::runtime(&args, to),
        Command::Runtime(RuntimeCommand::Generate(args)) => generate::run(&args, to),
        Command::Runtime(RuntimeCommand::Profile(args)) => profile::run(&args, to),
        Command::Clauses(args) => clauses::run(&args, to),
        Command::Explain(args) => explain::run(&args, to),
        Command::Digest(args) => digest::run(args, to),
        Command::Schema(args) => schema::run(&args, to),
        Command::Completions(args) => completions::run(&args, to),
        Command::Man(args) => man::run(&args, to),
    };
    let done = done.and_then(|status| {
        output.flush()?;
        Ok(status)
    });
    done.unwrap_or_else(|error: Error| {
        output.error(&error);
        Status::Undetermined
    })
}
