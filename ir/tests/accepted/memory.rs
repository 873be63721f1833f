#[zkthread::contract]
mod memory {
    use zkthread::prelude::*;

    pub struct Note {
        text: String,
        marks: Vec<u8>,
    }

    #[storage]
    pub struct Memory {
        count: u64,
    }

    #[event]
    pub struct Noted {
        #[key]
        id: u64,
        text: String,
        marks: Vec<u8>,
    }

    impl Memory {
        #[external]
        pub fn lists(&mut self, cx: &mut Context, amount: u128, flag: bool) -> Vec<Vec<u128>> {
            let a = [1u8, 2];
            let b: [u64; 3] = [0; 3];
            let mut c: Vec<u128> = Vec::new();
            c.push(amount);
            let d = vec![Some(1), None, Some(amount)];
            let e = c[0] + c[a.len() - 1];
            let f = c.is_empty() || b[2] == 5 || d[1] == None;
            let mut sum = e;
            for x in &c {
                sum += *x;
            }
            for (x, y) in vec![(1u8, flag)] {
                let z = *x + 1;
            }
            for x in a.iter() {
                let z = x + 1;
            }
            for x in [flag] {}
            let g = c.clone();
            let h: Vec<u128> = vec![];
            vec![c, g, h]
        }

        #[external]
        pub fn texts(&mut self, cx: &mut Context, note: Note) -> String {
            let mut a = String::from("a \"quoted\" text");
            let b = String::new();
            a.push_str(&b);
            a.push_str("c");
            a.push_str(&note.text);
            let c = a.len() + note.marks.len();
            let d = a == b || note.text != a;
            let mut e = note;
            e.text.push_str(&a.clone());
            e.marks.push(5);
            Self::changed(&mut e);
            Self::changed_text(&mut e.text);
            let f = Self::sum(&e.marks) + Self::sum(&[1, 2]) + Self::sum(&vec![e.marks[0]]);
            cx.emit(Noted { marks: e.marks.clone(), text: e.text.clone(), id: self.count });
            a
        }

        fn changed(note: &mut Note) {
            note.marks.push(1);
            let text = note.text.clone();
            note.text = String::from("changed");
            Self::changed_text(&mut note.text);
            *note = Note { text, marks: vec![] };
        }

        fn changed_text(text: &mut String) {
            text.push_str("!");
            *text = String::new();
        }

        fn sum(marks: &[u8]) -> u8 {
            let mut sum = 0u8;
            for mark in marks {
                sum += *mark;
            }
            for i in 0..marks.len() {
                sum += marks[i];
            }
            sum
        }
    }
}
