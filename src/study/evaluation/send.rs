//! What the form of an evaluation sends.

use serde::Deserialize;
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::format::Module;
use crate::progress::Chosen;

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Do {
    /// Check my answers.
    Check,
    /// Save my place.
    Pause,
    /// Nothing: the module of the page saves by itself.
    Draft,
}

/// The form as it comes: a pair for each field and choice, `q-<question>` for the questions.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Fields(Vec<(String, String)>);

/// The form, understood.
#[derive(Debug)]
pub struct Sent {
    /// The button.
    pub what: Do,
    /// Made with the form: sending it twice counts once.
    pub id: Uuid,
    fields: Vec<(String, String)>,
}

impl Sent {
    /// Understands the form.
    ///
    /// # Errors
    /// [`Error::BadRequest`] when the button or the id is missing: no form of ours.
    pub fn read(Fields(fields): Fields) -> Result<Sent> {
        let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let what = match field("do") {
            Some("check") => Some(Do::Check),
            Some("pause") => Some(Do::Pause),
            Some("draft") => Some(Do::Draft),
            _ => None,
        };
        let id = field("id").and_then(|id| id.parse().ok());
        match (what, id) {
            (Some(what), Some(id)) => Ok(Sent { what, id, fields }),
            _ => Err(Error::BadRequest("problem-incomplete")),
        }
    }

    /// What was chosen, without what the module doesn't ask.
    pub fn chosen(&self, module: &Module) -> Chosen {
        let mut chosen = Chosen::new();
        for question in &module.questions {
            let name = super::views::name_of(question);
            let sent = self.fields.iter().filter(|(key, _)| *key == name).map(|(_, value)| value);
            let known = sent.filter(|id| question.check.options.iter().any(|option| option.id == **id));
            let ids: Vec<String> = known.cloned().collect();
            if !ids.is_empty() {
                chosen.insert(question.id.clone(), ids);
            }
        }
        chosen
    }
}
