//! Going through a whole log: whether its entries are those under its head, in the order of time.

use chrono::TimeDelta;

use super::entry::Entry;
use super::hash::Hash;
use super::head::Head;
use super::tree::Edge;

/// How much earlier than the one before it an entry may say it was made, for clocks differ.
const CLOCKS: TimeDelta = TimeDelta::minutes(5);

/// What is wrong with a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuditError {
    /// An entry that can't be read; its number, from 0.
    #[error("entry {0} can't be read")]
    Unreadable(u64),
    /// An entry that says it was made before the one that it follows, or after the head.
    #[error("entry {0} is out of the order of time")]
    Order(u64),
    /// More or fewer entries than the head says.
    #[error("there are {0} entries, which is not what the head says")]
    Size(u64),
    /// The entries are not those under the head.
    #[error("the entries are not those that the head was signed for")]
    Root,
}

/// Goes through all entries of a log. They may come from a file, one after the other; nothing is kept but
/// the tree's right edge.
///
/// # Errors
/// The first thing that is wrong.
pub fn audit<T: AsRef<str>>(contents: impl IntoIterator<Item = T>, head: &Head) -> Result<(), AuditError> {
    let (mut edge, mut latest) = (Edge::default(), None);
    for content in contents {
        let number = edge.size();
        let entry = Entry::read(content.as_ref()).ok_or(AuditError::Unreadable(number))?;
        let early = latest.is_some_and(|latest| latest - entry.at > CLOCKS);
        if early || entry.at - head.at > CLOCKS {
            return Err(AuditError::Order(number));
        }
        latest = latest.max(Some(entry.at));
        edge.append(Hash::leaf(content.as_ref().as_bytes())).ok_or(AuditError::Size(number))?;
        if edge.size() > head.tree.size {
            return Err(AuditError::Size(edge.size()));
        }
    }
    if edge.size() != head.tree.size {
        return Err(AuditError::Size(edge.size()));
    }
    if edge.root() == head.tree.root { Ok(()) } else { Err(AuditError::Root) }
}

#[cfg(test)]
mod tests {
    use super::super::{Event, Tree};
    use super::*;
    use chrono::{DateTime, Utc};

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_763_733_780 + 60 * minutes, 0).unwrap()
    }

    fn log(minutes: &[i64]) -> (Vec<String>, Head) {
        let mut edge = Edge::default();
        let event = Event::Withdrawn { reason: "issued-twice".into() };
        let entry = |minute| Entry { certificate: Hash::empty(), event: event.clone(), at: at(minute) };
        let contents: Vec<String> = minutes.iter().map(|minute| entry(*minute).content()).collect();
        for content in &contents {
            edge.append(Hash::leaf(content.as_bytes())).unwrap();
        }
        let tree = Tree { size: edge.size(), root: edge.root() };
        (contents, Head { origin: "log".into(), tree, at: at(100) })
    }

    #[test]
    fn a_log_that_is_whole_and_in_order_passes() {
        let (contents, head) = log(&[0, 1, 1, 30, 27, 99]);
        assert_eq!(audit(&contents, &head), Ok(()));
        let (none, head) = log(&[]);
        assert_eq!(audit(&none, &head), Ok(()));
    }

    #[test]
    fn what_was_changed_left_out_or_put_in_late_is_seen() {
        let (contents, head) = log(&[0, 1, 2, 3]);
        let mut changed = contents.clone();
        changed[1] = changed[1].replace("twice", "thrice");
        assert_eq!(audit(&changed, &head), Err(AuditError::Root));
        changed[1] = "nonsense".into();
        assert_eq!(audit(&changed, &head), Err(AuditError::Unreadable(1)));
        assert_eq!(audit(&contents[1..], &head), Err(AuditError::Size(3)));
        assert_eq!(audit(contents.iter().chain(&contents), &head), Err(AuditError::Size(5)));
        let (late, head) = log(&[0, 50, 10]);
        assert_eq!(audit(&late, &head), Err(AuditError::Order(2)));
        let (early, head) = log(&[0, 110]);
        assert_eq!(audit(&early, &head), Err(AuditError::Order(1)));
        let end_of_time = contents[0].replace("2025-", "+262142-");
        assert_eq!(audit([end_of_time], &head), Err(AuditError::Order(0)));
    }
}
