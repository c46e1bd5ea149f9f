//! The statements that reports ask the ledger with.
//!
//! Their parameters: the organization, the one that those count for who work in no library that is listed, the code of
//! the measure, its rule sets, first and last day, library, region, topic, kind, mode, and how many lines at most.

use super::report::{Column, Group, Report};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The lines.
    Lines,
    /// The lines, and all of them together. Not for single entries.
    Both,
    /// All lines together, alone.
    Whole,
}

/// A category: what the program's own headings are, or else the topic.
const CATEGORY: &str = "coalesce((select string_agg(h, ', ' order by h)
        from jsonb_array_elements_text(e.facts -> 'categories' -> $3) h), e.facts ->> 'shelf', v.topic, '')";

/// Versions of modules. The file of one is long, so it is opened once and not for each entry.
const VERSIONS: &str = "(select id, title, body ->> 'topic' as topic from module_versions offset 0)";

/// Whose library counts. Said so that the planner sees how many these are.
const OURS: &str = "(l.organization_id = $1 or (l.id is null and $1 = $2))
        and ($7 is null or l.id = $7) and ($8 is null or l.region = $8)";

/// What entries must be like. A lesson outside a module is worth something only with others, in the account of a period,
/// and its minutes are in its module as well when that is finished: it is left out (rules R4 and R5).
const NARROWED: &str =
    "e.source <> 'lesson' and ($5 is null or e.occurred_on >= $5) and ($6 is null or e.occurred_on <= $6)
        and ($10 is null or coalesce(e.facts ->> 'kind', 'course') = $10)
        and ($11 is null or e.mode = $11)";

/// What they must be about.
const TOPIC: &str = "coalesce(e.facts ->> 'shelf', v.topic) = $9";

/// What credit is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    /// Whether it is a program's, which has entries of its own.
    pub program: bool,
    /// How many rule sets there are of it.
    pub rule_sets: usize,
}

/// The statement.
pub(super) fn statement(report: &Report, asked: Asked, measure: Measure) -> String {
    match (report.group, asked) {
        (Group::Entry, Asked::Lines) => entries(report, measure),
        (Group::Entry | Group::Person | Group::Library, _) => by_people(report, asked, measure),
        (Group::Category | Group::Month, _) => by_key(report, asked, measure),
    }
}

/// Time is measured lesson by lesson; looking it up costs, so it is done for those who want it.
fn measured(report: &Report, of_lessons: &str) -> String {
    if !report.columns.contains(&Column::Measured) {
        return "0::bigint".to_owned();
    }
    let sign = "case when e.reverses is null then 1 else -1 end";
    format!("coalesce((e.facts ->> 'engaged_seconds')::bigint, {of_lessons}, 0)::bigint * {sign}")
}

/// Each entry as a line, by its day: found one after the other, so that the first ones come at once.
fn entries(report: &Report, measure: Measure) -> String {
    let known = if measure.program { "and w.credit is not null" } else { "" };
    let topic = if report.topic.is_some() { TOPIC } else { "true" };
    let of_lessons = "(select sum(t.seconds) from module_version_lessons m
            join lesson_times t on t.user_id = e.user_id and t.lesson_id = m.lesson_id
            where m.module_version_id = e.module_version_id)";
    let measured = measured(report, of_lessons);
    format!(
        "select false as whole, e.occurred_on as day, u.name as who, coalesce(l.name, '') as library,
             coalesce(l.region, '') as region, coalesce(v.title, c.claim ->> 'title', '') as title,
             {CATEGORY} as category, coalesce(e.facts ->> 'kind', 'course') as kind, e.mode as mode,
             1::bigint as people, 1::bigint as entries, e.minutes::bigint as nominal, {measured} as measured,
             coalesce(w.credit, 0) as credit
         from ledger_entries e
         join users u on u.id = e.user_id
         left join libraries l on lower(l.name) = lower(u.library)
         left join {VERSIONS} v on v.id = e.module_version_id
         left join activities c on c.user_id = e.user_id and c.id = e.activity_id
         left join lateral (select sum(a.credit_thousandths)::bigint as credit from awards a
             where a.user_id = e.user_id and a.ledger_entry_id = e.id and a.rule_set_id = any($4)) w on true
         where {OURS} and {NARROWED} and {topic} {known}
         order by e.occurred_on, e.user_id, e.id limit $12"
    )
}

/// What the lines of a group say: the columns of a [`Line`](super::query::Line), what they are grouped by, and their
/// order.
struct Grouping {
    labels: &'static [(&'static str, &'static str)],
    by: &'static str,
    order: &'static str,
}

/// A group whose lines are people, or each have people of their own.
fn of_people(group: Group) -> Grouping {
    match group {
        Group::Person => Grouping {
            labels: &[("r.name", "who"), ("r.library", "library"), ("r.region", "region")],
            by: "group by r.id, r.name, r.library, r.region",
            order: "r.name, r.id",
        },
        // Who works in no library comes last.
        _ => Grouping {
            labels: &[("r.library", "library"), ("r.region", "region")],
            by: "group by r.library, r.region",
            order: "lower(nullif(r.library, '')), r.region",
        },
    }
}

/// The select list of a line; what it doesn't speak of is empty.
fn line(labels: &[(&str, &str)]) -> String {
    let names = ["day", "who", "library", "region", "title", "category", "kind", "mode"];
    let label = |name: &str| {
        let nothing = if name == "day" { "null::date" } else { "''" };
        let said = labels.iter().find(|(_, label)| *label == name).map_or(nothing, |(said, _)| said);
        format!("{said} as {name}")
    };
    names.map(label).join(", ")
}

/// The rows that sums are made of, with what each of them adds. Nothing but the entries themselves is gone through
/// entry by entry: what has to be looked up for them is read as a whole and joined.
struct Rows {
    /// What is looked up.
    with: Vec<String>,
    /// Where from.
    from: String,
    /// On which terms.
    narrowed: String,
    nominal: &'static str,
    measured: String,
    credit: &'static str,
}

fn rows(report: &Report, measure: Measure) -> Rows {
    let mut with = vec![format!(
        "readers as (select u.id, (row_number() over ())::integer as n, u.name, coalesce(l.name, '') as library,
                coalesce(l.region, '') as region
            from users u left join libraries l on lower(l.name) = lower(u.library) where {OURS})"
    )];
    let mut from = "from ledger_entries e".to_owned();
    if report.topic.is_some() || report.group == Group::Category {
        from += &format!(" left join {VERSIONS} v on v.id = e.module_version_id");
    }
    let mut credit = "0::bigint";
    if measure.program || report.columns.contains(&Column::Credit) {
        // An entry has one award under a rule set.
        let awards = match measure.rule_sets {
            1 => {
                "select user_id, ledger_entry_id, credit_thousandths as credit from awards where rule_set_id = any($4)"
            }
            _ => {
                "select user_id, ledger_entry_id, sum(credit_thousandths)::bigint as credit from awards
                    where rule_set_id = any($4) group by user_id, ledger_entry_id"
            }
        };
        with.push(format!("credits as ({awards})"));
        let join = if measure.program { "join" } else { "left join" };
        from += &format!(" {join} credits w on w.user_id = e.user_id and w.ledger_entry_id = e.id");
        credit = "coalesce(w.credit, 0)";
    }
    if report.columns.contains(&Column::Measured) {
        with.push(
            "spent as (select t.user_id, m.module_version_id, sum(t.seconds) as seconds
                from module_version_lessons m join lesson_times t on t.lesson_id = m.lesson_id
                group by t.user_id, m.module_version_id)"
                .to_owned(),
        );
        from += " left join spent s on s.user_id = e.user_id and s.module_version_id = e.module_version_id";
    }
    let topic = if report.topic.is_some() { TOPIC } else { "true" };
    let few = report.library.is_some() || !report.region.is_empty();
    let few = if few { "e.user_id in (select id from readers)" } else { "true" };
    let narrowed = format!("{NARROWED} and {topic} and {few}");
    Rows { with, from, narrowed, nominal: "e.minutes", measured: measured(report, "s.seconds"), credit }
}

/// Sums of people: first those of each, so that counting people afterwards is counting lines.
fn by_people(report: &Report, asked: Asked, measure: Measure) -> String {
    const SUMMED: &str = "count(*) as people, coalesce(sum(g.entries), 0)::bigint as entries,
        coalesce(sum(g.nominal), 0)::bigint as nominal, coalesce(sum(g.measured), 0)::bigint as measured,
        coalesce(sum(g.credit), 0)::bigint as credit from each g join readers r on r.id = g.user_id";
    let Rows { mut with, from, narrowed, nominal, measured, credit } = rows(report, measure);
    with.push(format!(
        "each as materialized (select e.user_id, count(*) as entries, sum({nominal}) as nominal,
             sum({measured})::bigint as measured, sum({credit})::bigint as credit {from} where {narrowed} group by e.user_id)"
    ));
    let Grouping { labels, by, order } = of_people(report.group);
    let lines = format!(
        "select false as whole, row_number() over (order by {order}) as place, {}, {SUMMED} {by} order by place limit $12",
        line(labels),
    );
    let whole = format!("select true as whole, 0::bigint as place, {}, {SUMMED}", line(&[]));
    let asked = match asked {
        Asked::Lines => lines,
        Asked::Whole => whole,
        Asked::Both => format!("({lines}) union all ({whole}) order by whole, place"),
    };
    format!("with {} {asked}", with.join(", "))
}

/// Sums of something that people have in common, and of all of it. People are counted by their numbers, which are put
/// in order in a third of the time that their ids take.
fn by_key(report: &Report, asked: Asked, measure: Measure) -> String {
    let (key, label) = match report.group {
        Group::Month => ("date_trunc('month', e.occurred_on::timestamp)::date", ("key", "day")),
        // All of it together has no key.
        _ => (CATEGORY, ("coalesce(key, '')", "category")),
    };
    let Rows { with, from, narrowed, nominal, measured, credit } = rows(report, measure);
    // All of it together is a line more.
    let (by, whole, most) = match asked {
        Asked::Lines => ("group by key", "false", "$12"),
        _ => ("group by rollup (key)", "grouping(key) = 1", "$12 + 1"),
    };
    format!(
        "with {} select {whole} as whole, {}, count(distinct n) as people, count(*) as entries,
             coalesce(sum(nominal), 0)::bigint as nominal, coalesce(sum(measured), 0)::bigint as measured,
             coalesce(sum(credit), 0)::bigint as credit
         from (select {key} as key, r.n, {nominal} as nominal, {measured} as measured, {credit} as credit {from}
             join readers r on r.id = e.user_id where {narrowed}) k
         {by} order by whole desc, key limit {most}",
        with.join(", "),
        line(&[label]),
    )
}
