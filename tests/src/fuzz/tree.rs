//! Generated contracts as trees: enough structure to print them and to make them smaller.

use std::fmt::{self, Display, Write};

use super::calls::Calls;
use super::types::{Ty, Types};

/// What a line is made of.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Source text.
    Text(String),
    /// An expression.
    Expr(Expr),
    /// Statements between braces.
    Block(Block),
}

/// An expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Its type.
    pub ty: Ty,
    /// Its text.
    pub pieces: Vec<Piece>,
}

/// Statements and the value they end with.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// One after the other.
    pub statements: Vec<Statement>,
    /// The value.
    pub tail: Option<Box<Expr>>,
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Statement(pub Vec<Piece>);

/// A function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Name.
    pub name: String,
    /// What stands before the body, from the attribute on.
    pub head: String,
    /// Types of what a caller passes.
    pub params: Vec<Ty>,
    /// The body.
    pub body: Block,
    /// Where it stands.
    pub place: Place,
}

/// Where a function stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the contract; runs at deployment.
    Constructor,
    /// In the contract; a transaction can call it.
    External,
    /// In the contract; read-only.
    View,
    /// In the contract, for itself.
    Helper,
    /// Beside it.
    Free,
    /// In the `impl` of a struct.
    Struct(usize),
}

/// What a contract calls others through.
#[derive(Clone, Debug)]
pub struct Interface {
    /// Name.
    pub name: String,
    /// The attribute, as the source spells it.
    pub attribute: &'static str,
    /// Name and source of each function.
    pub functions: Vec<(String, String)>,
}

/// A contract.
#[derive(Clone, Debug)]
pub struct Contract {
    /// The contract's name: also that of its storage struct, and in small letters of its module.
    pub name: String,
    /// Own types.
    pub types: Types,
    /// Interfaces.
    pub interfaces: Vec<Interface>,
    /// Constants, storage fields, events and error variants, each a line of source or several.
    pub constants: Vec<String>,
    /// See `constants`.
    pub storage: Vec<String>,
    /// See `constants`.
    pub events: Vec<String>,
    /// See `constants`.
    pub errors: Vec<String>,
    /// In source order.
    pub functions: Vec<Function>,
}

/// The contracts of a thread and what to do with them.
#[derive(Clone, Debug)]
pub struct Program {
    /// The name, which every contract's begins with.
    pub name: String,
    /// By position.
    pub contracts: Vec<Contract>,
    /// What is called.
    pub calls: Calls,
}

impl Expr {
    /// An expression without parts.
    pub fn leaf(ty: &Ty, text: impl Into<String>) -> Self {
        Self { ty: ty.clone(), pieces: vec![Piece::Text(text.into())] }
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| piece.fmt(f))
    }
}

impl Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Expr(expr) => expr.fmt(f),
            Self::Block(block) => block.fmt(f),
        }
    }
}

impl Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{\n")?;
        for statement in &self.statements {
            statement.0.iter().try_for_each(|piece| piece.fmt(f))?;
            f.write_char('\n')?;
        }
        if let Some(tail) = &self.tail {
            writeln!(f, "{tail}")?;
        }
        f.write_char('}')
    }
}

impl Program {
    /// The contracts' sources, one module after the other.
    pub fn source(&self) -> String {
        let mut text = String::new();
        for contract in &self.contracts {
            contract.write(&mut text).expect("a String takes everything");
        }
        text
    }

    /// The same program under another name.
    pub fn renamed(&self, name: &str) -> Self {
        let mut renamed = self.clone();
        for contract in &mut renamed.contracts {
            let own = contract.name.replacen(&self.name, name, 1);
            contract.rename(&format!("{}Error", contract.name), &format!("{own}Error"));
            contract.name = own;
        }
        name.clone_into(&mut renamed.name);
        renamed
    }
}

impl Contract {
    fn write(&self, out: &mut String) -> fmt::Result {
        let Self { name, types, .. } = self;
        writeln!(out, "#[zkthread::contract]\npub mod {} {{\nuse zkthread::prelude::*;\n", name.to_lowercase())?;
        for constant in &self.constants {
            writeln!(out, "{constant}")?;
        }
        for (id, fields) in types.structs.iter().enumerate() {
            writeln!(out, "pub struct S{id} {{")?;
            for (at, ty) in fields.iter().enumerate() {
                writeln!(out, "pub f{at}: {},", types.name(ty))?;
            }
            writeln!(out, "}}")?;
        }
        for (id, variants) in types.enums.iter().enumerate() {
            writeln!(out, "pub enum E{id} {{")?;
            for (at, values) in variants.iter().enumerate() {
                let values: Vec<String> = values.iter().map(|ty| types.name(ty)).collect();
                match values.is_empty() {
                    true => writeln!(out, "V{at},")?,
                    false => writeln!(out, "V{at}({}),", values.join(", "))?,
                }
            }
            writeln!(out, "}}")?;
        }
        for Interface { name, attribute, functions } in &self.interfaces {
            writeln!(out, "{attribute}\npub trait {name} {{")?;
            functions.iter().try_for_each(|(_, source)| writeln!(out, "{source}"))?;
            writeln!(out, "}}")?;
        }
        writeln!(out, "#[storage]\npub struct {name} {{")?;
        for field in &self.storage {
            writeln!(out, "{field},")?;
        }
        writeln!(out, "}}")?;
        for event in &self.events {
            writeln!(out, "{event}")?;
        }
        writeln!(out, "#[error]\npub enum {name}Error {{ {} }}", self.errors.join(", "))?;
        for function in self.functions.iter().filter(|function| function.place == Place::Free) {
            writeln!(out, "{} {}", function.head, function.body)?;
        }
        for id in 0..types.structs.len() {
            if self.functions.iter().any(|function| function.place == Place::Struct(id)) {
                writeln!(out, "impl S{id} {{")?;
                for function in self.functions.iter().filter(|function| function.place == Place::Struct(id)) {
                    writeln!(out, "{} {}", function.head, function.body)?;
                }
                writeln!(out, "}}")?;
            }
        }
        writeln!(out, "impl {name} {{")?;
        for function in &self.functions {
            if !matches!(function.place, Place::Free | Place::Struct(_)) {
                writeln!(out, "{} {}", function.head, function.body)?;
            }
        }
        writeln!(out, "}}\n}}")
    }

    /// Replaces a name wherever the bodies and heads have it.
    pub fn rename(&mut self, old: &str, new: &str) {
        let replace = |text: &mut String| *text = text.replace(old, new);
        for function in &mut self.functions {
            replace(&mut function.head);
            let in_pieces = |pieces: &mut Vec<Piece>| {
                for piece in pieces {
                    if let Piece::Text(text) = piece {
                        *text = text.replace(old, new);
                    }
                }
            };
            walk(&mut function.body, &mut |statement| in_pieces(&mut statement.0), &mut |expr| {
                in_pieces(&mut expr.pieces)
            });
        }
    }
}

/// Visits every statement and every expression, parts after wholes.
pub(super) fn walk(block: &mut Block, statement: &mut dyn FnMut(&mut Statement), expr: &mut dyn FnMut(&mut Expr)) {
    for one in &mut block.statements {
        statement(one);
        for piece in &mut one.0 {
            walk_piece(piece, statement, expr);
        }
    }
    if let Some(tail) = &mut block.tail {
        walk_expr(tail, statement, expr);
    }
}

fn walk_expr(one: &mut Expr, statement: &mut dyn FnMut(&mut Statement), expr: &mut dyn FnMut(&mut Expr)) {
    expr(one);
    for piece in &mut one.pieces {
        walk_piece(piece, statement, expr);
    }
}

fn walk_piece(piece: &mut Piece, statement: &mut dyn FnMut(&mut Statement), expr: &mut dyn FnMut(&mut Expr)) {
    match piece {
        Piece::Text(_) => {}
        Piece::Expr(one) => walk_expr(one, statement, expr),
        Piece::Block(block) => walk(block, statement, expr),
    }
}

/// Visits every block, inner ones first.
pub(super) fn blocks(block: &mut Block, visit: &mut dyn FnMut(&mut Block)) {
    fn in_piece(piece: &mut Piece, visit: &mut dyn FnMut(&mut Block)) {
        match piece {
            Piece::Text(_) => {}
            Piece::Expr(expr) => expr.pieces.iter_mut().for_each(|piece| in_piece(piece, visit)),
            Piece::Block(block) => blocks(block, visit),
        }
    }
    for statement in &mut block.statements {
        statement.0.iter_mut().for_each(|piece| in_piece(piece, visit));
    }
    if let Some(tail) = &mut block.tail {
        tail.pieces.iter_mut().for_each(|piece| in_piece(piece, visit));
    }
    visit(block);
}
