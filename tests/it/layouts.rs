//! Layouts of an organization's own: previewed, saved, worn by what is issued, and refused when unfit.

use std::io::Cursor;

use actix_web::http::Method;
use carrel::certificates::{self, Certificate};
use carrel::db::schema::{certificate_layouts, decisions};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::harness::{Body, Someone, TestApp};
use crate::studying::{finish, school};

const DESK: &str = "/assoc/certificates";

async fn certificates_of(app: &TestApp, who: &Someone) -> Vec<Certificate> {
    certificates::of_user(&mut *app.conn().await, who.id).await.unwrap()
}

/// A blue ring on nothing.
fn ring(edge: u32) -> Vec<u8> {
    let middle = i64::from(edge) / 2;
    let picture = image::RgbaImage::from_fn(edge, edge, |x, y| {
        let (x, y) = (i64::from(x) - middle, i64::from(y) - middle);
        let inside = (middle * middle / 2..middle * middle).contains(&(x * x + y * y));
        image::Rgba([20, 60, 120, if inside { 255 } else { 0 }])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[actix_web::test]
async fn a_layout_is_previewed_saved_and_worn_by_what_is_issued_from_then_on() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let old = finish(&app, ruth.id).await;
    let dana = app.registrar("Dana Whitlock").await;
    let page = dana.visit(&format!("{DESK}/layout")).await.has_status(200).says("Elm Creek Public Library");
    assert!(page.path.ends_with("/layout/home"), "{}", page.path);
    let statement = "finished {module} in {minutes}\non {completed}";
    let page = page.fill("Heading", "Certificate of Library Learning").fill("What it says was done", statement);
    let page = page.fill("Color", "#7a1f3d").fill("Name of the second person", "Ada Byron");
    let page = page.attach("Logo", "logo.png", &ring(700)).attach("Picture of the signature", "dana.png", &ring(90));
    let page = page.press("Show the preview").await.has_status(200);
    let page = page.says("finished A sample module in 50 minutes").says("Certificate of Library Learning");
    let style = page.attribute("#preview link", "href").unwrap();
    assert_eq!(style, "/certificates/7a1f3d.css");
    assert!(app.visitor().send(Method::GET, &style, Body::default()).await.text().contains("#7a1f3d"));
    let logo = page.attribute("#preview img.mid", "src").unwrap();
    let picture = dana.send(Method::GET, &logo, Body::default()).await;
    assert_eq!(picture.header("content-type"), Some("image/png"));
    // Of use up to 200 pixels, and smaller where it would make the PDF too large.
    assert!((150..=200).contains(&image::load_from_memory(&picture.bytes).unwrap().height()));
    dana.visit(&format!("{DESK}/layout/home")).await.does_not_say("Certificate of Library Learning");
    // The pictures need not be chosen again.
    let page = page.press("Save").await.has_status(200).says("Saved.");
    assert_eq!(
        (page.value("Heading"), page.value("What it says was done")),
        ("Certificate of Library Learning".to_owned(), statement.to_owned())
    );
    let outcomes: Vec<String> = decisions::table.select(decisions::outcome).load(&mut *app.conn().await).await.unwrap();
    assert_eq!(outcomes, ["saved"]);

    let before = ruth.send(Method::GET, &format!("/c/{}.pdf", old.certificate), Body::default()).await.bytes;
    let nell = app.learner("Nell Brand").await;
    let newer = finish(&app, nell.id).await;
    let page = nell.visit(&format!("/c/{}", newer.certificate)).await.has_status(200);
    let page = page.says("finished Rights and privacy in 50 minutes").says("Ada Byron");
    assert_eq!(page.h1, "Certificate of Library Learning");
    let logo = page.attribute("img.mid", "src").unwrap();
    assert_eq!(nell.send(Method::GET, &logo, Body::default()).await.header("content-type"), Some("image/png"));
    assert_eq!(ruth.send(Method::GET, &logo, Body::default()).await.status, 404, "it is for its owner alone");
    let pdf = nell.send(Method::GET, &format!("/c/{}.pdf", newer.certificate), Body::default()).await;
    assert!(pdf.bytes.starts_with(b"%PDF") && pdf.bytes.len() <= 60_000, "{}", pdf.bytes.len());

    // Another layout changes neither: each keeps the one it was issued with.
    let page = dana.visit(&format!("{DESK}/layout/home")).await.fill("Heading", "Another").choose("Print no logo");
    page.press("Save").await.says("Saved.");
    for (who, id, bytes) in [(&ruth, old.certificate, &before), (&nell, newer.certificate, &pdf.bytes)] {
        let again = who.send(Method::GET, &format!("/c/{id}.pdf"), Body::default()).await.bytes;
        assert!(again == *bytes, "the bytes differ");
    }
    assert_eq!(certificates_of(&app, &nell).await[0].facts.layout, Some(1));
    app.may_leave_jobs();
}

#[actix_web::test]
async fn what_can_not_be_printed_is_named_beside_its_field_and_nothing_is_saved() {
    let app = school().await;
    let dana = app.registrar("Dana Whitlock").await;
    let form = async || dana.visit(&format!("{DESK}/layout/home")).await;
    let refused = async |label: &str, value: &str, says: &str| {
        let page = form().await.fill(label, value).press("Save").await.has_status(422).says(says);
        assert_eq!(page.value(label), value, "what was typed is kept");
    };
    refused("Color", "#f5f5dc", "This color is too light to read").await;
    refused("Color", "green", "Choose a color").await;
    refused("What it says was done", "{module} on {completed}", "Your sentence needs {minutes}").await;
    refused("What it says was done", "{modul}", "Nothing is called “modul”").await;
    refused("What it says was done", "{module", "One of the braces stands alone").await;
    refused("Line below", "Accredited by IACET", "Name IACET only while your accreditation lasts").await;
    refused("Heading", "IACET certificate", "The heading can't name IACET").await;
    for heading in ["ＩＡＣＥＴ", "I.A.C.E.T. certificate", "IA\u{200b}CET", "I\u{410}CET"] {
        refused("Heading", heading, "The heading can't name IACET").await;
    }
    let person = "A name or a title can’t name IACET.";
    refused("Name", "Dana Whitlock, IACET Accredited Provider", person).await;
    refused("Name of the second person", "Ada, I A C E T", person).await;
    // Where it is refused the preview shows what would be printed.
    let page = form().await.fill("Title", "IACET officer").press("Show the preview").await.has_status(422).says(person);
    let preview = page.texts("#preview .sig").join(" ");
    assert!(preview.contains("officer") && !preview.contains("IACET"), "{preview}");
    form().await.fill("Name", "").press("Save").await.has_status(422).says("Type the name of the person who signs");
    let bomb = bomb();
    for (bytes, says) in [
        (
            &b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"[..],
            "This is not a PNG, JPEG, WebP or GIF picture",
        ),
        (&ring(64)[..200], "This picture is damaged"),
        (&bomb, "This picture is too large to open"),
        (&vec![0x89; (4 << 20) + 1], "This file is larger than 4 MB"),
    ] {
        form().await.attach("Logo", "logo.png", bytes).press("Save").await.has_status(422).says(says);
    }
    let saved: i64 = certificate_layouts::table.count().get_result(&mut *app.conn().await).await.unwrap();
    assert_eq!(saved, 0);
    let page = form().await.fill("Accredited by IACET until", "2027-12-31").fill("Line below", "Accredited by IACET.");
    page.press("Save").await.says("Saved.");
}

/// A PNG of a few bytes that says it is 60,000 pixels wide and high.
fn bomb() -> Vec<u8> {
    let mut png = ring(64);
    png[16..20].copy_from_slice(&60_000u32.to_be_bytes());
    png[20..24].copy_from_slice(&60_000u32.to_be_bytes());
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 })
    };
    let sum = !png[12..29].iter().fold(!0, step);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

#[actix_web::test]
async fn of_two_who_save_at_once_the_second_is_told() {
    let app = school().await;
    let (dana, lena) = (app.registrar("Dana Whitlock").await, app.registrar("Lena Fox").await);
    let path = format!("{DESK}/layout/home");
    let (first, second) = (dana.visit(&path).await, lena.visit(&path).await);
    first.fill("Heading", "One").press("Save").await.says("Saved.");
    let told = second.fill("Heading", "Two").press("Save").await.has_status(422).says("Somebody else saved a look");
    told.press("Save").await.says("Saved.");
    assert_eq!(dana.visit(&path).await.value("Heading"), "Two");
}
