//! The host of the test thread.

mod contract;
mod till;

zkthread::host!(contract::purse::Purse, till::till::Till);
