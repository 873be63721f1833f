//! The host of the test thread.

mod contract;
mod second;

zkthread::host!(contract::purse::Purse, second::till::Till);
