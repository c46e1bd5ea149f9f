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
    fields: BTreeMap<String, Vec<String>>,
}

impl Sent {
    /// What was chosen, without what the module doesn't ask.
    pub fn chosen(&self, module: &Module) -> Chosen {
        let mut chosen = Chosen::new();
        for question in &module.questions {
            let known = |id: &&String| question.check.options.iter().any(|option| option.id == **id);
            let ids: Vec<String> =
                self.fields.get(&format!("q-{}", question.id)).into_iter().flatten().filter(known).cloned().collect();
            if !ids.is_empty() {
                chosen.insert(question.id.clone(), ids);
            }
        }
        chosen
    }
}
