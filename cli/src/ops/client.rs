//! A typed Rust client of a contract, as text.

use std::fmt::Write;

use zkthread_ir::{
    Contract, Event, EventField, Function, FunctionKind, Local, Type, TypeDef, TypeDefKind, Variant, selector_hex,
};

/// The module of a contract: own types, events, and a struct with a function for each external and view. It needs the crates `zkthread` and
/// `starknet-rust`.
pub fn client(contract: &Contract) -> String {
    let names = Names::new(contract);
    let mut text = format!(
        "// Client of the contract `{}`: calls for starknet-rust with typed arguments, and what comes back.\n\
         // `cargo zkthread build` makes this file; it needs the crates `zkthread` and `starknet-rust`.\n\n\
         use starknet_rust::core::types as starknet;\n\
         #[allow(unused_imports)]\n\
         use zkthread::{{ClassHash, ContractAddress, bytes31, felt252, rt, u256}};\n\n",
        contract.name
    );
    contract_struct(&mut text, contract, &names);
    contract.types.iter().for_each(|def| own_type(&mut text, contract, def));
    contract.events.iter().for_each(|declared| event(&mut text, contract, declared));
    view_struct(&mut text, &names);
    text
}

/// Names that are no contract's: with a `_` behind them where a contract has them too.
struct Names {
    view: String,
}

impl Names {
    fn new(contract: &Contract) -> Self {
        let types = contract.types.iter().map(|def| &def.name);
        let taken: Vec<_> =
            types.chain(contract.events.iter().map(|event| &event.name)).chain([&contract.name]).collect();
        let mut view = "View".to_owned();
        while taken.contains(&&view) {
            view.push('_');
        }
        Self { view }
    }
}

/// Doc comment lines, or the line that stands in for them.
fn docs(text: &mut String, indent: &str, lines: &[String], otherwise: &str) {
    if lines.is_empty() {
        let _ = writeln!(text, "{indent}/// {otherwise}");
    }
    for line in lines {
        let _ = writeln!(text, "{indent}{}", format!("/// {}", line.trim()).trim_end());
    }
}

fn contract_struct(text: &mut String, contract: &Contract, names: &Names) {
    let name = &contract.name;
    docs(text, "", &contract.docs, &format!("The contract `{name}`."));
    let _ = writeln!(
        text,
        "#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub struct {name} {{\n    /// Where it is deployed.\n    pub address: ContractAddress,\n}}\n\n\
         impl {name} {{"
    );
    for function in &contract.functions {
        match function.kind {
            FunctionKind::Constructor => constructor(text, contract, function),
            FunctionKind::External => external(text, contract, function),
            FunctionKind::View => view(text, contract, function, names),
            FunctionKind::Helper => {}
        }
    }
    if text.ends_with("\n\n") {
        text.pop();
    }
    text.push_str("}\n\n");
}

fn parameters(function: &Function) -> impl Iterator<Item = &Local> {
    function.params.iter().filter_map(|local| function.locals.get(local.0))
}

/// `, name: Type` for each parameter.
fn signature(contract: &Contract, function: &Function) -> String {
    parameters(function).map(|local| format!(", {}: {}", local.name, contract.type_name(&local.ty))).collect()
}

/// An expression of the felts of these values. It has no names of its own, so that it hides none.
fn felts<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let parts: Vec<_> = names.map(|name| format!("rt::encode(&{name})")).collect();
    match parts.as_slice() {
        [] => "Vec::new()".to_owned(),
        [one] => one.clone(),
        several => format!("[{}].concat()", several.join(", ")),
    }
}

fn constructor(text: &mut String, contract: &Contract, function: &Function) {
    if !function.docs.is_empty() {
        docs(text, "    ", &function.docs, "");
        text.push_str("    ///\n");
    }
    let own = parameters(function).map(|local| local.name.as_str());
    let calldata = felts(["zkthread_manager", "zkthread_admin"].into_iter().chain(own));
    let _ = writeln!(
        text,
        "    /// The constructor's calldata.\n    \
         #[allow(clippy::new_ret_no_self)]\n    \
         pub fn {}(zkthread_manager: ContractAddress, zkthread_admin: ContractAddress{}) -> Vec<felt252> {{\n        \
         {calldata}\n    }}\n",
        function.name,
        signature(contract, function)
    );
}

fn external(text: &mut String, contract: &Contract, function: &Function) {
    let name = &function.name;
    docs(text, "    ", &function.docs, &format!("Calls `{name}`."));
    let _ = writeln!(
        text,
        "    pub fn {name}(&self{}) -> starknet::Call {{\n        starknet::Call {{\n            \
         to: self.address.into(),\n            \
         selector: felt252::from_hex_unchecked(\"{}\"),\n            \
         calldata: {},\n        }}\n    }}\n",
        signature(contract, function),
        selector_hex(name),
        felts(parameters(function).map(|local| local.name.as_str()))
    );
}

fn view(text: &mut String, contract: &Contract, function: &Function, names: &Names) {
    let name = &function.name;
    docs(text, "    ", &function.docs, &format!("Reads `{name}`."));
    let _ = writeln!(
        text,
        "    pub fn {name}(&self{}) -> {view}<{}> {{\n        {view}::new(\n            self.address,\n            \
         \"{}\",\n            {},\n        )\n    }}\n",
        signature(contract, function),
        contract.type_name(&function.returns),
        selector_hex(name),
        felts(parameters(function).map(|local| local.name.as_str())),
        view = names.view,
    );
}

fn own_type(text: &mut String, contract: &Contract, def: &TypeDef) {
    let TypeDef { name, is_copy, .. } = def;
    docs(text, "", &def.docs, &format!("`{name}` of the contract."));
    let _ = writeln!(text, "#[derive(Clone, {}Debug, PartialEq, Eq)]", if *is_copy { "Copy, " } else { "" });
    match &def.kind {
        TypeDefKind::Struct(fields) => {
            let fields: Vec<_> =
                fields.iter().map(|field| (field.name.as_str(), &field.ty, field.docs.as_slice())).collect();
            structure(text, contract, name, &fields);
            let encoded: String = fields
                .iter()
                .map(|(field, ..)| format!("        rt::Encode::encode(&self.{field}, felts);\n"))
                .collect();
            let decoded: Vec<_> = fields.iter().map(|(field, ..)| format!("{field}: felts.value()?")).collect();
            codec(text, name, &encoded, &format!("        Ok(Self {{ {} }})\n", decoded.join(", ")));
        }
        TypeDefKind::Enum(variants) => {
            let _ = writeln!(text, "pub enum {name} {{");
            for variant in variants {
                docs(text, "    ", &variant.docs, &format!("`{}`", variant.name));
                let _ = writeln!(text, "    {}{},", variant.name, payload(variant, |_, ty| contract.type_name(ty)));
            }
            text.push_str("}\n\n");
            codec(text, name, &encoded_variants(variants), &decoded_variants(name, variants));
        }
    }
}

fn structure(text: &mut String, contract: &Contract, name: &str, fields: &[(&str, &Type, &[String])]) {
    if fields.is_empty() {
        let _ = writeln!(text, "pub struct {name} {{}}\n");
        return;
    }
    let _ = writeln!(text, "pub struct {name} {{");
    for (field, ty, lines) in fields {
        docs(text, "    ", lines, &format!("`{field}`"));
        let _ = writeln!(text, "    pub {field}: {},", contract.type_name(ty));
    }
    text.push_str("}\n\n");
}

/// `(a, b)` with something for each value of a variant; nothing when it has none.
fn payload(variant: &Variant, value: impl Fn(usize, &Type) -> String) -> String {
    let values: Vec<_> = variant.payload.iter().enumerate().map(|(at, ty)| value(at, ty)).collect();
    if values.is_empty() { String::new() } else { format!("({})", values.join(", ")) }
}

fn encoded_variants(variants: &[Variant]) -> String {
    let mut text = "        match self {\n".to_owned();
    for (position, variant) in variants.iter().enumerate() {
        let values = payload(variant, |at, _| format!("value_{at}"));
        let _ = writeln!(text, "            Self::{}{values} => {{", variant.name);
        let _ = writeln!(text, "                felts.push({position}_u64.into());");
        for at in 0..variant.payload.len() {
            let _ = writeln!(text, "                rt::Encode::encode(value_{at}, felts);");
        }
        text.push_str("            }\n");
    }
    text + "        }\n"
}

fn decoded_variants(name: &str, variants: &[Variant]) -> String {
    let mut text = format!("        match felts.variant(\"{name}\", {})? {{\n", variants.len());
    for (position, variant) in variants.iter().enumerate() {
        let pattern = if position + 1 == variants.len() { "_".to_owned() } else { position.to_string() };
        let values = payload(variant, |_, _| "felts.value()?".to_owned());
        let _ = writeln!(text, "            {pattern} => Ok(Self::{}{values}),", variant.name);
    }
    text + "        }\n"
}

fn codec(text: &mut String, name: &str, encoded: &str, decoded: &str) {
    let _ = writeln!(
        text,
        "impl rt::Encode for {name} {{\n    fn encode(&self, felts: &mut Vec<felt252>) {{\n{encoded}    }}\n}}\n\n\
         impl rt::Decode for {name} {{\n    \
         fn decode(felts: &mut rt::Felts<'_>) -> Result<Self, rt::DecodeError> {{\n{decoded}    }}\n}}\n"
    );
}

fn event(text: &mut String, contract: &Contract, declared: &Event) {
    let name = &declared.name;
    docs(text, "", &declared.docs, &format!("The event `{name}`."));
    text.push_str("#[derive(Clone, Debug, PartialEq, Eq)]\n");
    let fields: Vec<_> = declared.fields.iter().map(|field| (field.name.as_str(), &field.ty, [].as_slice())).collect();
    structure(text, contract, name, &fields);
    // Keys and data are read in declared order each; an initialiser's fields are evaluated as they stand.
    let read = |field: &EventField| format!("{}: {}.value()?", field.name, if field.is_key { "keys" } else { "data" });
    let values: Vec<_> = declared.fields.iter().map(read).collect();
    let initialiser =
        if values.is_empty() { "Self {}".to_owned() } else { format!("Self {{ {} }}", values.join(", ")) };
    let _ = writeln!(
        text,
        "impl {name} {{\n    /// `sn_keccak` of its name, the first key on L2.\n    \
         pub const SELECTOR: felt252 = felt252::from_hex_unchecked(\"{selector}\");\n\n    \
         /// The event of these keys and data; none when they are another event's.\n    ///\n    /// # Errors\n    \
         /// When they begin as this event and are not one.\n    \
         pub fn decode(keys: &[felt252], data: &[felt252]) -> Option<Result<Self, rt::DecodeError>> {{\n        \
         let (first, keys) = keys.split_first()?;\n        \
         (*first == Self::SELECTOR).then(|| Self::fields(rt::Felts::new(keys), rt::Felts::new(data)))\n    }}\n\n    \
         #[allow(unused_mut)]\n    \
         fn fields(mut keys: rt::Felts<'_>, mut data: rt::Felts<'_>) -> Result<Self, rt::DecodeError> {{\n        \
         let event = {initialiser};\n        keys.finish()?;\n        data.finish()?;\n        Ok(event)\n    }}\n}}\n",
        selector = selector_hex(name)
    );
}

fn view_struct(text: &mut String, names: &Names) {
    let _ = write!(
        text,
        "/// A call that only reads, and the type of its value.\n\
         #[derive(Clone, Debug)]\n\
         pub struct {view}<T> {{\n    /// What to ask a node for.\n    pub call: starknet::FunctionCall,\n    \
         value: std::marker::PhantomData<fn() -> T>,\n}}\n\n\
         #[allow(dead_code)]\n\
         impl<T: rt::Decode> {view}<T> {{\n    \
         fn new(contract: ContractAddress, selector: &str, calldata: Vec<felt252>) -> Self {{\n        \
         let entry_point_selector = felt252::from_hex_unchecked(selector);\n        \
         let call = starknet::FunctionCall {{ contract_address: contract.into(), entry_point_selector, calldata }};\n        \
         Self {{ call, value: std::marker::PhantomData }}\n    }}\n\n    \
         /// The value of a node's answer.\n    ///\n    /// # Errors\n    /// When the answer is none of the type.\n    \
         pub fn value(&self, answer: &[felt252]) -> Result<T, rt::DecodeError> {{\n        \
         let mut felts = rt::Felts::new(answer);\n        let value = felts.value()?;\n        felts.finish()?;\n        \
         Ok(value)\n    }}\n}}\n",
        view = names.view
    );
}
