mod token {
    pub struct Token {}
}
