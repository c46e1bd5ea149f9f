//! A cohort too large for one page: what its coordinator sees is what the rules say of each member.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use carrel::cohorts::{self, Cohort, Pace, Standing};
use carrel::coordinating::{self, Journey, Tally};
use carrel::pathways;
use chrono::{DateTime, Utc};
use diesel_async::SimpleAsyncConnection;

use crate::cohorts::the_cohort;
use crate::harness::{Someone, TestApp};

/// A hundred and thirty people who did all sorts of things, in the pathway and elsewhere, in several versions of a
/// lesson, finished or not; some left, some get no digest. Chance hangs on shelf marks and slugs, never on ids, which
/// are others in each template.
const PEOPLE: &str = "
    create function pg_temp.chance(text) returns bigint language sql immutable as
        $$ select abs(hashtext($1)::bigint) $$;
    create temp table invented as
        select n, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id from generate_series(1, 140) n;
    create temp view of_lessons as select v.id, v.lesson_id, l.mark || '.' || v.number as name
        from lesson_versions v join lessons l on l.id = v.lesson_id;
    insert into users (id, email, name, library, created_at)
    select id, 'reader-' || n || '@many.example', 'Reader ' || lpad((n * 37 % 141)::text, 3, '0'),
        case n % 3 when 0 then '' else 'Library ' || n % 7 end, $now from invented;
    insert into cohort_members (user_id, cohort_id, joined_at, left_at, digest_stopped_at)
    select i.id, c.id, $now - n % 40 * interval '1 day', case when n > 130 then $now end,
        case when n % 5 = 0 then $now end from invented i, cohorts c;
    -- One in eight never did anything. Of the others' completions, some are of a second version with other minutes.
    insert into lesson_completions (user_id, lesson_version_id, lesson_id, minutes, completed_at)
    select i.id, v.id, v.lesson_id, 1 + pg_temp.chance(n || 'm' || v.name) % 9,
        $now - pg_temp.chance(n || 'd' || v.name) % 50 * interval '1 day' - n * interval '1 second'
    from invented i, of_lessons v where n % 8 > 0 and pg_temp.chance(n || 'l' || v.name) % 8 < n % 8;
    insert into lesson_completions (user_id, lesson_version_id, lesson_id, minutes, completed_at)
    select c.user_id, other.id, c.lesson_id, 10 - c.minutes, c.completed_at + interval '3 hours'
    from (select distinct on (d.user_id) d.* from lesson_completions d join of_lessons v on v.id = d.lesson_version_id
            order by d.user_id, v.name) c
    -- Who did everything has no other version left.
    cross join lateral (select v.id from of_lessons v where not exists (select from lesson_completions k
            where k.user_id = c.user_id and k.lesson_version_id = v.id) order by v.name limit 1) other
    where pg_temp.chance(c.user_id::text) % 2 = 0;
    insert into module_completions
        (user_id, module_version_id, module_id, right_count, question_count, completed_at)
    select i.id, m.current_version_id, m.id, 1, 1,
        $now - pg_temp.chance(n || 'w' || m.slug) % 50 * interval '1 day' - n * interval '1 second'
    from invented i, modules m where n % 8 > 3 and pg_temp.chance(n || 'x' || m.slug) % 4 > 0;
    insert into lesson_progress (user_id, lesson_id, lesson_version_id, state, started_at, updated_at, completed_at)
    select i.id, v.lesson_id, v.id, '{}', $now - interval '60 days',
        $now - pg_temp.chance(n || 'u' || v.name) % 50 * interval '1 day' - n * interval '1 second',
        case when pg_temp.chance(n || 'c' || v.name) % 2 = 0 then $now end
    from invented i, of_lessons v where n % 8 > 0 and pg_temp.chance(n || 'p' || v.name) % 9 = 0;
    analyze";

/// A member as the rules see them.
#[derive(Debug)]
struct Expected {
    standing: Standing,
    tally: Tally,
    joined_at: DateTime<Utc>,
}

/// What the rules say of each, worked out one by one.
async fn expected(app: &TestApp, cohort: &Cohort) -> BTreeMap<String, Expected> {
    let (mut conn, now) = (app.conn().await, app.app.now());
    let pathway = pathways::by_id(&mut conn, cohort.pathway_id).await.unwrap();
    let journey = Journey::of(&mut conn, &app.app, &pathway).await.unwrap();
    let pace = Pace::of(cohort, journey.minutes(), now);
    let mut all = BTreeMap::new();
    for member in cohorts::members(&mut conn, cohort.id).await.unwrap() {
        let done = coordinating::done_by(&mut conn, &[member.id]).await.unwrap();
        let tally = done.get(&member.id).map(|done| journey.tally(done)).unwrap_or_default();
        let standing = cohorts::standing(pace, tally.minutes, tally.last_active, tally.finished, now);
        all.insert(member.name, Expected { standing, tally, joined_at: member.joined_at });
    }
    all
}

async fn large(app: &TestApp, dana: &Someone, last_day: &str) -> (Cohort, BTreeMap<String, Expected>) {
    let form = dana.visit("/assoc/cohorts/new").await.fill("Name", "Many").fill("Pathway", "New library staff");
    form.fill("First day", "2025-10-18").fill("Last day", last_day).press("Make the cohort").await.has_status(200);
    let now = format!("'{}'::timestamptz", app.app.now().to_rfc3339());
    app.conn().await.batch_execute(&PEOPLE.replace("$now", &now)).await.unwrap();
    let cohort = the_cohort(app).await;
    let expected = expected(app, &cohort).await;
    (cohort, expected)
}

/// The names in the table, and the tag of each, over all pages.
async fn listed(dana: &Someone, query: &str) -> Vec<(String, String)> {
    let mut page = dana.visit(&format!("/assoc/cohorts/many?{query}")).await.has_status(200);
    let mut all = Vec::new();
    loop {
        let names = page.texts("tbody th");
        assert!(names.len() <= 50, "a page has at most fifty: {}", names.len());
        // A name has ten letters.
        let names = names.into_iter().map(|text| text.chars().take(10).collect());
        all.extend(names.zip(page.texts("tbody .tag")));
        if !page.has_link("Next") {
            return all;
        }
        page = page.follow("Next").await.has_status(200);
    }
}

fn names(listed: &[(String, String)]) -> Vec<&str> {
    listed.iter().map(|(name, _)| name.as_str()).collect()
}

fn word(standing: Standing) -> (&'static str, u8, &'static str) {
    match standing {
        Standing::NotStarted => ("not-started", 0, "Not started"),
        Standing::Quiet(_) => ("quiet", 1, "Quiet"),
        Standing::Behind => ("behind", 2, "A bit behind"),
        Standing::Active => ("active", 3, "Active"),
        Standing::OnTrack => ("on-track", 4, "On track"),
        Standing::Finished => ("finished", 5, "Finished"),
    }
}

#[actix_web::test]
async fn each_member_stands_in_the_table_where_the_rules_say() {
    for (last_day, places) in [("2025-12-18", 5), ("", 4)] {
        let app = TestApp::new().await;
        let dana = app.coordinator("Dana Whitlock").await;
        let (_, expected) = large(&app, &dana, last_day).await;
        let seen: BTreeSet<&str> = expected.values().map(|one| word(one.standing).0).collect();
        assert_eq!((expected.len(), seen.len()), (130, places), "{seen:?}");

        let quietest = listed(&dana, "").await;
        let mut order: Vec<(&String, &Expected)> = expected.iter().collect();
        order.sort_by_key(|(_, one)| (word(one.standing).1, one.tally.last_active, one.joined_at));
        let order: Vec<&str> = order.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(BTreeSet::from_iter(names(&quietest)), BTreeSet::from_iter(order.clone()), "each once");
        // Those who joined at the same time and did nothing stand in any order.
        let began = |list: &[&str]| -> Vec<String> {
            let began = list.iter().filter(|name| expected[**name].tally.last_active.is_some());
            began.map(|name| (*name).to_owned()).collect()
        };
        assert_eq!(began(&names(&quietest)), began(&order));
        for (name, tag) in &quietest {
            assert!(tag.starts_with(word(expected[name].standing).2), "{name}: {tag}, {:?}", expected[name]);
        }

        let most = listed(&dana, "order=most").await;
        let minutes: Vec<u32> = names(&most).iter().map(|name| expected[*name].tally.minutes).collect();
        assert!(minutes.is_sorted_by_key(|minutes| Reverse(*minutes)), "{minutes:?}");
        let by_name = listed(&dana, "order=name").await;
        assert_eq!(names(&by_name), expected.keys().collect::<Vec<_>>());

        for place in ["not-started", "quiet", "behind", "active", "on-track", "finished"] {
            let found = listed(&dana, &format!("where={place}&order=name")).await;
            let wanted: Vec<&String> =
                expected.iter().filter(|(_, one)| word(one.standing).0 == place).map(|(name, _)| name).collect();
            assert_eq!(names(&found), wanted, "{place}");
        }

        let figures = dana.visit("/assoc/cohorts/many").await.says("130 people").texts(".figs dd");
        let count =
            |those: &[&str]| expected.values().filter(|one| those.contains(&word(one.standing).0)).count().to_string();
        assert_eq!(figures[0], count(&["finished", "on-track", "active"]));
        let behind: &[String] = if last_day.is_empty() { &[] } else { &[count(&["behind"])] };
        assert_eq!(&figures[1..1 + behind.len()], behind);
        assert_eq!(figures[1 + behind.len()], count(&["quiet", "not-started"]));
    }
}

#[actix_web::test]
async fn somebody_is_found_by_a_part_of_name_address_or_library() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    let (_, expected) = large(&app, &dana, "2025-12-18").await;
    let first = expected.keys().next().unwrap();
    let page = dana.visit("/assoc/cohorts/many").await.fill("Name, email or library", &first.to_uppercase());
    let page = page.fill("Order", "By name").press("Show").await.says("1 person fits.");
    assert_eq!((page.count("tbody tr"), page.value("Name, email or library")), (1, first.to_uppercase()));
    assert_eq!(listed(&dana, "q=reader-17%40").await.len(), 1);
    assert!((10..30).contains(&listed(&dana, "q=library+3").await.len()));
    dana.visit("/assoc/cohorts/many?q=%25").await.says("Nobody fits.").follow("Everybody").await.says("Page 1 of 3");
    dana.visit("/assoc/cohorts/many?page=99").await.says("Page 3 of 3");
    assert_eq!(listed(&dana, "where=nowhere&page=x").await.len(), 130, "what it doesn't know it leaves out");

    let people = dana.visit("/assoc/cohorts/many/people").await.says("130 members").says("Page 1 of 3");
    assert_eq!(people.count("tbody tr"), 50);
    let people = people.fill("Name, email or library", first).press("Show").await.says("1 person fits.");
    let people = people.says("130 members").press(&format!("Remove {first}")).await.says("129 members");
    // Who looks for somebody goes on looking for them, and who leafs through the list goes on from there.
    let people = people.says(&format!("Removed {first}")).says("Nobody fits.");
    assert_eq!(people.value("Name, email or library"), **first);
    let back = people.press("Undo").await.says("130 members").says("1 person fits.");
    assert!(back.has_button(&format!("Remove {first}")));
    let second = dana.visit("/assoc/cohorts/many/people?page=2").await.says("Page 2 of 3");
    let name = second.texts("tbody th")[0].chars().take(10).collect::<String>();
    let second = second.press(&format!("Remove {name}")).await.says("129 members").says("Page 2 of 3");
    second.press("Undo").await.says("130 members").says("Page 2 of 3");
}

#[actix_web::test]
async fn the_file_has_everybody_with_what_they_did() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    let (cohort, expected) = large(&app, &dana, "2025-12-18").await;
    let file = dana.visit("/assoc/cohorts/many/members.csv").await.has_status(200);
    let text = file.answer.text();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.iter().map(|row| &row[0]).collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "by name");
    for row in rows {
        let one = &expected[&row[0]];
        let Tally { minutes, lessons, modules, last_active, .. } = one.tally;
        assert!(row[4].starts_with(word(one.standing).2), "{row:?} {one:?}");
        assert_eq!([&row[5], &row[7], &row[8]], [minutes.to_string(), lessons.to_string(), modules.to_string()]);
        assert_eq!(row[9], last_active.map_or(String::new(), |at| cohort.time_zone.day(at).to_string()));
    }
}
