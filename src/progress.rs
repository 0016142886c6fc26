//! A progress bar for long work.

use std::{
    io::{self, IsTerminal as _},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use oci_image::layout::Progress;

/// How long work takes before a bar is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// A progress bar on standard error, if that is a terminal and the work takes a while.
pub(crate) struct Bar {
    drawn: ProgressBar,
    begun: Instant,
    shown: AtomicBool,
}

impl Bar {
    /// A bar, or none where nobody would see it.
    pub(crate) fn on_terminal() -> Option<Self> {
        io::stderr().is_terminal().then(|| Self {
            drawn: ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()),
            begun: Instant::now(),
            shown: AtomicBool::new(false),
        })
    }

    /// Takes the bar off the screen.
    pub(crate) fn clear(&self) {
        self.drawn.finish_and_clear();
    }

    fn show(&self) {
        if self.begun.elapsed() < PATIENCE || self.shown.swap(true, Ordering::Relaxed) {
            return;
        }
        let template = "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.drawn.set_style(style);
        }
        self.drawn.set_draw_target(ProgressDrawTarget::stderr());
    }
}

impl Progress for Bar {
    fn total(&self, bytes: u64) {
        self.drawn.set_length(bytes);
    }

    fn advance(&self, bytes: u64) {
        self.drawn.inc(bytes);
        self.show();
    }
}
