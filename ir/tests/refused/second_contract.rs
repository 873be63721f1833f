#[zkthread::contract]
mod one {
    #[storage]
    struct One {}
}

#[zkthread::contract]
mod two {
    #[storage]
    struct Two {}
}
