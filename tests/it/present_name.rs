//! After a change of name an older certificate says the present one only where its owner lets it (rule R25).

use actix_web::http::Method;
use carrel::erasing;

use crate::harness::{Body, Someone};
use crate::studying::{finish, school};

async fn called(who: &Someone, name: &str, consents: bool) {
    let page = who.visit("/me").await.fill("Your name", name);
    let label = "Show my present name on the checking page of older certificates";
    let page = if consents { page.choose(label) } else { page.clear(label) };
    page.press("Save").await.says("Saved");
}

#[actix_web::test]
async fn an_older_certificate_says_the_present_name_with_consent_alone() {
    let app = school().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth Okafor").await;
    let code = finish(&app, ruth.id).await.code.to_string();
    let (anybody, path) = (app.visitor(), format!("/v/{code}"));
    let signed = async || anybody.send(Method::GET, &format!("{path}.json"), Body::default()).await.bytes;
    let before = signed().await;
    called(&ruth, "Ruth Adeyemi", false).await;
    anybody.visit(&path).await.says("Ruth Okafor").does_not_say("Adeyemi");
    called(&ruth, "Ruth Adeyemi", true).await;
    assert!(ruth.visit("/me").await.is_chosen("Show my present name on the checking page of older certificates"));
    anybody.visit(&path).await.says("Ruth Okafor").says("Also known as Ruth Adeyemi.");
    assert_eq!(signed().await, before, "what was signed says nothing of it");
    // Who hides the details of a certificate hides this, too; and what is called the same says nothing twice.
    called(&ruth, "Ruth Okafor", true).await;
    anybody.visit(&path).await.does_not_say("Also known as");
    called(&ruth, "Ruth Adeyemi", false).await;
    anybody.visit(&path).await.says("Ruth Okafor").does_not_say("Adeyemi");
    called(&ruth, "Ruth Adeyemi", true).await;
    anybody.visit(&path).await.says("Also known as Ruth Adeyemi.");
    erasing::erase(&mut *app.conn().await, &app.app, ruth.id).await.unwrap();
    let page = anybody.visit(&path).await.has_status(200).says("Ruth Okafor");
    page.does_not_say("Also known as").does_not_say("Adeyemi");
}
