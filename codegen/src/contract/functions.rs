//! The functions of the contract: signatures, and where their bodies go.

use zkthread_ir::{Function, FunctionId, FunctionKind, Type};

use super::Printer;
use crate::expression::contract_type;
use crate::names;
use crate::plan::Access;
use crate::writer::Writer;

impl Printer<'_> {
    /// The interface trait: the externals and views.
    pub(super) fn interface(&self, out: &mut Writer) {
        if self.public().next().is_none() {
            return;
        }
        out.line(format_args!("/// What the contract `{}` can be called for.", self.contract.name));
        out.line("#[starknet::interface]");
        out.open(format_args!("pub trait {}<TContractState>", names::interface(self.contract)));
        for (id, function) in self.public() {
            out.docs(&function.docs);
            let mentions =
                std::iter::once(function.returns).chain(function.params.iter().map(|p| function.locals[p.0].ty));
            if mentions.into_iter().any(|ty| ty == Type::ContractAddress) {
                out.import("starknet::ContractAddress");
            }
            let receiver = self.public_receiver(id, "TContractState");
            out.line(format_args!("{};", signature(function, &receiver, false)));
        }
        out.close("");
        out.blank();
    }

    pub(super) fn constructor(&self, out: &mut Writer) {
        let constructor = self.with_ids().find(|(_, function)| function.kind == FunctionKind::Constructor);
        if let Some((_, function)) = constructor {
            out.docs(&function.docs);
        }
        out.import("starknet::ContractAddress");
        out.line("#[constructor]");
        let mut params =
            "ref self: ContractState, zkthread_manager: ContractAddress, zkthread_admin: ContractAddress".to_owned();
        if let Some((_, function)) = constructor {
            params.push_str(&parameters(function, true));
        }
        out.open(format_args!("fn constructor({params})"));
        out.line("self.zkthread.initializer(zkthread_manager, zkthread_admin);");
        if let Some((_, function)) = constructor {
            self.body(function, out);
        }
        out.close("");
        out.blank();
    }

    pub(super) fn externals_and_views(&self, out: &mut Writer) {
        if self.public().next().is_none() {
            return;
        }
        let interface = names::interface(self.contract);
        out.line("#[abi(embed_v0)]");
        out.open(format_args!("impl {} of super::{interface}<ContractState>", names::interface_impl(self.contract)));
        for (id, function) in self.public() {
            let receiver = self.public_receiver(id, "ContractState");
            self.function(function, &receiver, out);
        }
        out.close("");
        out.blank();
        if self.calls_public() {
            out.import(&format!("super::{interface}"));
        }
    }

    pub(super) fn helpers(&self, out: &mut Writer) {
        let helpers = || self.with_ids().filter(|(_, function)| function.kind == FunctionKind::Helper);
        if helpers().next().is_none() {
            return;
        }
        out.line("#[generate_trait]");
        out.open("impl InternalImpl of InternalTrait");
        for (id, function) in helpers() {
            out.docs(&function.docs);
            let receiver = match self.plan.access(id) {
                Access::None => "",
                Access::Read => "self: @ContractState",
                Access::Write => "ref self: ContractState",
            };
            self.function(function, receiver, out);
        }
        out.close("");
    }

    fn function(&self, function: &Function, receiver: &str, out: &mut Writer) {
        out.open(signature(function, receiver, true));
        self.body(function, out);
        out.close("");
        out.blank();
    }

    fn with_ids(&self) -> impl Iterator<Item = (FunctionId, &Function)> {
        self.contract.functions.iter().enumerate().map(|(id, function)| (FunctionId(id), function))
    }

    fn public(&self) -> impl Iterator<Item = (FunctionId, &Function)> {
        self.with_ids().filter(|(_, function)| matches!(function.kind, FunctionKind::External | FunctionKind::View))
    }

    /// An external is a transaction's, so it may always change state.
    fn public_receiver(&self, id: FunctionId, state: &str) -> String {
        let is_external = self.contract.functions[id.0].kind == FunctionKind::External;
        if is_external || self.plan.access(id) == Access::Write {
            format!("ref self: {state}")
        } else {
            format!("self: @{state}")
        }
    }

    fn calls_public(&self) -> bool {
        let mut found = false;
        for function in &self.contract.functions {
            crate::visit::block(&function.body, &mut |node| {
                if let crate::visit::Node::Expr(expr) = node
                    && let zkthread_ir::ExprKind::Call { function, .. } = &expr.kind
                {
                    found |= self.contract.functions[function.0].kind != FunctionKind::Helper;
                }
            });
        }
        found
    }
}

/// Import for reading plain fields.
pub(super) const READ: &str = "starknet::storage::StoragePointerReadAccess";
/// Import for writing plain fields.
pub(super) const WRITE: &str = "starknet::storage::StoragePointerWriteAccess";
/// Import for reading maps.
pub(super) const MAP_READ: &str = "starknet::storage::StorageMapReadAccess";
/// Import for writing maps.
pub(super) const MAP_WRITE: &str = "starknet::storage::StorageMapWriteAccess";

/// `fn name(receiver, params) -> type`; a fault is a revert, so a fallible function returns its success value.
fn signature(function: &Function, receiver: &str, with_mut: bool) -> String {
    let params = parameters(function, with_mut);
    let params = if receiver.is_empty() { params.trim_start_matches(", ") } else { params.as_str() };
    let returns = match function.returns {
        Type::Unit => String::new(),
        ty => format!(" -> {}", contract_type(ty)),
    };
    format!("fn {}({receiver}{params}){returns}", function.name)
}

/// The parameters, each behind a comma.
fn parameters(function: &Function, with_mut: bool) -> String {
    let locals = names::locals(function);
    let mut text = String::new();
    for param in &function.params {
        let local = &function.locals[param.0];
        let mutable = if with_mut && local.mutable { "mut " } else { "" };
        text.push_str(&format!(", {mutable}{}: {}", locals[param.0], contract_type(local.ty)));
    }
    text
}
