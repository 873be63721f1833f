//! The contract is ordinary Rust, so its tests are too: no chain, no Cairo.

use social::social::{Social, SocialError};
use zkthread::prelude::*;

const ALICE: u64 = 1;
const BOB: u64 = 2;

fn account(number: u64) -> ContractAddress {
    ContractAddress::from(number)
}

fn cx(number: u64) -> Context {
    Context::test(account(number)).with_timestamp(1_000)
}

fn handle(name: &str) -> bytes31 {
    bytes31::try_from(zkthread::felts::short_string(name).unwrap()).unwrap()
}

/// Alice and Bob have joined.
fn social() -> Social {
    let mut social = Social::default();
    assert_eq!(social.join(&mut cx(ALICE), handle("alice")), Ok(()));
    assert_eq!(social.join(&mut cx(BOB), handle("bob")), Ok(()));
    social
}

#[test]
fn handles_belong_to_one_account() {
    let mut social = social();
    assert_eq!(social.account_of(handle("alice")), account(ALICE));
    assert_eq!(
        social.join(&mut cx(3), handle("bob")),
        Err(SocialError::HandleTaken)
    );
    assert_eq!(
        social.join(&mut cx(ALICE), handle("alice2")),
        Err(SocialError::AlreadyJoined)
    );
    assert_eq!(social.profile(account(3)), None);
    assert_eq!(
        social.profile(account(BOB)).map(|profile| profile.joined),
        Some(1_000)
    );
}

#[test]
fn following_counts_on_both_sides() {
    let mut social = social();
    assert_eq!(social.follow(&mut cx(ALICE), account(BOB)), Ok(()));
    assert_eq!(
        social.follow(&mut cx(ALICE), account(BOB)),
        Err(SocialError::AlreadyFollowing)
    );
    assert_eq!(
        social.follow(&mut cx(ALICE), account(ALICE)),
        Err(SocialError::Yourself)
    );
    assert_eq!(
        social.follow(&mut cx(ALICE), account(9)),
        Err(SocialError::NotJoined)
    );
    let counts = |social: &Social, number: u64| {
        social
            .profile(account(number))
            .map(|profile| (profile.followers, profile.following))
    };
    assert_eq!(counts(&social, ALICE), Some((0, 1)));
    assert_eq!(counts(&social, BOB), Some((1, 0)));
    assert_eq!(social.unfollow(&mut cx(ALICE), account(BOB)), Ok(()));
    assert_eq!(counts(&social, BOB), Some((0, 0)));
}

#[test]
fn a_block_ends_following() {
    let mut social = social();
    assert_eq!(social.follow(&mut cx(ALICE), account(BOB)), Ok(()));
    assert_eq!(social.block(&mut cx(BOB), account(ALICE)), Ok(()));
    assert!(!social.is_following(account(ALICE), account(BOB)));
    assert_eq!(
        social.follow(&mut cx(ALICE), account(BOB)),
        Err(SocialError::Blocked)
    );
}

#[test]
fn posts_answer_posts() {
    let mut social = social();
    assert_eq!(
        social.post(&mut cx(BOB), String::from("first"), None),
        Ok(0)
    );
    assert_eq!(
        social.post(&mut cx(ALICE), String::from("re"), Some((account(BOB), 0))),
        Ok(0)
    );
    assert_eq!(
        social.post(&mut cx(ALICE), String::from("re"), Some((account(BOB), 1))),
        Err(SocialError::NoSuchPost)
    );
    assert_eq!(
        social.post(&mut cx(ALICE), String::new(), None),
        Err(SocialError::BadLength)
    );
    assert_eq!(
        social.post(&mut cx(ALICE), "x".repeat(281), None),
        Err(SocialError::BadLength)
    );
    let latest = social.latest(account(ALICE), 5);
    assert_eq!(latest.len(), 1);
    assert_eq!(latest[0].answers, Some((account(BOB), 0)));
}

#[test]
fn a_post_is_liked_once_by_each() {
    let mut social = social();
    assert_eq!(
        social.post(&mut cx(BOB), String::from("first"), None),
        Ok(0)
    );
    assert_eq!(social.like(&mut cx(ALICE), account(BOB), 0), Ok(()));
    assert_eq!(
        social.like(&mut cx(ALICE), account(BOB), 0),
        Err(SocialError::AlreadyLiked)
    );
    assert_eq!(
        social.like(&mut cx(ALICE), account(BOB), 1),
        Err(SocialError::NoSuchPost)
    );
    assert_eq!(social.latest(account(BOB), 1)[0].likes, 1);
    assert_eq!(
        social.profile(account(BOB)).map(|profile| profile.likes),
        Some(1)
    );
}
