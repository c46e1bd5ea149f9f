//! Marking an evaluation by the module's pass rule.

use crate::format::{Module, PassRule};
use crate::measure::Percent;
use crate::progress::Chosen;

/// How an attempt came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Ids of the questions that are right.
    pub right: Vec<String>,
    /// How many questions there are.
    pub questions: usize,
    /// Whether the pass rule is met.
    pub passed: bool,
}

/// Marks these answers. The default rule is all right with unlimited tries (`domain.md`, from the
/// rule of Iowa's modules); a module may ask for a percentage instead.
pub fn mark(module: &Module, answers: &Chosen) -> Marked {
    let is_right = |question: &&crate::format::Question| {
        let chosen = answers.get(&question.id).map(|ids| ids.iter().map(String::as_str).collect::<Vec<_>>());
        chosen.is_some_and(|chosen| question.check.is_right(&chosen))
    };
    let right: Vec<String> = module.questions.iter().filter(is_right).map(|question| question.id.clone()).collect();
    let questions = module.questions.len();
    let passed = match module.pass {
        PassRule::All => questions > 0 && right.len() == questions,
        PassRule::Percent(needed) => share(right.len(), questions).is_some_and(|share| share.get() >= needed),
    };
    Marked { right, questions, passed }
}

fn share(right: usize, questions: usize) -> Option<Percent> {
    Percent::of(u64::try_from(right).ok()?, u64::try_from(questions).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(pass: PassRule) -> Module {
        let question = |id: &str| {
            serde_json::json!({
                "id": id, "lesson": "l", "question_html": "?", "question": "?",
                "options": [
                    { "id": "a", "text_html": "", "plain": "", "right": true, "feedback_html": "" },
                    { "id": "b", "text_html": "", "plain": "", "right": false, "feedback_html": "" },
                ],
            })
        };
        let module = serde_json::json!({
            "title": "T", "summary": "", "objectives": [], "provider": "home", "instructor": "", "minutes": 30,
            "evaluation_minutes": 3, "lessons": [], "pass": "all", "mode": "individual_interactive",
            "topic": "public-service", "competencies": [], "basic_skill": false, "reviewed_on": "2026-01-01",
            "review_by": "2027-01-01", "questions": [question("one"), question("two"), question("three")], "feedback": [],
        });
        Module { pass, ..serde_json::from_value(module).expect("a module") }
    }

    fn answers(chosen: [&str; 3]) -> Chosen {
        ["one", "two", "three"].into_iter().map(str::to_owned).zip(chosen.map(|id| vec![id.to_owned()])).collect()
    }

    #[test]
    fn by_default_all_must_be_right() {
        assert!(mark(&module(PassRule::All), &answers(["a", "a", "a"])).passed);
        let marked = mark(&module(PassRule::All), &answers(["a", "b", "a"]));
        assert_eq!((marked.passed, marked.right.len(), marked.questions), (false, 2, 3));
    }

    #[test]
    fn a_percentage_is_met_from_below_only_when_it_is_reached() {
        assert!(mark(&module(PassRule::Percent(66)), &answers(["a", "b", "a"])).passed);
        assert!(!mark(&module(PassRule::Percent(67)), &answers(["a", "b", "a"])).passed);
    }

    #[test]
    fn what_was_not_answered_is_not_right() {
        assert_eq!(mark(&module(PassRule::All), &Chosen::new()).right.len(), 0);
    }
}
