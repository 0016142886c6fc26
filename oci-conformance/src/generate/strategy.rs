//! Values as proptest makes and shrinks them.

use std::fmt;

use proptest::{
    prelude::Rng,
    strategy::{NewTree, Strategy, ValueTree},
    test_runner::TestRunner,
};

use super::{Choices, Generate, shrinking::Cursor, trace::Trace};

/// The strategy of values that break no MUST, which `any::<T>()` returns.
///
/// They shrink to the simplest such value.
pub struct Generated<T: Generate>(T::Parameters);

impl<T: Generate> Generated<T> {
    /// Values for these parameters.
    #[must_use]
    pub fn with(parameters: T::Parameters) -> Self {
        Self(parameters)
    }
}

impl<T: Generate> Clone for Generated<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Generate> fmt::Debug for Generated<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Generated").field(&self.0).finish()
    }
}

impl<T: Generate> Strategy for Generated<T> {
    type Tree = Tree<T>;
    type Value = T;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let rng = runner.rng();
        let mut source = |bound: u64| rng.next_u64().checked_rem(bound).unwrap_or(0);
        let mut choices = Choices::new(&mut source);
        T::generate(&mut choices, &self.0);
        Ok(Tree {
            parameters: self.0.clone(),
            best: choices.trace.clone(),
            current: choices.trace,
            cursor: Cursor::default(),
        })
    }
}

/// A value and the simpler ones that lead away from it.
pub struct Tree<T: Generate> {
    parameters: T::Parameters,
    /// The simplest choices that still failed.
    best: Trace,
    current: Trace,
    cursor: Cursor,
}

impl<T: Generate> Tree<T> {
    /// Goes to the next candidate that is simpler than the best so far, or back to that.
    fn advance(&mut self) -> bool {
        while let Some(candidate) = self.cursor.next(&self.best) {
            let (_, trace) = replay::<T>(&candidate, &self.parameters);
            if trace.is_simpler_than(&self.best) {
                self.current = trace;
                return true;
            }
            self.cursor.passed();
        }
        self.current = self.best.clone();
        false
    }
}

impl<T: Generate> ValueTree for Tree<T> {
    type Value = T;

    fn current(&self) -> T {
        replay(&self.current, &self.parameters).0
    }

    fn simplify(&mut self) -> bool {
        if self.current != self.best {
            self.best = self.current.clone();
            self.cursor.failed();
        }
        self.advance()
    }

    fn complicate(&mut self) -> bool {
        if self.current == self.best {
            return false;
        }
        self.cursor.passed();
        self.advance()
    }
}

impl<T: Generate> fmt::Debug for Tree<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Tree").field(&self.current()).finish()
    }
}

/// Makes a value from choices that were made before, and keeps those that it takes.
fn replay<T: Generate>(chosen: &Trace, parameters: &T::Parameters) -> (T, Trace) {
    let mut choices = Choices::again(chosen);
    let value = T::generate(&mut choices, parameters);
    (value, choices.trace)
}
