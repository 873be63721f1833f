#[zkthread::contract]
mod token { let a = "unfinished; }
