#[zkthread::contract]
pub mod speaker {
    use zkthread::prelude::*;

    #[interface]
    pub trait Listens {
        fn hear(&mut self, cx: &mut Context, word: felt252, answers: u8) -> u64;
        fn heard(&self, cx: &Context) -> u64;
    }

    #[storage]
    pub struct Speaker {
        listener: ContractAddress,
        said: u64,
    }

    #[event]
    pub struct Spoken {
        #[key]
        pub word: felt252,
        pub by: ContractAddress,
    }

    #[error]
    pub enum SpeakerError {
        Hoarse,
    }

    impl Speaker {
        #[external]
        pub fn meet(&mut self, cx: &mut Context, listener: ContractAddress) {
            cx.emit(Spoken { word: 1, by: cx.caller() });
            self.said = Listens::at(listener).hear(cx, 2, 0);
            self.listener = listener;
        }

        #[external]
        pub fn speak(&mut self, cx: &mut Context, word: felt252, answers: u8) -> Result<u64, SpeakerError> {
            ensure!(self.said < 100, SpeakerError::Hoarse);
            self.said += 1;
            cx.emit(Spoken { word, by: cx.caller() });
            let known = Listens::at(self.listener).hear(cx, word + 1, answers);
            cx.emit(Spoken { word: word + 2, by: cx.contract_address() });
            Ok(known + self.said)
        }

        #[view]
        pub fn known(&self, cx: &Context) -> (u64, u64) {
            (self.said, Listens::at(self.listener).heard(cx))
        }
    }
}

#[zkthread::contract]
pub mod listener {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait Speaks {
        fn speak(&mut self, cx: &mut Context, word: felt252, answers: u8) -> u64;
    }

    #[storage]
    pub struct Listener {
        heard: u64,
        said: Map<ContractAddress, felt252>,
    }

    #[event]
    pub struct Spoken {
        #[key]
        pub word: felt252,
        pub by: ContractAddress,
    }

    impl Listener {
        #[constructor]
        pub fn new(&mut self, cx: &mut Context, first: ContractAddress, heard: u64) {
            self.heard = heard;
            self.said.write(first, 1);
            cx.emit(Spoken { word: 0, by: first });
        }

        #[external]
        pub fn hear(&mut self, cx: &mut Context, word: felt252, answers: u8) -> u64 {
            self.heard += 1;
            self.said.write(cx.caller(), word);
            cx.emit(Spoken { word, by: cx.caller() });
            if answers > 0 {
                let answer = Speaks::at(cx.caller()).speak(cx, word * 2, answers.min(4) - 1);
                self.heard = self.heard.max(answer);
            }
            self.heard
        }

        #[view]
        pub fn heard(&self) -> u64 {
            self.heard
        }
    }
}
