//! Long lists a page at a time.

/// How many people a page lists.
const A_PAGE: usize = 50;

/// Which page of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pages {
    /// Counts from one.
    pub page: usize,
    /// How many there are; one at least.
    pub last: usize,
}

impl Pages {
    /// The page that was asked for of a list so long: the last one where there are fewer, the first one where that is
    /// no number.
    pub fn of(length: usize, asked: &str) -> Pages {
        let last = length.div_ceil(A_PAGE).max(1);
        Pages { page: asked.trim().parse().unwrap_or(1).clamp(1, last), last }
    }

    /// What of the list is on it.
    pub fn part<T>(self, list: &[T]) -> &[T] {
        list.chunks(A_PAGE).nth(self.page - 1).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_on_one_page_and_there_is_always_one() {
        let list: Vec<usize> = (0..120).collect();
        let pages = |asked: &str| Pages::of(list.len(), asked).part(&list).to_vec();
        assert_eq!((pages("1"), pages("2")), ((0..50).collect(), (50..100).collect()));
        assert_eq!((pages("3"), pages("99")), ((100..120).collect::<Vec<_>>(), (100..120).collect()));
        for none in ["", "0", "-1", "last"] {
            assert_eq!(Pages::of(120, none), Pages { page: 1, last: 3 }, "{none:?}");
        }
        assert_eq!((Pages::of(0, "2"), Pages::of(50, "2")), (Pages { page: 1, last: 1 }, Pages { page: 1, last: 1 }));
        assert!(Pages::of(0, "").part(&[0; 0]).is_empty());
    }
}
