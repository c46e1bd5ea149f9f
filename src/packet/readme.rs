//! What is in the packet and how anyone checks it, without this program and without a network.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::gather::Packet;
use super::manifest::{JWKS, KEYS, PEM};
use crate::certificates::PublicKey;

/// What stands before the 32 bytes of an Ed25519 key (RFC 8410).
const BEFORE: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// A command that says of each file whether it has its hash, and of each other one that it was added. It begins at the
/// margin, as it is pasted: Python takes an indented line for a fault.
const HASHES: &str = r#"python3 -c 'import json,hashlib,os
files={f["name"]:f["sha256"] for f in json.load(open("manifest.json"))["files"]}
for n in sorted(files):
    print(os.path.exists(n) and hashlib.sha256(open(n,"rb").read()).hexdigest()==files[n], n)
for d,_,ns in os.walk("."):
    for n in ns:
        p=os.path.relpath(os.path.join(d,n)).replace(os.sep,"/")
        if p not in files and p not in ("manifest.json","manifest.jwt"): print(False, p)'"#;

/// Commands that check the signature, and that what was signed is the list.
const SIGNATURE: &str = r#"cut -d. -f1,2 manifest.jwt | tr -d '\n' > signed.txt
echo "$(cut -d. -f3 manifest.jwt)==" | tr '_-' '/+' | base64 -d > signature.bin
openssl pkeyutl -verify -pubin -inkey keys/signer.pem -rawin -in signed.txt -sigfile signature.bin
python3 -c 'import base64
t=open("manifest.jwt").read().split(".")[1]
print(base64.urlsafe_b64decode(t+"=="[:-len(t)%4])==open("manifest.json","rb").read())'"#;

/// The text.
pub(super) fn text(packet: &Packet) -> String {
    let words = packet.words;
    let mut parts = vec![packet.title(), packet.days(), words.say("readme-what")];
    parts.extend(packet.caution());
    let list = [
        ("summary.html, summary.pdf", "readme-summary"),
        ("explanation.txt", "readme-explanation"),
        ("activities.csv", "readme-activities"),
        ("certificates/", "readme-certificates"),
        ("evidence/", "readme-evidence"),
        ("manifest.json", "readme-manifest"),
    ];
    let mut files: Vec<String> = list.iter().map(|(name, key)| format!("{name}\n    {}", words.say(key))).collect();
    if packet.notary.is_some() {
        files.push(format!("manifest.jwt\n    {}", words.say("readme-signed")));
        files.push(format!("{JWKS}, {KEYS}, {PEM}\n    {}", words.say("readme-keys")));
    }
    parts.push(files.join("\n"));
    parts.push(words.say("readme-check-hashes"));
    parts.push(HASHES.to_owned());
    match &packet.notary {
        Some(notary) => {
            let values = [("name", notary.name().into()), ("did", notary.did().into())];
            parts.push(words.say("readme-check-signature"));
            parts.push(SIGNATURE.to_owned());
            parts.push(words.fill("readme-whose", &values));
        }
        None => parts.push(words.say("readme-unsigned")),
    }
    parts.push(words.say("readme-carrel"));
    parts.push("carrel verify audit-packet.zip --keys keys.json\n".to_owned());
    parts.join("\n\n")
}

/// A public key in the form that any tool reads.
pub(super) fn pem(key: &PublicKey) -> String {
    let bytes = [&BEFORE[..], key.bytes()].concat();
    format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", BASE64.encode(bytes))
}
