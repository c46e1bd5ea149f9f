//! People to test with, signed in.

use carrel::accounts::sessions::{self, Person};
use carrel::accounts::{self, NewUser, Role, RoleAt, UserId};
use chrono::TimeDelta;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{TestApp, Visitor};

/// A person with an account, and the browser they are signed in with.
pub struct Someone {
    /// Who.
    pub id: UserId,
    /// Their address.
    pub email: String,
    /// Their browser.
    pub browser: Visitor,
}

/// A person is used like their browser: `ada.visit("/")`.
impl std::ops::Deref for Someone {
    type Target = Visitor;
    fn deref(&self) -> &Visitor {
        &self.browser
    }
}

impl TestApp {
    /// Someone signed in, without any role. The same name is the same person in another browser.
    pub async fn learner(&self, name: &str) -> Someone {
        self.person(name, &[]).await
    }

    /// A coordinator of the organization `home`.
    pub async fn coordinator(&self, name: &str) -> Someone {
        self.person(name, &[Role::Coordinator]).await
    }

    /// A registrar of the organization `home`.
    pub async fn registrar(&self, name: &str) -> Someone {
        self.person(name, &[Role::Registrar]).await
    }

    /// An administrator of the site.
    pub async fn administrator(&self, name: &str) -> Someone {
        self.person(name, &[Role::Administrator]).await
    }

    /// Someone signed in, with these roles in the organization `home`.
    pub async fn person(&self, name: &str, roles: &[Role]) -> Someone {
        let mut conn = self.conn().await;
        let now = self.app.now();
        let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
        let user = NewUser {
            id: UserId::new(),
            email: &email,
            name,
            library: "Willow Creek Public Library",
            time_zone: "America/Chicago",
            demo: false,
            created_at: now,
        };
        let (id, _) = accounts::create(&mut conn, &user).await.unwrap();
        if !roles.is_empty() {
            let organization = self.organization("home").await;
            for role in roles {
                accounts::grant(&mut conn, id, RoleAt { organization, role: *role }, now).await.unwrap();
            }
        }
        drop(conn);
        let browser = self.visitor();
        self.sign_in(&browser, id, name).await;
        Someone { id, email, browser }
    }

    /// Opens a session as sign-in does, and gives the browser its cookie.
    async fn sign_in(&self, browser: &Visitor, id: UserId, name: &str) {
        let mut conn = self.conn().await;
        let now = self.app.now();
        let request = actix_web::test::TestRequest::default().to_http_request();
        let session = sessions::open(&mut conn, &self.app, &request, id, "Firefox on Linux").await.unwrap();
        let roles = accounts::roles_of(&mut conn, id).await.unwrap();
        let person = Person {
            id,
            session,
            name: name.to_owned(),
            zone: "America/Chicago".to_owned(),
            language: "en".to_owned(),
            roles,
        };
        let token = self.app.keys().sign("session", &person, now, now + TimeDelta::minutes(10)).unwrap();
        browser.set_cookie("carrel_session", &token);
    }

    /// The organization with this slug; made when it isn't there.
    pub async fn organization(&self, slug: &str) -> Uuid {
        #[derive(diesel::QueryableByName)]
        struct Row {
            #[diesel(sql_type = diesel::sql_types::Uuid)]
            id: Uuid,
        }
        let prefix: String = slug.chars().filter(char::is_ascii_alphabetic).take(4).collect();
        let row: Row = diesel::sql_query(
            "insert into organizations (id, slug, name, kind, example, time_zone, certificate_prefix, body, \
             content_hash, updated_at) \
             values ($1, $2, $2, 'library', true, 'America/Chicago', $3, '{}', '', $4) \
             on conflict (slug) do update set slug = excluded.slug returning id",
        )
        .bind::<diesel::sql_types::Uuid, _>(Uuid::now_v7())
        .bind::<diesel::sql_types::Text, _>(slug)
        .bind::<diesel::sql_types::Text, _>(prefix.to_uppercase())
        .bind::<diesel::sql_types::Timestamptz, _>(self.app.now())
        .get_result(&mut self.conn().await)
        .await
        .unwrap();
        row.id
    }
}
