//! What a contract declares besides functions.

use super::super::tree::Interface;
use super::super::types::SCALARS;
use super::*;

impl Part {
    /// A contract without functions.
    pub(super) fn new(at: usize, name: String, shared: &Types, random: &mut Random) -> Self {
        // In a thread the types that follow the shared ones have the same names in every contract, and other shapes.
        let types =
            if shared.contracts > 1 && random.one_in(2) { own_types(shared.clone(), random) } else { shared.clone() };
        let mut fields = storage(&types, random);
        let others = (0..shared.contracts).filter(|other| *other != at);
        let peers = others.map(|other| Field { name: peer(other), keys: vec![], is_list: false, value: Ty::Address });
        let position = random.below(fields.len());
        fields.splice(position..position, peers);
        let events = events(&types, random);
        let constants = (0..random.below(4)).map(|_| {
            let ty = SCALARS[random.between(1, 11)].clone();
            let literal = types.literal(&ty, random);
            (ty, literal)
        });
        let constants = constants.collect();
        Self { at, name, types, fields, events, constants, ..Self::default() }
    }
}

/// The field for the address of the contract at this position.
pub(super) fn peer(position: usize) -> String {
    format!("peer{position}")
}

impl Field {
    fn source(&self, types: &Types) -> String {
        let mut ty = types.name(&self.value);
        if self.is_list {
            ty = format!("Vec<{ty}>");
        }
        for keys in self.keys.iter().rev() {
            let names: Vec<String> = keys.iter().map(|key| types.name(key)).collect();
            let key = if names.len() == 1 { names.concat() } else { format!("({})", names.join(", ")) };
            ty = format!("Map<{key}, {ty}>");
        }
        format!("{}: {ty}", self.name)
    }
}

/// More own types.
pub(super) fn own_types(mut types: Types, random: &mut Random) -> Types {
    for _ in 0..random.below(3) {
        let fields = (0..random.between(1, 4)).map(|_| types.stored(random, 1)).collect();
        types.structs.push(fields);
        if random.one_in(2) {
            let variants = (0..random.between(1, 4))
                .map(|_| (0..random.below(3)).map(|_| types.stored(random, 1)).collect())
                .collect();
            types.enums.push(variants);
        }
    }
    types
}

fn storage(types: &Types, random: &mut Random) -> Vec<Field> {
    let key = |random: &mut Random| match random.below(5) {
        0 => Ty::Unsigned(256),
        1 => Ty::Address,
        2 => SCALARS[random.below(SCALARS.len())].clone(),
        _ => Ty::Unsigned([8, 32, 64, 128][random.below(4)]),
    };
    (0..random.between(3, 7))
        .map(|at| {
            let keys = match random.below(8) {
                0..4 => vec![],
                4 | 5 => vec![vec![key(random)]],
                6 => vec![vec![key(random), key(random)]],
                _ => vec![vec![key(random)]; random.between(2, 3)],
            };
            let is_list = random.one_in(4) && keys.iter().all(|keys| keys.len() == 1);
            Field { name: format!("s{at}"), keys, is_list, value: types.stored(random, 2) }
        })
        .collect()
}

fn events(types: &Types, random: &mut Random) -> Vec<Vec<(bool, Ty)>> {
    (0..random.between(1, 3))
        .map(|_| (0..random.below(4)).map(|_| (random.one_in(3), types.any(random, 1))).collect())
        .collect()
}

fn event_source(at: usize, fields: &[(bool, Ty)], types: &Types) -> String {
    let fields = fields
        .iter()
        .enumerate()
        .map(|(at, (is_key, ty))| format!("{}pub e{at}: {},", if *is_key { "#[key]\n" } else { "" }, types.name(ty)));
    format!("#[event]\npub struct Event{at} {{\n{}\n}}", fields.collect::<Vec<_>>().join("\n"))
}

impl Generator {
    /// The contract that a part has become.
    pub(super) fn contract(&self, part: &Part) -> Contract {
        let Part { types, .. } = part;
        let constants = part.constants.iter().enumerate();
        let constants =
            constants.map(|(at, (ty, literal))| format!("pub const C{at}: {} = {literal};", types.name(ty)));
        let interfaces = part.interfaces.iter().enumerate().map(|(at, functions)| Interface {
            name: format!("I{at}"),
            attribute: if at % 2 == 0 { "#[interface]" } else { "#[zkthread::interface]" },
            functions: functions.iter().map(|function| self.interface_function(*function, types)).collect(),
        });
        Contract {
            name: part.name.clone(),
            interfaces: interfaces.collect(),
            constants: constants.collect(),
            storage: part.fields.iter().map(|field| field.source(types)).collect(),
            events: part.events.iter().enumerate().map(|(at, event)| event_source(at, event, types)).collect(),
            errors: (0..3).map(|at| format!("Fault{at}")).collect(),
            functions: part.written.clone(),
            types: types.clone(),
        }
    }

    fn interface_function(&self, function: usize, types: &Types) -> (String, String) {
        let Offered { name, params, returns, is_view, .. } = &self.offered[function];
        let receiver = if *is_view { "&self, cx: &Context" } else { "&mut self, cx: &mut Context" };
        let params: String = params.iter().enumerate().map(|(at, ty)| format!(", a{at}: {}", types.name(ty))).collect();
        let returns = returns.as_ref().map_or(String::new(), |ty| format!(" -> {}", types.name(ty)));
        (name.clone(), format!("fn {name}({receiver}{params}){returns};"))
    }
}
