//! Every message that the program says is there, is said somewhere, and agrees in both languages.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::source::{Source, Token, files};

/// A message: where it stands, what it says and what it speaks of.
#[derive(Debug, Default)]
struct Message {
    place: String,
    text: String,
    variables: BTreeSet<String>,
}

/// The messages of a language, and the faults found on the way.
fn messages(sources: &[Source]) -> (BTreeMap<String, Message>, Vec<String>) {
    let (mut all, mut faults) = (BTreeMap::<String, Message>::new(), Vec::new());
    for source in sources {
        let mut current: Option<String> = None;
        for (number, line) in source.text.lines().enumerate() {
            let place = format!("{}:{}", source.path, number + 1);
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            if !line.starts_with([' ', '}']) {
                let Some((key, _)) = line.split_once(" =") else {
                    faults.push(format!("{place} is no message: {line}"));
                    continue;
                };
                if let Some(first) = all.get(key) {
                    faults.push(format!("{place}: {key} is there already, in {}", first.place));
                }
                all.insert(key.to_owned(), Message { place, ..Message::default() });
                current = Some(key.to_owned());
            }
            if let Some(message) = current.as_ref().and_then(|key| all.get_mut(key)) {
                message.variables.extend(variables(line));
                message.text.push_str(line.split_once(" = ").map_or(line, |(_, text)| text));
                message.text.push('\n');
            }
        }
    }
    (all, faults)
}

fn variables(line: &str) -> impl Iterator<Item = String> {
    line.split('$')
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '-').collect())
}

/// A message that the source says: its key, where, and the values given on the spot.
#[derive(Debug)]
struct Said {
    key: String,
    place: String,
    values: Option<BTreeSet<String>>,
}

/// Every `say("key")`, `fill("key", &[…])`, `rich("key", &[…])`, `around("key", …)`, and the key of a problem.
fn said(sources: &[Source]) -> Vec<Said> {
    let mut found = Vec::new();
    for source in sources {
        let tokens = source.tokens();
        for at in 1..tokens.len() {
            let verb = matches!(tokens[at].ident(), Some("say" | "fill" | "rich" | "around")) && tokens[at - 1].is('.');
            // A problem that becomes a page is said there.
            let problem = matches!(tokens[at].ident(), Some("BadRequest" | "Conflict"));
            let call = verb || problem;
            if let (true, Some(open), Some(key)) =
                (call, tokens.get(at + 1), tokens.get(at + 2).and_then(Token::string))
                && open.is('(')
            {
                let place = format!("{}:{}", source.path, tokens[at].line);
                let values = match tokens[at].ident() {
                    Some("say" | "BadRequest" | "Conflict") => Some(BTreeSet::new()),
                    // One value more follows the list.
                    Some("around") => None,
                    _ => values(&tokens[at + 3..]),
                };
                found.push(Said { key: key.to_owned(), place, values });
            }
        }
    }
    found
}

/// The names in `, &[("name", value), …])`; nothing when the list is made elsewhere.
fn values(tokens: &[Token]) -> Option<BTreeSet<String>> {
    let listed = tokens.len() > 3 && tokens[0].is(',') && tokens[1].is('&') && tokens[2].is('[');
    if !listed {
        return None;
    }
    let (mut depth, mut names) = (0, BTreeSet::new());
    for (index, token) in tokens.iter().enumerate().skip(2) {
        if token.is('[') || token.is('(') {
            if depth == 1 && token.is('(') {
                names.extend(tokens.get(index + 1).and_then(Token::string).map(str::to_owned));
            }
            depth += 1;
        } else if token.is(']') || token.is(')') {
            depth -= 1;
        }
        if depth == 0 {
            break;
        }
    }
    Some(names)
}

/// Keys that are put together while the program runs: `format!("role-{word}")`, cut at its gaps.
fn put_together(literals: &BTreeSet<String>) -> Vec<Vec<&str>> {
    let is_key = |part: &str| part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let cut = literals.iter().filter(|text| text.contains('{') && text.contains('-')).filter_map(|text| {
        let mut parts: Vec<&str> = Vec::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            parts.push(before);
            rest = after.split_once('}')?.1;
        }
        parts.push(rest);
        Some(parts)
    });
    cut.filter(|parts| parts.iter().all(|part| is_key(part))).collect()
}

/// Whether a key fits the parts, each gap filled by a string of the source or a number.
fn fits(key: &str, parts: &[&str], literals: &BTreeSet<String>) -> bool {
    let Some((first, rest)) = parts.split_first() else { return key.is_empty() };
    let Some(key) = key.strip_prefix(first) else { return false };
    if rest.is_empty() {
        return key.is_empty();
    }
    let fills = |gap: &str| literals.contains(gap) || gap.bytes().all(|byte| byte.is_ascii_digit());
    (1..=key.len()).any(|end| fills(&key[..end]) && fits(&key[end..], rest, literals))
}

/// What is wrong between the source and the messages.
fn faults(rust: &[Source], english: &[Source], spanish: &[Source]) -> Vec<String> {
    let (en, mut faults) = messages(english);
    let (es, more) = messages(spanish);
    faults.extend(more);
    for Said { key, place, values } in said(rust) {
        let Some(message) = en.get(&key) else {
            faults.push(format!("{place}: there is no message {key}"));
            continue;
        };
        let lacking = values.map(|values| message.variables.difference(&values).cloned().collect::<Vec<_>>());
        if let Some(lacking) = lacking.filter(|lacking| !lacking.is_empty()) {
            faults.push(format!("{place}: {key} speaks of {lacking:?}, which is not given"));
        }
    }
    let literals: BTreeSet<String> =
        rust.iter().flat_map(Source::tokens).filter_map(|token| token.string().map(str::to_owned)).collect();
    let together = put_together(&literals);
    for (key, message) in &en {
        if !literals.contains(key) && !together.iter().any(|parts| fits(key, parts, &literals)) {
            faults.push(format!("{}: nothing says {key}", message.place));
        }
    }
    for (key, message) in &en {
        if !es.contains_key(key) {
            faults.push(format!("{}: {key} is not said in Spanish", message.place));
        }
    }
    for (key, message) in &es {
        if let Some(english) = en.get(key) {
            faults.extend(wording(key, english, message));
        }
        match en.get(key) {
            None => faults.push(format!("{}: English has no {key}", message.place)),
            Some(english) if english.variables != message.variables => faults.push(format!(
                "{}: {key} speaks of {:?}, in English of {:?}",
                message.place, message.variables, english.variables
            )),
            Some(_) => {}
        }
    }
    faults
}

/// Words of ours that have one Spanish word, each by how it begins; alternatives are divided by `|`.
const TERMS: [(&str, &str); 20] = [
    ("lesson", "lecci"),
    ("module", "módulo"),
    ("credit module", "módulo de crédito|módulos de crédito"),
    ("pathway", "itinerario"),
    ("evaluation", "evaluación final"),
    ("certificate", "certificado"),
    ("cohort", "grupo"),
    ("digest", "resumen|resúmenes"),
    ("my record", "mi historial"),
    ("training", "formación"),
    ("contact hour", "hora de educación continua|horas de educación continua"),
    ("continuing education", "educación continua"),
    ("save my place", "guardar mi lugar"),
    ("step", "paso"),
    ("minutes", "minuto"),
    ("password", "contraseña"),
    ("display settings", "apariencia"),
    ("time zone", "zona horaria|zonas horarias"),
    ("coordinator", "coordina"),
    ("library", "biblioteca"),
];

/// Messages that name a command, which is English.
const FREE: [&str; 1] = ["sent-no-mail"];

/// How nobody is spoken to here: `tú` and `vosotros`, and words that were left in English.
const NEVER: [&str; 21] = [
    "tú", "tu", "tus", "ti", "contigo", "puedes", "tienes", "quieres", "haz", "vuestro", "vuestra", "cohorte", "email",
    "e-mail", "link", "password", "the", "and", "of", "with", "click",
];

/// What is wrong with the Spanish of a message.
fn wording(key: &str, english: &Message, spanish: &Message) -> Vec<String> {
    let (original, said, place) = (without_values(&english.text), without_values(&spanish.text), &spanish.place);
    let mut faults = Vec::new();
    if FREE.contains(&key) {
        return faults;
    }
    for (term, spanish) in TERMS {
        let means = words_of(&original).windows(term.split(' ').count()).any(|run| {
            let run = run.join(" ");
            run == term || run == format!("{term}s")
        });
        if means && !spanish.split('|').any(|word| said.contains(word)) {
            faults.push(format!("{place}: {key} speaks of a {term}, but not of {spanish:?}"));
        }
    }
    for never in NEVER {
        if words_of(&said).contains(&never) {
            faults.push(format!("{place}: {key} says {never:?}"));
        }
    }
    for (open, close) in [('¿', '?'), ('¡', '!'), ('«', '»')] {
        if said.matches(open).count() != said.matches(close).count() {
            faults.push(format!("{place}: {key} has {open} and {close} that do not match"));
        }
    }
    let plural = |text: &str| text.contains("*[other]");
    if plural(&english.text)
        && plural(&spanish.text)
        && english.text.contains("[one]") != spanish.text.contains("[one]")
    {
        faults.push(format!("{place}: {key} lacks a plural form"));
    }
    if choices(english) != choices(spanish) {
        faults.push(format!("{place}: {key} chooses among {:?}, in English {:?}", choices(spanish), choices(english)));
    }
    if english.text.matches("**").count() != spanish.text.matches("**").count() {
        faults.push(format!("{place}: {key} has other strong parts than in English"));
    }
    faults
}

/// What a message chooses among, `[word] …`, apart from numbers.
fn choices(message: &Message) -> BTreeSet<&str> {
    let choice = |line: &'_ str| -> Option<(usize, usize)> {
        let open = line.find('[').filter(|open| line[..*open].trim_matches([' ', '*']).is_empty())?;
        Some((open + 1, line.find(']')?))
    };
    let words = message.text.lines().filter_map(|line| choice(line).map(|(from, to)| &line[from..to]));
    words.filter(|word| word.parse::<u32>().is_err() && !["one", "other"].contains(word)).collect()
}

/// The text in lower case, without the names of the values in it.
fn without_values(text: &str) -> String {
    let mut parts = text.split('$');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest =
        parts.map(|part| part.trim_start_matches(|letter: char| letter.is_alphanumeric() || "_-".contains(letter)));
    rest.fold(first, |text, part| text + part).to_lowercase()
}

fn words_of(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '-')
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn messages_and_source_agree() {
    let faults = faults(
        &files("src", &["rs"]),
        &files("src/i18n/locales/en", &["ftl"]),
        &files("src/i18n/locales/es", &["ftl"]),
    );
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_outcome_of_a_decision_is_said_in_the_log() {
    let tokens: Vec<Token> = files("src", &["rs"]).iter().flat_map(Source::tokens).collect();
    let outcomes = tokens.windows(3).filter(|three| three[0].ident() == Some("outcome") && three[1].is(':'));
    let is_word = |text: &&str| text.len() > 1 && text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let mut outcomes: BTreeSet<&str> = outcomes.filter_map(|three| three[2].string()).filter(is_word).collect();
    // Whoever writes a decision down by a function of its own says the outcome before anything else.
    for (at, _) in tokens.iter().enumerate().filter(|(_, token)| token.ident() == Some("write_down")) {
        let call = tokens[at + 1..].iter().take_while(|token| !token.is(';') && !token.is('{'));
        outcomes.extend(call.filter_map(Token::string).find(is_word));
    }
    assert!(outcomes.is_superset(&BTreeSet::from(["extended", "passed_on", "saved"])), "{outcomes:?}");
    for language in ["en", "es"] {
        let (all, _) = messages(&files(&format!("src/i18n/locales/{language}"), &["ftl"]));
        let (log, packet) = (choices(&all["log-outcome"]), choices(&all["packet-outcome"]));
        let lacking: Vec<_> = outcomes.union(&packet).filter(|outcome| !log.contains(*outcome)).collect();
        assert!(lacking.is_empty(), "{language}: {lacking:?}");
    }
}

#[test]
fn each_disagreement_is_named() {
    let rust = [Source::sample(
        "src/a.rs",
        "fn f() { words.say(\"a\"); words.fill(\"b\", &[(\"n\", g(\"x\")), (\"m\", 1)]); }",
    )];
    let named =
        |en: &str, es: &str| faults(&rust, &[Source::sample("en/a.ftl", en)], &[Source::sample("es/a.ftl", es)]);
    let fine = "# Words.\na = A\nb = { $n ->\n    [one] one\n   *[other] { $m }\n}\n";
    assert_eq!(named(fine, fine), Vec::<String>::new());
    let plain = "a = A\nb = B\n";
    for (en, es, fault) in [
        ("b = B\n", "b = B\n", "src/a.rs:1: there is no message a"),
        ("a = A\nb = { $missing }\n", "a = A\nb = { $missing }\n", "b speaks of [\"missing\"], which is not given"),
        ("a = A { $x }\nb = B\n", "a = A { $x }\nb = B\n", "a speaks of [\"x\"]"),
        ("a = A\nb = B\nc = C\n", "a = A\nb = B\nc = C\n", "en/a.ftl:3: nothing says c"),
        ("a = A\nb = B\na = again\n", plain, "en/a.ftl:3: a is there already, in en/a.ftl:1"),
        (plain, "a = A\nb = B\nz = Z\n", "English has no z"),
        ("a = A\nb = { $n }\n", plain, "es/a.ftl:2: b speaks of {}, in English of {\"n\"}"),
        (plain, "a = A\n", "en/a.ftl:2: b is not said in Spanish"),
        ("a = Two modules\nb = B\n", "a = Dos unidades\nb = B\n", "es/a.ftl:1: a speaks of a module"),
        (plain, "a = Guarda tu lugar\nb = B\n", "es/a.ftl:1: a says \"tu\""),
        (plain, "a = Por qué?\nb = B\n", "es/a.ftl:1: a has ¿ and ? that do not match"),
        ("a = A **x**\nb = B\n", "a = A x\nb = B\n", "es/a.ftl:1: a has other strong parts"),
        (
            "a = A\nb = { $n ->\n    [one] one\n   *[other] more\n}\n",
            "a = A\nb = { $n ->\n    [0] cero\n   *[other] más\n}\n",
            "es/a.ftl:2: b lacks a plural form",
        ),
        (
            "a = A\nb = { $n ->\n    [left] left\n   *[other] more\n}\n",
            "a = A\nb = { $n ->\n   *[other] más\n}\n",
            "es/a.ftl:2: b chooses among {}, in English {\"left\"}",
        ),
    ] {
        let faults = named(en, es);
        assert!(faults.len() == 1 && faults[0].contains(fault), "{fault}: {faults:#?}");
    }
}

#[test]
fn a_key_that_is_put_together_is_found_by_its_parts() {
    let rust = |text| [Source::sample("src/a.rs", text)];
    let english = [Source::sample("en/a.ftl", "role-author = A\npage-lead-2 = L\n")];
    let spanish = [Source::sample("es/a.ftl", "role-author = A\npage-lead-2 = L\n")];
    let fine = r#"fn f() { say(&format!("role-{}", "author")); say(&format!("{page}-{part}-{n}")); ["page", "lead"] }"#;
    assert_eq!(faults(&rust(fine), &english, &spanish), Vec::<String>::new());
    let other = r#"fn f() { say(&format!("role-{}", "reviewer")); }"#;
    assert_eq!(faults(&rust(other), &english, &spanish).len(), 2);
}
