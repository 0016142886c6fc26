//! `oci-tool man`

use std::{io::Write as _, path::Path};

use clap::CommandFactory as _;
use clap_mangen::Man;

use crate::{
    cli::{Cli, ManArgs},
    error::Error,
    name::Name,
    output::Output,
    status::Status,
};

pub(super) fn run(args: &ManArgs, output: &mut Output) -> Result<Status, Error> {
    if let Some(directory) = &args.out {
        write_pages(directory)?;
    } else {
        let mut page = Vec::new();
        Man::new(Cli::command()).render(&mut page)?;
        output.write_all(&page)?;
    }
    Ok(Status::Conformant)
}

fn write_pages(directory: &Path) -> Result<(), Error> {
    let unwritable = |cause| Error::WriteFile {
        name: Name::of(directory),
        cause,
    };
    std::fs::create_dir_all(directory).map_err(unwritable)?;
    clap_mangen::generate_to(Cli::command(), directory).map_err(unwritable)
}
