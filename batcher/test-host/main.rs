//! The host of the test contract.

mod contract;

zkthread::host!(contract::purse::Purse);
