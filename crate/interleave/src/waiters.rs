//! Those who wait for a [`Deferred`](crate::Deferred), in the order in which they came. Knows nothing of
//! what they wait for.

/// A list from which anyone may leave. Leaving makes a hole; the holes are closed when they are more than
/// half, so that both the time for leaving and the room stay small.
pub(crate) struct Waiters<W> {
    /// By number, ascending.
    list: Vec<(u64, Option<W>)>,
    holes: usize,
    joined: u64,
}

impl<W> Waiters<W> {
    pub(crate) const fn new() -> Waiters<W> {
        Waiters {
            list: Vec::new(),
            holes: 0,
            joined: 0,
        }
    }

    /// Goes to the end of the list; returns the number by which to leave it.
    pub(crate) fn join(&mut self, waiter: W) -> u64 {
        self.joined += 1;
        self.list.push((self.joined, Some(waiter)));
        self.joined
    }

    fn place(&self, number: u64) -> Option<usize> {
        self.list
            .binary_search_by_key(&number, |(each, _)| *each)
            .ok()
    }

    /// Puts another in the place of one that waits; returns the one that left.
    pub(crate) fn replace(&mut self, number: u64, waiter: W) -> Option<W> {
        let place = self.place(number)?;
        self.list[place].1.replace(waiter)
    }

    /// Leaves; `None` if it had left before.
    pub(crate) fn leave(&mut self, number: u64) -> Option<W> {
        let place = self.place(number)?;
        let left = self.list[place].1.take()?;
        self.holes += 1;
        if self.holes * 2 > self.list.len() {
            self.list.retain(|(_, waiter)| waiter.is_some());
            self.holes = 0;
        }
        Some(left)
    }

    /// All who wait, in order; the list is empty afterwards.
    pub(crate) fn take_all(&mut self) -> impl Iterator<Item = W> + use<W> {
        self.holes = 0;
        std::mem::take(&mut self.list)
            .into_iter()
            .filter_map(|(_, waiter)| waiter)
    }
}

#[cfg(test)]
mod tests {
    use super::Waiters;

    #[test]
    fn the_order_stays_whoever_leaves() {
        let mut waiters = Waiters::new();
        let numbers: Vec<u64> = (0..100).map(|n| waiters.join(n)).collect();
        for (n, number) in numbers.iter().enumerate() {
            if n % 3 != 0 {
                assert_eq!(waiters.leave(*number), Some(n));
                assert_eq!(waiters.leave(*number), None);
            }
        }
        assert_eq!(waiters.replace(numbers[3], 1003), Some(3));
        assert_eq!(waiters.replace(numbers[4], 1004), None);
        let left: Vec<usize> = waiters.take_all().collect();
        assert_eq!(left[..4], [0, 1003, 6, 9]);
        assert_eq!(left.len(), 34);
        assert_eq!(waiters.leave(numbers[0]), None);
    }

    #[test]
    fn joining_and_leaving_forever_takes_no_room() {
        let mut waiters = Waiters::new();
        waiters.join(0);
        for n in 1..10_000 {
            let number = waiters.join(n);
            waiters.leave(number);
            assert!(waiters.list.len() <= 4);
        }
    }
}
