//! What the form of an evaluation sends.

use std::collections::BTreeMap;

use serde::Deserialize;
use uuid::Uuid;

use crate::format::Module;
use crate::progress::Chosen;

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Do {
    /// Check my answers.
    Check,
    /// Save my place.
    Pause,
    /// Nothing: the module of the page saves by itself.
    Draft,
}

/// The form: a field for each question, named by its id.
#[derive(Debug, Deserialize)]
pub struct Sent {
    /// The button.
    #[serde(rename = "do")]
    pub what: Do,
    /// Made with the form: sending it twice counts once.
    pub id: Uuid,
    /// Everything else: question ids and what was chosen there.
    #[serde(flatten)]
    fields: BTreeMap<String, OneOrMany>,
}

/// What a field was sent with: once, or several times. A flattened field isn't made a list by itself.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn all(&self) -> &[String] {
        match self {
            OneOrMany::One(one) => std::slice::from_ref(one),
            OneOrMany::Many(many) => many,
        }
    }
}

impl Sent {
    /// What was chosen, without what the module doesn't ask.
    pub fn chosen(&self, module: &Module) -> Chosen {
        let mut chosen = Chosen::new();
        for question in &module.questions {
            let known = |id: &&String| question.check.options.iter().any(|option| option.id == **id);
            let sent = self.fields.get(&format!("q-{}", question.id)).map_or(&[][..], OneOrMany::all);
            let ids: Vec<String> = sent.iter().filter(known).cloned().collect();
            if !ids.is_empty() {
                chosen.insert(question.id.clone(), ids);
            }
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_question_may_have_one_answer_or_several() {
        let form = "do=check&id=01a20071-233e-74d1-8424-934e5b98509d&q-one=a&q-two=a&q-two=b";
        let sent: Sent = serde_html_form::from_str(form).unwrap();
        assert_eq!(sent.fields["q-one"].all(), ["a"]);
        assert_eq!(sent.fields["q-two"].all(), ["a", "b"]);
    }
}
