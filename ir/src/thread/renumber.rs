//! Contracts put one behind the other.

use super::types;
use crate::model::{
    Arm, Block, Case, ConstantId, Contract, ErrorId, EventId, Expr, ExprKind, Function, FunctionId, FunctionPlace,
    InterfaceId, Pattern, Statement, StatementKind, Type, TypeDefKind, TypeId, VariableId,
};

/// All contracts in one; for a single one that contract.
pub(super) fn merge(first: &Contract, others: &[Contract]) -> Contract {
    let mut merged = first.clone();
    for contract in others {
        append(&mut merged, contract.clone());
    }
    merged
}

fn append(merged: &mut Contract, mut contract: Contract) {
    let ids = Ids {
        types: types::ids(&contract, merged),
        constants: merged.constants.len(),
        storage: merged.storage.len(),
        events: merged.events.len(),
        errors: merged.errors.len(),
        interfaces: merged.interfaces.len(),
        functions: merged.functions.len(),
    };
    ids.contract(&mut contract);
    let first_new = merged.types.len();
    let types = contract.types.into_iter().zip(&ids.types);
    merged.types.extend(types.filter(|(_, id)| id.0 >= first_new).map(|(def, _)| def));
    merged.constants.append(&mut contract.constants);
    merged.storage.append(&mut contract.storage);
    merged.events.append(&mut contract.events);
    merged.errors.append(&mut contract.errors);
    merged.interfaces.append(&mut contract.interfaces);
    merged.functions.append(&mut contract.functions);
    // They are those of no single contract.
    merged.name = format!("{} {}", merged.name, contract.name);
    merged.module = format!("{} {}", merged.module, contract.module);
    merged.docs = Vec::new();
    merged.storage_docs = Vec::new();
    merged.error_docs = Vec::new();
    merged.error_enum = None;
}

/// What a contract's ids become: the types' by id, what is added to the others.
struct Ids {
    types: Vec<TypeId>,
    constants: usize,
    storage: usize,
    events: usize,
    errors: usize,
    interfaces: usize,
    functions: usize,
}

impl Ids {
    fn contract(&self, contract: &mut Contract) {
        for def in &mut contract.types {
            match &mut def.kind {
                TypeDefKind::Struct(fields) => fields.iter_mut().for_each(|field| self.ty(&mut field.ty)),
                TypeDefKind::Enum(variants) => {
                    variants.iter_mut().flat_map(|variant| &mut variant.payload).for_each(|ty| self.ty(ty));
                }
            }
        }
        for variable in &mut contract.storage {
            self.ty(&mut variable.value);
        }
        for field in contract.events.iter_mut().flat_map(|event| &mut event.fields) {
            self.ty(&mut field.ty);
        }
        for function in contract.interfaces.iter_mut().flat_map(|interface| &mut interface.functions) {
            function.params.iter_mut().for_each(|(_, ty)| self.ty(ty));
            self.ty(&mut function.returns);
        }
        contract.functions.iter_mut().for_each(|function| self.function(function));
    }

    fn function(&self, function: &mut Function) {
        if let FunctionPlace::Type(id) = &mut function.place {
            self.type_id(id);
        }
        function.locals.iter_mut().for_each(|local| self.ty(&mut local.ty));
        self.ty(&mut function.returns);
        self.block(&mut function.body);
    }

    fn type_id(&self, id: &mut TypeId) {
        *id = self.types.get(id.0).copied().unwrap_or(*id);
    }

    fn ty(&self, ty: &mut Type) {
        match ty {
            Type::Named(id) => self.type_id(id),
            Type::Tuple(elements) => elements.iter_mut().for_each(|ty| self.ty(ty)),
            Type::Option(inner) | Type::Array(inner, _) | Type::Vec(inner) => self.ty(inner),
            _ => {}
        }
    }

    fn constant(&self, id: &mut ConstantId) {
        id.0 += self.constants;
    }

    fn variable(&self, id: &mut VariableId) {
        id.0 += self.storage;
    }

    fn event(&self, id: &mut EventId) {
        id.0 += self.events;
    }

    fn error(&self, id: &mut ErrorId) {
        id.0 += self.errors;
    }

    fn interface(&self, id: &mut InterfaceId) {
        id.0 += self.interfaces;
    }

    fn called(&self, id: &mut FunctionId) {
        id.0 += self.functions;
    }

    fn block(&self, block: &mut Block) {
        block.statements.iter_mut().for_each(|statement| self.statement(statement));
        block.tail.iter_mut().for_each(|tail| self.expr(tail));
    }

    fn pattern(&self, pattern: &mut Pattern) {
        match pattern {
            Pattern::Wildcard | Pattern::Bind(_) => {}
            Pattern::Tuple(patterns) => self.patterns(patterns),
            Pattern::Struct(id, patterns) => {
                self.type_id(id);
                self.patterns(patterns);
            }
        }
    }

    fn patterns(&self, patterns: &mut [Pattern]) {
        patterns.iter_mut().for_each(|pattern| self.pattern(pattern));
    }

    fn arm(&self, arm: &mut Arm) {
        for case in &mut arm.cases {
            match case {
                Case::Variant(id, _, patterns) => {
                    self.type_id(id);
                    self.patterns(patterns);
                }
                Case::Some(pattern) | Case::Any(pattern) => self.pattern(pattern),
                Case::Literal(literal) => self.expr(literal),
                Case::None => {}
            }
        }
        self.block(&mut arm.body);
    }

    fn statement(&self, statement: &mut Statement) {
        match &mut statement.kind {
            StatementKind::Let { pattern, value } => {
                self.pattern(pattern);
                self.expr(value);
            }
            StatementKind::Assign { place, value }
            | StatementKind::Push { list: place, value }
            | StatementKind::PushStr { string: place, value } => {
                self.ty(&mut place.ty);
                self.expr(value);
            }
            StatementKind::Write { variable, keys, value, .. }
            | StatementKind::ListPush { variable, keys, value, .. } => {
                self.variable(variable);
                self.exprs(keys);
                self.expr(value);
            }
            StatementKind::ListWrite { variable, keys, index, value, .. } => {
                self.variable(variable);
                self.exprs(keys);
                self.expr(index);
                self.expr(value);
            }
            StatementKind::Loop { body } => self.block(body),
            StatementKind::ForEach { list: value, body, .. } | StatementKind::While { condition: value, body } => {
                self.expr(value);
                self.block(body);
            }
            StatementKind::For { start, end, body, .. } => {
                self.expr(start);
                self.expr(end);
                self.block(body);
            }
            StatementKind::Ensure { condition, error } => {
                self.expr(condition);
                self.error(error);
            }
            StatementKind::Emit { event, fields, .. } => {
                self.event(event);
                self.exprs(fields);
            }
            StatementKind::Return(value) => value.iter_mut().for_each(|value| self.expr(value)),
            StatementKind::Expr(value) => self.expr(value),
            StatementKind::Break | StatementKind::Continue => {}
        }
    }

    fn exprs(&self, exprs: &mut [Expr]) {
        exprs.iter_mut().for_each(|expr| self.expr(expr));
    }

    fn expr(&self, expr: &mut Expr) {
        self.ty(&mut expr.ty);
        match &mut expr.kind {
            ExprKind::Integer(_)
            | ExprKind::ShortString(_)
            | ExprKind::StringLiteral(_)
            | ExprKind::Bool(_)
            | ExprKind::Unit
            | ExprKind::Local(_)
            | ExprKind::None
            | ExprKind::Caller
            | ExprKind::Timestamp
            | ExprKind::SubBlockNumber
            | ExprKind::OwnAddress
            | ExprKind::ChainId => {}
            ExprKind::Constant(id) => self.constant(id),
            ExprKind::Err(error) => self.error(error),
            ExprKind::Read { variable, keys, .. } | ExprKind::ListLen { variable, keys, .. } => {
                self.variable(variable);
                self.exprs(keys);
            }
            ExprKind::ListRead { variable, keys, index, .. } => {
                self.variable(variable);
                self.exprs(keys);
                self.expr(index);
            }
            ExprKind::Call { function, arguments } => {
                self.called(function);
                self.exprs(arguments);
            }
            ExprKind::ContractCall { interface, address, arguments, .. } => {
                self.interface(interface);
                self.expr(address);
                self.exprs(arguments);
            }
            ExprKind::OkOr { value, error } => {
                self.expr(value);
                self.error(error);
            }
            ExprKind::Struct { id, fields: values, .. } | ExprKind::Variant { id, values, .. } => {
                self.type_id(id);
                self.exprs(values);
            }
            ExprKind::Builtin { arguments: all, .. } | ExprKind::Tuple(all) | ExprKind::List(all) => self.exprs(all),
            ExprKind::Some(value)
            | ExprKind::Repeat(value)
            | ExprKind::Field { value, .. }
            | ExprKind::Clone(value)
            | ExprKind::Try(value)
            | ExprKind::Ok(value)
            | ExprKind::Not(value)
            | ExprKind::BitNot(value)
            | ExprKind::Negate(value)
            | ExprKind::Convert(value)
            | ExprKind::TryConvert(value) => self.expr(value),
            ExprKind::Index { list: left, index: right } | ExprKind::Binary { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::If { condition, then, otherwise } => {
                self.expr(condition);
                self.block(then);
                otherwise.iter_mut().for_each(|otherwise| self.block(otherwise));
            }
            ExprKind::Match { value, arms } => {
                self.expr(value);
                arms.iter_mut().for_each(|arm| self.arm(arm));
            }
            ExprKind::Block(block) => self.block(block),
        }
    }
}
