//! Permission, in one place: each handler's first argument is the proof that it may run.
//!
//! | proof           | who                                                     |
//! |-----------------|---------------------------------------------------------|
//! | `Visitor`       | anyone, signed in or not                                |
//! | `Learner`       | anyone signed in                                        |
//! | `Coordinator`   | coordinator of an organization                          |
//! | `Validator`     | validator of an organization                            |
//! | `Registrar`     | registrar of an organization                            |
//! | `Authority`     | validator or registrar of an organization               |
//! | `Steward`       | coordinator or registrar of an organization             |
//! | `Staff`         | coordinator, validator or registrar of an organization  |
//! | `Administrator` | administrator of this site                              |
//!
//! What belongs to one person or organization is decided in the query: what isn't yours is not found.

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::future::LocalBoxFuture;
use uuid::Uuid;

use super::sessions::{self, Person};
use super::users::{Role, RoleAt, UserId};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::{Language, Words};
use crate::web::{AccountMenu, Frame, Known};

/// Anyone.
pub struct Visitor {
    /// What every page shows.
    pub frame: Frame,
    /// Who, if signed in.
    pub person: Option<Person>,
}

/// Someone signed in.
pub struct Learner {
    /// What every page shows.
    pub frame: Frame,
    /// Who.
    pub id: UserId,
    /// The rest of what the session knows.
    pub person: Person,
}

/// A coordinator.
pub struct Coordinator {
    /// What every page shows.
    pub frame: Frame,
    /// Who.
    pub id: UserId,
    /// The rest of what the session knows.
    pub person: Person,
    /// The organizations whose cohorts are theirs.
    pub organizations: Vec<Uuid>,
}

/// A validator: decides on training done elsewhere.
pub struct Validator {
    /// What every page shows.
    pub frame: Frame,
    /// Who.
    pub id: UserId,
    /// The rest of what the session knows.
    pub person: Person,
    /// The organizations that they decide for.
    pub organizations: Vec<Uuid>,
}

/// A registrar: keeps programs, periods and certificates.
pub struct Registrar {
    /// What every page shows.
    pub frame: Frame,
    /// Who.
    pub id: UserId,
    /// The rest of what the session knows.
    pub person: Person,
    /// The organizations whose records they keep.
    pub organizations: Vec<Uuid>,
}

/// A validator or a registrar: answers for programs, and decides what their rules leave open.
pub struct Authority {
    /// What every page shows.
    pub frame: Frame,
    /// Who.
    pub id: UserId,
    /// The rest of what the session knows.
    pub person: Person,
    /// The organizations that they decide for, each with the right by which: as registrar where they are both.
    pub organizations: Vec<(Uuid, Role)>,
}

/// A coordinator or a registrar: looks ahead to what rules would change, and for whom.
pub struct Steward {
    /// What every page shows.
    pub frame: Frame,
    /// Who.
    pub id: UserId,
    /// Their organizations, each with the right by which: as registrar where they are both.
    pub organizations: Vec<(Uuid, Role)>,
}

/// Someone with work to do for an organization: a coordinator, a validator or a registrar.
pub struct Staff {
    /// What every page shows.
    pub frame: Frame,
    /// Who.
    pub id: UserId,
    /// Which of the three they are.
    pub roles: Vec<Role>,
    /// The organizations for which they are one of them.
    pub organizations: Vec<Uuid>,
    /// Those of them for which they are validator.
    pub validator_of: Vec<Uuid>,
    /// Those of them whose records they keep: there they see persons and small numbers.
    pub registrar_of: Vec<Uuid>,
    /// Those of them that they decide for, as validator or registrar.
    pub decides_for: Vec<Uuid>,
    /// Their zone.
    pub zone: chrono_tz::Tz,
}

/// An administrator of the site.
pub struct Administrator {
    /// What every page shows.
    pub frame: Frame,
    /// Who.
    pub id: UserId,
    /// The rest of what the session knows.
    pub person: Person,
}

impl Visitor {
    async fn from(request: &HttpRequest) -> Result<Visitor> {
        let app = request.app_data::<Data<App>>().ok_or_else(|| anyhow::anyhow!("the app is not mounted"))?;
        let person = sessions::person(app, request).await?;
        let mut frame = Frame::bare(request);
        if let Some(person) = &person {
            frame.words = Words::of(Language::from_tag(&person.language));
        }
        frame.person = person.as_ref().map(|person| person.id.to_string()).unwrap_or_default();
        frame.account = person.as_ref().map(|person| AccountMenu {
            first_name: person.name.split_whitespace().next().unwrap_or(&person.name).to_owned(),
            coordinator: has(person, Role::Coordinator),
            validator: has(person, Role::Validator),
            registrar: has(person, Role::Registrar),
            administrator: has(person, Role::Administrator),
        });
        request.extensions_mut().insert(Known(frame.clone()));
        Ok(Visitor { frame, person })
    }
}

fn has(person: &Person, role: Role) -> bool {
    person.roles.iter().any(|at| at.role == role)
}

impl Learner {
    async fn from(request: &HttpRequest) -> Result<Learner> {
        let Visitor { frame, person } = Visitor::from(request).await?;
        let person = person.ok_or(Error::SignIn)?;
        Ok(Learner { frame, id: person.id, person })
    }
}

/// The organizations where somebody has one of these roles, each once, by the first of them.
fn rights(person: &Person, roles: [Role; 2]) -> Result<Vec<(Uuid, Role)>> {
    let mut rights: Vec<(Uuid, Role)> = Vec::new();
    for role in roles {
        for at in person.roles.iter().filter(|at| at.role == role) {
            if !rights.iter().any(|(organization, _)| *organization == at.organization) {
                rights.push((at.organization, role));
            }
        }
    }
    if rights.is_empty() { Err(Error::Forbidden) } else { Ok(rights) }
}

/// The organizations in which somebody has a role; forbidden where there are none.
fn organizations(person: &Person, role: Role) -> Result<Vec<Uuid>> {
    let mine = person.roles.iter().filter(|at| at.role == role);
    let organizations: Vec<Uuid> = mine.map(|at| at.organization).collect();
    if organizations.is_empty() { Err(Error::Forbidden) } else { Ok(organizations) }
}

impl Coordinator {
    async fn from(request: &HttpRequest) -> Result<Coordinator> {
        let Learner { frame, id, person } = Learner::from(request).await?;
        let organizations = organizations(&person, Role::Coordinator)?;
        Ok(Coordinator { frame, id, person, organizations })
    }
}

impl Validator {
    async fn from(request: &HttpRequest) -> Result<Validator> {
        let Learner { frame, id, person } = Learner::from(request).await?;
        let organizations = organizations(&person, Role::Validator)?;
        Ok(Validator { frame, id, person, organizations })
    }
}

impl Registrar {
    async fn from(request: &HttpRequest) -> Result<Registrar> {
        let Learner { frame, id, person } = Learner::from(request).await?;
        let organizations = organizations(&person, Role::Registrar)?;
        Ok(Registrar { frame, id, person, organizations })
    }

    /// Where they are registrar, as roles there.
    pub fn rights(&self) -> Vec<(Uuid, Role)> {
        self.organizations.iter().map(|id| (*id, Role::Registrar)).collect()
    }
}

impl Authority {
    async fn from(request: &HttpRequest) -> Result<Authority> {
        let Learner { frame, id, person } = Learner::from(request).await?;
        let organizations = rights(&person, [Role::Registrar, Role::Validator])?;
        Ok(Authority { frame, id, person, organizations })
    }
}

impl Steward {
    async fn from(request: &HttpRequest) -> Result<Steward> {
        let Learner { frame, id, person } = Learner::from(request).await?;
        let organizations = rights(&person, [Role::Registrar, Role::Coordinator])?;
        Ok(Steward { frame, id, organizations })
    }
}

impl Staff {
    async fn from(request: &HttpRequest) -> Result<Staff> {
        let Learner { frame, id, person } = Learner::from(request).await?;
        let mut roles = vec![Role::Coordinator, Role::Validator, Role::Registrar];
        roles.retain(|role| has(&person, *role));
        if roles.is_empty() {
            return Err(Error::Forbidden);
        }
        let mine = person.roles.iter().filter(|at| roles.contains(&at.role));
        let mut organizations: Vec<Uuid> = mine.map(|at| at.organization).collect();
        organizations.sort_unstable();
        organizations.dedup();
        let registrar_of = self::organizations(&person, Role::Registrar).unwrap_or_default();
        let validator_of = self::organizations(&person, Role::Validator).unwrap_or_default();
        let decides = |at: &&RoleAt| matches!(at.role, Role::Validator | Role::Registrar);
        let decides_for = person.roles.iter().filter(decides).map(|at| at.organization).collect();
        Ok(Staff { frame, id, zone: person.zone(), roles, organizations, validator_of, registrar_of, decides_for })
    }
}

impl Administrator {
    async fn from(request: &HttpRequest) -> Result<Administrator> {
        let Learner { frame, id, person } = Learner::from(request).await?;
        if !has(&person, Role::Administrator) {
            return Err(Error::Forbidden);
        }
        Ok(Administrator { frame, id, person })
    }
}

macro_rules! proof {
    ($($proof:ident)*) => {$(
        impl FromRequest for $proof {
            type Error = Error;
            type Future = LocalBoxFuture<'static, Result<Self>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                let request = request.clone();
                Box::pin(async move { $proof::from(&request).await })
            }
        }
    )*};
}

proof!(Visitor Learner Coordinator Validator Registrar Authority Steward Staff Administrator);
