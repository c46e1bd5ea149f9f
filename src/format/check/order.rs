//! The order in which things are shown that must not stand in the right one.

/// The places of these ids in the order they are shown: always the same for the same ids, in every
/// language and on every device, and never the order they stand in.
pub fn shuffled<'i>(ids: impl IntoIterator<Item = &'i str>) -> Vec<usize> {
    let mut places: Vec<(u64, usize)> = ids.into_iter().map(print).zip(0..).collect();
    places.sort_unstable();
    let mut places: Vec<usize> = places.into_iter().map(|(_, place)| place).collect();
    if places.is_sorted() && places.len() > 1 {
        places.rotate_left(1);
    }
    places
}

/// FNV-1a (Fowler, Noll, Vo): short, and the same for ever.
fn print(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |print, byte| (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn everything_is_there_once_and_not_in_the_right_order(ids in prop::collection::btree_set("[a-z]{1,8}", 2..8)) {
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let places = shuffled(ids.iter().copied());
            prop_assert!(!places.is_sorted());
            let mut sorted = places.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..ids.len()).collect::<Vec<_>>());
            prop_assert_eq!(places, shuffled(ids.iter().copied()));
        }
    }

    #[test]
    fn one_alone_stays_where_it_is() {
        assert_eq!(shuffled(["a"]), [0]);
        assert_eq!(shuffled([]), Vec::<usize>::new());
    }
}
