#[zkthread::contract]
mod token;
