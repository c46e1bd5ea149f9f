//! What a reader asks the catalogue for, as it stands in the address. What makes no sense is passed over.

use crate::format::Topic;
use crate::lessons::Filter;

/// Cards on a page.
pub(super) const PAGE: u16 = 24;
/// Nobody has longer than a day.
const LONGEST: u16 = 24 * 60;
/// Letters of a search at most; what is more is cut off.
const LETTERS: usize = 100;

/// One part of what is asked for, which can be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The time.
    Minutes,
    /// The shelf.
    Topic,
    /// Whether it counts.
    Credit,
    /// Whether it exists in Spanish.
    Spanish,
    /// The words.
    Words,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wish {
    /// At most so many minutes.
    pub minutes: Option<u16>,
    /// On this shelf.
    pub topic: Option<Topic>,
    /// Only what counts for continuing education.
    pub credit: bool,
    /// Only what exists in Spanish.
    pub spanish: bool,
    /// Words to look for; empty for none.
    pub words: String,
    /// The page of the list, counted from one.
    pub page: u16,
}

impl Default for Wish {
    fn default() -> Wish {
        Wish { minutes: None, topic: None, credit: false, spanish: false, words: String::new(), page: 1 }
    }
}

impl Wish {
    /// Reads the query of an address. It never fails: a value that makes no sense asks for nothing.
    pub fn read(query: &str) -> Wish {
        let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
        let mut wish = Wish::default();
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                "minutes" => wish.minutes = value.parse().ok().filter(|minutes| (1..=LONGEST).contains(minutes)),
                "topic" => wish.topic = Topic::ALL.into_iter().find(|topic| topic.as_str() == value),
                "ce" => wish.credit = ["1", "on", "true", "yes"].contains(&value),
                "lang" => wish.spanish = value == "es",
                "q" => wish.words = words(value),
                "page" => wish.page = value.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        wish
    }

    /// The address that asks for this.
    pub fn link(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        pairs.extend(self.minutes.map(|minutes| ("minutes", minutes.to_string())));
        pairs.extend(self.topic.map(|topic| ("topic", topic.as_str().to_owned())));
        pairs.extend(self.credit.then(|| ("ce", "1".to_owned())));
        pairs.extend(self.spanish.then(|| ("lang", "es".to_owned())));
        pairs.extend((!self.words.is_empty()).then(|| ("q", self.words.clone())));
        pairs.extend((self.page > 1).then(|| ("page", self.page.to_string())));
        let query = serde_html_form::to_string(&pairs).unwrap_or_default();
        if query.is_empty() { "/lessons".to_owned() } else { format!("/lessons?{query}") }
    }

    /// The same on another page.
    pub fn on_page(&self, page: u16) -> Wish {
        Wish { page, ..self.clone() }
    }

    /// The parts that are asked for.
    pub fn parts(&self) -> Vec<Part> {
        let minutes = self.minutes.map(|_| Part::Minutes);
        let topic = self.topic.map(|_| Part::Topic);
        let credit = self.credit.then_some(Part::Credit);
        let spanish = self.spanish.then_some(Part::Spanish);
        let words = (!self.words.is_empty()).then_some(Part::Words);
        [words, minutes, topic, credit, spanish].into_iter().flatten().collect()
    }

    /// The same without one part, on the first page.
    pub fn without(&self, part: Part) -> Wish {
        let mut wish = self.on_page(1);
        match part {
            Part::Minutes => wish.minutes = None,
            Part::Topic => wish.topic = None,
            Part::Credit => wish.credit = false,
            Part::Spanish => wish.spanish = false,
            Part::Words => wish.words.clear(),
        }
        wish
    }

    /// What the lessons are asked for.
    pub fn filter(&self) -> Filter {
        Filter {
            minutes: self.minutes.map(i32::from),
            topic: self.topic,
            credit: self.credit,
            spanish: self.spanish,
            words: self.words.clone(),
            offset: (i32::from(self.page) - 1) * i32::from(PAGE),
            limit: i32::from(PAGE),
        }
    }

    /// How many pages so many lessons fill; one at least.
    pub fn pages(total: i64) -> u16 {
        let pages = total.max(1).unsigned_abs().div_ceil(u64::from(PAGE));
        u16::try_from(pages).unwrap_or(u16::MAX)
    }
}

/// Words with single spaces between them and without what can't be searched for. A zero byte is
/// nothing that the database takes.
fn words(value: &str) -> String {
    let plain: String = value.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let single = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if !single.chars().any(char::is_alphanumeric) {
        return String::new();
    }
    single.chars().take(LETTERS).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn full() -> Wish {
        Wish {
            minutes: Some(7),
            topic: Some(Topic::PublicService),
            credit: true,
            spanish: true,
            words: "patron & privacy".to_owned(),
            page: 3,
        }
    }

    #[test]
    fn rubbish_is_passed_over() {
        for query in [
            "minutes=many&topic=cooking&ce=maybe&page=last",
            "minutes=-3&page=0",
            "minutes=0&minutes=99999999999",
            "%00=%ff&&&=&q=%00%01",
            "q=+++",
            "utm_source=x",
        ] {
            assert_eq!(Wish::read(query), Wish::default(), "{query}");
        }
    }

    #[test]
    fn a_link_asks_for_what_it_was_made_of() {
        let link = full().link();
        assert_eq!(link, "/lessons?minutes=7&topic=public-service&ce=1&lang=es&q=patron+%26+privacy&page=3");
        assert_eq!(Wish::read(link.trim_start_matches("/lessons?")), full());
        assert_eq!(Wish::default().link(), "/lessons");
    }

    #[test]
    fn other_pages_keep_the_filters() {
        let next = full().on_page(4);
        assert_eq!(next, Wish { page: 4, ..full() });
        assert_eq!(next.filter().offset, 72);
        assert_eq!(Wish::default().filter().offset, 0);
    }

    #[test]
    fn one_part_is_dropped_and_the_others_are_kept() {
        let parts = full().parts();
        assert_eq!(parts, [Part::Words, Part::Minutes, Part::Topic, Part::Credit, Part::Spanish]);
        for part in parts {
            let left = full().without(part);
            assert_eq!(left.page, 1);
            assert_eq!(left.parts().len(), 4, "{part:?}");
            assert!(!left.parts().contains(&part));
        }
    }

    #[test]
    fn pages_are_filled_one_after_the_other() {
        assert_eq!([0, 1, 24, 25, 48, 49].map(Wish::pages), [1, 1, 1, 2, 2, 3]);
        assert_eq!(Wish::pages(i64::MAX), u16::MAX);
    }

    proptest! {
        #[test]
        fn any_query_is_read_and_what_is_read_reads_the_same_again(query in ".{0,200}") {
            let wish = Wish::read(&query);
            prop_assert!(wish.words.chars().count() <= LETTERS && !wish.words.contains('\0'));
            let link = wish.link();
            let again = link.split_once('?').map_or("", |(_, query)| query);
            prop_assert_eq!(Wish::read(again), wish);
        }
    }
}
