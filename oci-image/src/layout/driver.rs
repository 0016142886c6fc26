//! Driving the walk over a store, with several jobs at a time.

use std::{
    borrow::Cow,
    collections::VecDeque,
    io::{self, Read},
    panic::resume_unwind,
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use super::{Answer, File, FileKind, Judgement, Options, Reading, Task, Walk};
use crate::layer::Handover;

/// Where the files of a layout are read from.
pub trait Store: Sync {
    /// The files and directories at the layout's top, and everything below `blobs`.
    fn files(&self) -> io::Result<Vec<File>>;

    /// Opens a file, whose path has slashes; `None` if there is none.
    fn open(&self, file: &str) -> io::Result<Option<Box<dyn Read + '_>>>;
}

/// How many bytes a job reads at a time: what fits into a core's own cache beside the hash.
const BUFFER: usize = 64 * 1024;

/// From how many stored bytes on the work on a layer is shared.
const SHARED: u64 = 1 << 20;

/// Judges the layout in a store.
///
/// # Errors
///
/// Fails if the store cannot list its files. Files that cannot be read are obstacles in the report.
pub fn judge_store(store: &impl Store, options: &Options<'_>) -> io::Result<Judgement> {
    let files = store.files()?;
    if let Some(progress) = options.progress {
        let size = |file: &File| match file.kind {
            FileKind::Regular(size) if file.path.starts_with("blobs/") => size,
            _ => 0,
        };
        progress.total(files.iter().map(size).fold(0, u64::saturating_add));
    }
    let state = State {
        walk: Walk::with_files(options, &files),
        offers: VecDeque::new(),
        waiting: 0,
    };
    let shared = Shared {
        state: Mutex::new(state),
        idle: AtomicUsize::new(0),
        changed: Condvar::new(),
        given_up: AtomicBool::new(false),
    };
    drop(files);
    std::thread::scope(|scope| {
        let jobs = 1..options.jobs.get();
        let others: Vec<_> = jobs
            .map(|_| scope.spawn(|| shared.work(store, options)))
            .collect();
        shared.work(store, options);
        // Unless it is joined, a thread may still be about to end when the scope has ended.
        for other in others {
            other.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
    let state = shared.state.into_inner();
    let mut judgement = state.unwrap_or_else(PoisonError::into_inner).walk.finish();
    let most = options.context.limits.bytes;
    let read = |file: &str| excerpt_source(store, file, most).map(Cow::Owned);
    judgement.report.locate(read);
    Ok(judgement)
}

struct Shared<'o> {
    state: Mutex<State<'o>>,
    /// How many jobs wait and have not been offered anything, as a guess for those that work.
    idle: AtomicUsize,
    /// There was an answer, or an offer.
    changed: Condvar,
    /// Whether a job has panicked, so that an answer will never come.
    given_up: AtomicBool,
}

struct State<'o> {
    walk: Walk<'o>,
    /// What jobs that work have offered to jobs that wait: never more than wait.
    offers: VecDeque<Handover<'o>>,
    waiting: usize,
}

/// What a job can do next.
enum Work<'o> {
    Task(Task<'o>),
    Offer(Handover<'o>),
}

/// Lets the other jobs end when this one panics.
struct GiveUp<'s, 'o>(&'s Shared<'o>);

impl Drop for GiveUp<'_, '_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.given_up.store(true, Ordering::SeqCst);
            // Whoever is about to wait holds the lock until then, and so is woken.
            drop(self.0.lock());
            self.0.changed.notify_all();
        }
    }
}

impl<'o> Shared<'o> {
    fn lock(&self) -> MutexGuard<'_, State<'o>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works until there is nothing more to do.
    fn work(&self, store: &impl Store, options: &Options<'_>) {
        let _give_up = GiveUp(self);
        let mut buffer = vec![0; BUFFER];
        while let Some(work) = self.next() {
            match work {
                Work::Offer(handover) => handover.run(),
                Work::Task(task) => {
                    let answer = self.answer(task, store, &mut buffer, options);
                    self.lock().walk.accept(answer);
                    self.changed.notify_all();
                }
            }
        }
    }

    fn next(&self) -> Option<Work<'o>> {
        let mut state = self.lock();
        loop {
            // Whoever has offered something counts on its being taken.
            if let Some(handover) = state.offers.pop_front() {
                return Some(Work::Offer(handover));
            }
            if let Some(task) = state.walk.next_task() {
                return Some(Work::Task(task));
            }
            if state.walk.is_done() || self.given_up.load(Ordering::SeqCst) {
                return None;
            }
            state.waiting = state.waiting.saturating_add(1);
            self.count_idle(&state);
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
            state.waiting = state.waiting.saturating_sub(1);
            self.count_idle(&state);
        }
    }

    fn count_idle(&self, state: &State<'_>) {
        let idle = state.waiting.saturating_sub(state.offers.len());
        self.idle.store(idle, Ordering::Relaxed);
    }

    /// Shares the work on a layer with a job that waits, if there is one.
    fn offer(&self, reading: &mut Reading<'o>) {
        if self.idle.load(Ordering::Relaxed) == 0 {
            return;
        }
        let mut state = self.lock();
        if state.waiting > state.offers.len()
            && let Some(handover) = reading.hand_over()
        {
            state.offers.push_back(handover);
            self.count_idle(&state);
            drop(state);
            self.changed.notify_all();
        }
    }

    fn answer(
        &self,
        task: Task<'o>,
        store: &impl Store,
        buffer: &mut [u8],
        options: &Options<'_>,
    ) -> Answer<'o> {
        let mut content = match store.open(task.file()) {
            Ok(Some(content)) => content,
            Ok(None) => return task.absent(),
            Err(error) => return task.unreadable(error.to_string()),
        };
        let is_shared = task.size() >= SHARED;
        let mut reading = task.read();
        loop {
            match content.read(buffer) {
                Ok(0) => return reading.finish(),
                Ok(length) => {
                    reading.update(buffer.get(..length).unwrap_or_default());
                    if let Some(progress) = options.progress {
                        progress.advance(length as u64);
                    }
                    if reading.is_sated() {
                        return reading.finish();
                    }
                    if is_shared {
                        self.offer(&mut reading);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return reading.broken_off(error.to_string()),
            }
        }
    }
}

/// The text of a document for excerpts, which were not kept while the graph was walked.
fn excerpt_source(store: &impl Store, file: &str, most: usize) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    let content = store.open(file).ok()??;
    content.take(most as u64).read_to_end(&mut text).ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use super::*;

    /// A store that panics at one of its files.
    struct Trap;

    impl Store for Trap {
        fn files(&self) -> io::Result<Vec<File>> {
            Ok(Vec::new())
        }

        fn open(&self, file: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
            assert!(file != "index.json", "a trap");
            Ok(Some(Box::new(&b"{}"[..])))
        }
    }

    #[test]
    fn a_panic_of_a_store_reaches_the_caller() {
        let judged = std::panic::catch_unwind(|| {
            let options = Options {
                jobs: NonZeroUsize::new(4).unwrap(),
                ..Options::default()
            };
            judge_store(&Trap, &options).map(|judgement| judgement.report.conforms())
        });
        assert!(judged.is_err());
    }
}
