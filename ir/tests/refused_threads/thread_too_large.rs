#[zkthread::contract]
mod number1 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number1 {
        value: u64,
    }

    impl Number1 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number2 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number2 {
        value: u64,
    }

    impl Number2 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number3 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number3 {
        value: u64,
    }

    impl Number3 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number4 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number4 {
        value: u64,
    }

    impl Number4 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number5 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number5 {
        value: u64,
    }

    impl Number5 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number6 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number6 {
        value: u64,
    }

    impl Number6 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number7 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number7 {
        value: u64,
    }

    impl Number7 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number8 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number8 {
        value: u64,
    }

    impl Number8 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number9 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number9 {
        value: u64,
    }

    impl Number9 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number10 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number10 {
        value: u64,
    }

    impl Number10 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number11 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number11 {
        value: u64,
    }

    impl Number11 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number12 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number12 {
        value: u64,
    }

    impl Number12 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number13 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number13 {
        value: u64,
    }

    impl Number13 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number14 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number14 {
        value: u64,
    }

    impl Number14 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number15 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number15 {
        value: u64,
    }

    impl Number15 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number16 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number16 {
        value: u64,
    }

    impl Number16 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod number17 {
    use zkthread::prelude::*;

    #[storage]
    pub struct Number17 {
        value: u64,
    }

    impl Number17 {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}
