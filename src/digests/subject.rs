//! The subject: minutes first, under fifty characters (ux.md 11).

use crate::i18n::Words;

/// Fewer than this.
const UNDER: usize = 50;

/// "7 minutes: A challenge arrives". A title that is too long ends at its colon, else after a word.
pub(super) fn subject(words: Words, minutes: u32, title: &str) -> String {
    let start = format!("{}: ", words.fill("minutes", &[("count", minutes.into())]));
    let room = UNDER.saturating_sub(1).saturating_sub(start.chars().count());
    format!("{start}{}", shortened(title, room))
}

fn shortened(title: &str, room: usize) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() <= room {
        return title;
    }
    if let Some((first, _)) = title.split_once(": ")
        && first.chars().count() <= room
    {
        return first.to_owned();
    }
    // Room for the sign that something is left out.
    let cut: String = title.chars().take(room.saturating_sub(1)).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ':', ';', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn minutes_come_first_and_a_long_title_is_cut_where_it_may_be() {
        let of = |title| subject(Words::default(), 7, title);
        assert_eq!(of("Weeding without tears"), "7 minutes: Weeding without tears");
        assert_eq!(of("A challenge arrives: your first hour with a form"), "7 minutes: A challenge arrives");
        assert_eq!(
            of("What to say when somebody wants to know what a neighbor reads"),
            "7 minutes: What to say when somebody wants to…"
        );
    }

    proptest! {
        #[test]
        fn no_subject_has_fifty_characters(title in "\\PC{0,200}", minutes in 1_u32..100) {
            let subject = subject(Words::default(), minutes, &title);
            prop_assert!(subject.chars().count() < UNDER, "{subject}");
            prop_assert!(!subject.contains(['\n', '\r']));
        }
    }
}
