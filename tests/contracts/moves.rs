//! A contract about values that are moved, looked at and changed in place, for tests.

/// Values that are not copied.
#[zkthread::contract]
pub mod moves {
    use zkthread::prelude::*;
    pub struct Point {
        pub x: i32,
        pub y: i32,
    }
    pub struct Note {
        pub title: String,
        pub tags: Vec<felt252>,
        pub place: Point,
    }
    pub enum Thing {
        Nothing,
        Text(String),
        Noted(Note, u64),
        Number(u64),
    }
    pub struct Deep {
        pub note: Note,
        pub lists: Vec<Vec<u64>>,
        pub pair: (String, u64),
        pub maybe: Option<String>,
    }
    #[storage]
    pub struct Moves {
        value: u64,
        list: Vec<(u8, u64)>,
        records: Map<u64, Point>,
        number: u256,
    }
    #[error]
    pub enum MovesError {
        Bad,
    }
    #[event]
    pub struct Told {
        pub deep: Deep,
        #[key]
        pub thing: Thing,
    }

    impl Thing {
        pub fn size(&self) -> u64 {
            match self {
                Thing::Nothing => 0,
                Thing::Text(_) => 1,
                Thing::Noted(_, size) => *size,
                Thing::Number(n) => *n + 1,
            }
        }
        pub fn text(self) -> String {
            match self {
                Thing::Text(text) => text,
                Thing::Noted(note, _) => {
                    let Note { title, .. } = note;
                    title
                }
                _ => String::new(),
            }
        }
        pub fn len(&self, by: u64) -> u64 {
            by + self.size()
        }
    }
    impl Note {
        pub fn rename(&mut self, title: String) {
            self.title = title;
            self.tags.push(1);
        }
        pub fn tag(&self, at: u32) -> felt252 {
            self.tags[at]
        }
        pub fn same(&self, other: &Note) -> bool {
            *self == *other && self.title == other.title && self.tags != other.tags
        }
    }
    fn total(lists: &Vec<Vec<u64>>) -> u64 {
        let mut all: u64 = 0;
        for list in lists {
            for value in list {
                all += *value;
            }
            all += inner(list);
        }
        all
    }
    fn inner(list: &[u64]) -> u64 {
        if list.is_empty() { 0 } else { list[0] }
    }
    fn copied(list: &Vec<u64>) -> Vec<u64> {
        let mut own = list.clone();
        own.push(3);
        own
    }
    fn append(text: &mut String, more: &String) {
        text.push_str(more);
        text.push_str(&String::from("!"));
    }
    fn bump(value: &mut u64) -> u64 {
        *value += 1;
        *value
    }
    fn grow(list: &mut Vec<u64>) {
        list.push(u64::from(list.len()));
    }
    fn text_of(note: &Note) -> String {
        note.title.clone()
    }
    fn first_note(notes: &[Note]) -> Option<Note> {
        if notes.len() == 0 { None } else { Some(notes[0].clone()) }
    }
    fn same_lists(a: &Vec<u64>, b: Vec<u64>) -> bool {
        *a == b
    }
    fn shift(p: &mut Point, by: &Point) {
        p.x += by.x;
        p.y = p.y - by.y;
    }

    impl Moves {
        #[constructor]
        pub fn new(&mut self, cx: &mut Context) {
            self.value = cx.timestamp();
        }

        #[external]
        pub fn go(&mut self, cx: &mut Context, deep: Deep, thing: Thing, number: u64) -> Result<String, MovesError> {
            let mut deep = deep;
            let size = thing.size();
            if thing.len(3) > 4 {
                self.value = size;
            }
            deep.note.rename(String::from("renamed"));
            append(&mut deep.note.title, &String::from("more"));
            let title = text_of(&deep.note);
            append(&mut deep.pair.0, &title);
            let bumped = bump(&mut deep.pair.1) + deep.pair.1;
            shift(&mut deep.note.place, &Point { x: 1, y: 2 });
            self.value += bumped;
            let mut own = copied(&deep.lists[0]);
            grow(&mut own);
            if same_lists(&own, vec![1, 2]) || own == deep.lists[0] {
                self.value = total(&deep.lists);
            }
            deep.lists.push(own);
            let mut many: Vec<Note> = Vec::new();
            for i in 0..number {
                if i > 3 {
                    break;
                }
                many.push(deep.note.clone());
            }
            for note in &many {
                let copy = note.clone();
                if copy.same(note) {
                    let mut by = number;
                    many_of(copy, &mut by);
                }
            }
            let found = first_note(&many);
            if let Some(note) = found {
                if note.tag(0) == 5 {
                    return Ok(note.title.clone());
                }
            }
            match deep.maybe {
                Some(_) => {
                    self.value = 9;
                }
                None => {
                    deep.maybe = Some(title);
                }
            }
            let mut things = vec![thing];
            things.push(Thing::Number(3));
            let text = things[0].clone().text();
            let thing = Thing::Text(text.clone());
            let pair = (text, number);
            let (text, again) = pair;
            let tuple = ((1u8, number), [number, again]);
            let ((small, _), array) = tuple;
            self.list.push((small, array[1]));
            self.records.entry(number).write(Point { x: 1, y: 2 });
            self.number = u256::from(self.list.read(0).1) + u256::from(number);
            let mut arr = [0u64; 4];
            for x in arr.iter() {
                self.value += *x;
            }
            arr = [1, 2, 3, 4];
            self.value = arr[u32::try_from(number).unwrap_or(0)] % 7;
            let y = self.number.checked_mul(u256::from(number)).is_some();
            ensure!(y || deep.lists.len() > 2, MovesError::Bad);
            let mut pairs: Vec<(u64, String)> = vec![(1, text.clone())];
            pairs.push((2, text));
            for (n, t) in &pairs {
                if t.len() > 3 {
                    self.value += *n;
                }
            }
            let last = pairs[1].1.clone();
            cx.emit(Told { deep, thing });
            Ok(last)
        }
    }
    fn many_of(note: Note, by: &mut u64) {
        *by += u64::from(note.tags.len());
    }
}
