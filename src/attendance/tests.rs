//! Reports as the two programs write them, and what must hold of any text.

use proptest::prelude::*;

use super::*;

const ZOOM: &str = "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\r\n\
    812 3456 7890,\"Weeding, calmly\",11/18/2025 05:55:00 PM,11/18/2025 07:00:00 PM,dana@example.org,65,3\r\n\
    \r\n\
    Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room\r\n\
    Dana Ortiz,dana@example.org,11/18/2025 05:55:00 PM,11/18/2025 07:00:00 PM,65,No,,No\r\n\
    Ruth Okafor,Ruth@Example.org,11/18/2025 05:58:00 PM,11/18/2025 06:00:00 PM,2,Yes,,Yes\r\n\
    Ruth Okafor,Ruth@Example.org,11/18/2025 06:00:00 PM,11/18/2025 06:30:00 PM,30,Yes,,No\r\n\
    Ruth Okafor,,11/18/2025 06:20:00 PM,11/18/2025 06:50:30 PM,31,Yes,,No\r\n\
    Sam,,soon,11/18/2025 06:50:00 PM,30,Yes,,No\r\n\
    ,,11/18/2025 06:20:00 PM,11/18/2025 06:50:00 PM,30,Yes,,No\r\n\
    Lee Park,,11/18/2025 06:50:00 PM,11/18/2025 06:20:00 PM,30,Yes,,No\r\n";

const TEAMS: &str = "1. Summary\nMeeting title\tStory time\nAttended participants\t2\n\
    Start time\t11/18/25, 4:16:29 PM\nEnd time\t11/18/25, 5:30:11 PM\nMeeting duration\t1h 13m 42s\n\n\
    2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n\
    Okafor, Ruth\t11/18/25, 4:30:36\u{202f}PM\t11/18/25, 5:30:36\u{202f}PM\t40m 0s\truth@example.org\trokafor@example.org\tAttendee\n\
    Tom Reyes\t11/18/25, 4:30:10 PM\t11/18/25, 5:30:08 PM\t59m 58s\t\ttom@example.org\tPresenter\n";

const COMINGS: &str = "\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n\
    Okafor, Ruth\t11/18/25, 4:30:36\u{202f}PM\t11/18/25, 4:50:36\u{202f}PM\t20m 0s\truth@example.org\tAttendee\n\
    Okafor, Ruth\t11/18/25, 5:10:36\u{202f}PM\t11/18/25, 5:30:36\u{202f}PM\t20m 0s\truth@example.org\tAttendee\n";

fn people(text: &str) -> Vec<(String, String, u32)> {
    let report = read(text.as_bytes()).unwrap();
    assert_eq!(report.faults, [], "{text}");
    report.attendees.into_iter().map(|person| (person.name, person.email, person.minutes)).collect()
}

fn one(name: &str, email: &str, minutes: u32) -> (String, String, u32) {
    (name.to_owned(), email.to_owned(), minutes)
}

#[test]
fn a_zoom_report_is_read_each_person_once_and_each_fault_by_its_line() {
    let report = read(ZOOM.as_bytes()).unwrap();
    assert_eq!(report.title.as_deref(), Some("Weeding, calmly"));
    assert_eq!(report.held_on, NaiveDate::from_ymd_opt(2025, 11, 18));
    let (dana, ruth) = (&report.attendees[0], &report.attendees[1]);
    assert_eq!((dana.minutes, ruth.minutes, report.attendees.len()), (65, 50, 2));
    assert_eq!((ruth.email.as_str(), ruth.lines.as_slice()), ("ruth@example.org", &[7, 8][..]));
    let faults: Vec<(u64, FaultKind)> = report.faults.into_iter().map(|fault| (fault.line, fault.what)).collect();
    assert_eq!(faults, [(9, FaultKind::Time("soon".into())), (10, FaultKind::Nobody), (11, FaultKind::Backwards)]);
}

#[test]
fn a_zoom_report_may_have_sums_alone_or_be_one_table_or_a_webinars() {
    let sums =
        "Name (Original Name),User Email,Total Duration (Minutes),Guest\nRuth,ruth@x.example,63,No\nSam,,5,Yes\n";
    assert_eq!(people(sums), [one("Ruth", "ruth@x.example", 63), one("Sam", "", 5)]);
    let flat = "Topic,Meeting ID,User Name,User Email,Start Time,End Time,Duration (Minutes),Participants,Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n\
        Weeding,85,Dana,dana@x.example,18/11/2025 09:00,18/11/2025 10:00,60,2,Ruth,ruth@x.example,18/11/2025 09:00,18/11/2025 09:22,22,No\n";
    assert_eq!(people(flat), [one("Ruth", "ruth@x.example", 22)]);
    assert_eq!(read(flat.as_bytes()).unwrap().title.as_deref(), Some("Weeding"));
    let webinar = "Attendee Report\nReport Generated:,11/19/2025 10:00\n\
        Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered\nStory time,812,\"Nov 18, 2025 09:00:00 AM\",60,3\n\
        Host Details\nAttended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest\n\
        Yes,Dana,dana@x.example,\"Nov 18, 2025 09:00:00 AM\",\"Nov 18, 2025 10:00:00 AM\",60,No\n\
        Attendee Details\nAttended,User Name (Original Name),First Name,Last Name,Email,Join Time,Leave Time,Time in Session (minutes),Is Guest\n\
        Yes,Ruth,Ruth,Okafor,ruth@x.example,\"Nov 18, 2025 09:10:00 AM\",\"Nov 18, 2025 10:00:00 AM\",50,Yes\n\
        No,Tom,Tom,Reyes,tom@x.example,--,--,--,--\n";
    assert_eq!(people(webinar), [one("Dana", "dana@x.example", 60), one("Ruth", "ruth@x.example", 50)]);
    assert_eq!(read(webinar.as_bytes()).unwrap().title.as_deref(), Some("Story time"));
}

#[test]
fn a_teams_report_counts_each_coming_and_going_where_it_tells_them() {
    let ruth = one("Okafor, Ruth", "ruth@example.org", 40);
    assert_eq!(people(TEAMS), [ruth.clone(), one("Tom Reyes", "", 59)]);
    assert_eq!(people(&format!("{TEAMS}{COMINGS}")), [ruth]);
    let bytes: Vec<u8> = TEAMS.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(bytes.clone()).collect();
    for file in [bytes, marked] {
        let report = read(&file).unwrap();
        assert_eq!((report.title.as_deref(), report.attendees.len()), (Some("Story time"), 2));
    }
}

#[test]
fn what_is_no_report_is_said() {
    assert_eq!(read(b" \r\n"), Err(Unreadable::Empty));
    assert_eq!(read(b"Dear Dana,\nRuth was there, the whole time.\n"), Err(Unreadable::NoColumns));
    assert_eq!(read(b"Name,Email,Duration\n"), Err(Unreadable::Nobody));
    assert_eq!(read(b"\xff\xd8\xff\xe0 a picture"), Err(Unreadable::NoColumns));
}

#[test]
fn lengths_are_read_in_words() {
    for (text, seconds) in [("1h 13m 42s", 4422), ("59m", 3540), ("1 hr 2 min", 3720), ("30s", 30)] {
        assert_eq!(moment::length(text), Some(seconds), "{text}");
    }
    for bad in ["", "45", "1x", "h", "1h 2"] {
        assert_eq!(moment::length(bad), None, "{bad}");
    }
    assert_eq!(
        (moment::minutes("45.5"), moment::minutes("45"), moment::minutes("4 5")),
        (Some(2730), Some(2700), None)
    );
}

/// Comings and goings of three people, in minutes after six.
fn stays() -> impl Strategy<Value = Vec<(usize, i64, i64)>> {
    prop::collection::vec((0..3_usize, 0..120_i64, 0..60_i64), 1..12)
}

fn report(stays: &[(usize, i64, i64)]) -> String {
    let six = NaiveDate::from_ymd_opt(2025, 11, 18).unwrap().and_hms_opt(18, 0, 0).unwrap();
    let at = |minutes: i64| (six + chrono::TimeDelta::minutes(minutes)).format("%m/%d/%Y %I:%M:%S %p").to_string();
    let line = |(who, from, length): &(usize, i64, i64)| {
        format!("Person {who},p{who}@x.example,{},{},{length}\n", at(*from), at(from + length))
    };
    format!(
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n{}",
        stays.iter().map(line).collect::<String>()
    )
}

fn by_person(text: &str) -> Vec<(String, u32)> {
    let mut found: Vec<_> = people(text).into_iter().map(|(_, email, minutes)| (email, minutes)).collect();
    found.sort();
    found
}

proptest! {
    #[test]
    fn the_order_of_lines_and_repeated_lines_change_nothing(stays in stays(), turn in 0..12_usize) {
        let once = by_person(&report(&stays));
        let mut turned = stays.clone();
        turned.rotate_left(turn % stays.len());
        turned.extend(stays.clone());
        prop_assert_eq!(once, by_person(&report(&turned)));
    }

    #[test]
    fn nobody_gets_more_than_all_their_stays_or_less_than_the_longest(stays in stays()) {
        for (email, minutes) in by_person(&report(&stays)) {
            let own: Vec<_> = stays.iter().filter(|(who, ..)| email == format!("p{who}@x.example")).collect();
            let sum: i64 = own.iter().map(|(_, _, length)| length).sum();
            let longest = own.iter().map(|(_, _, length)| *length).max().unwrap_or(0);
            let first = own.iter().map(|(_, from, _)| *from).min().unwrap_or(0);
            let last = own.iter().map(|(_, from, length)| from + length).max().unwrap_or(0);
            prop_assert!(i64::from(minutes) <= sum.min(last - first) && i64::from(minutes) >= longest);
        }
    }

    #[test]
    fn any_bytes_are_read_without_harm(file in prop::collection::vec(any::<u8>(), 0..300), text in "\\PC*(\n\\PC*){0,5}") {
        let _ = read(&file);
        let _ = read(format!("Name,Email,Join Time,Leave Time\n{text}").as_bytes());
    }
}
