#[zkthread::contract]
pub mod fuzz23a {
use zkthread::prelude::*;

#[interface]
pub trait I0 {
fn circle(&mut self, cx: &mut Context, a0: u8) -> u64;
}
#[storage]
pub struct Fuzz23A {
s0: Map<u8, Map<u8, Vec<u16>>>,
s1: Map<u128, Map<u128, u16>>,
peer1: ContractAddress,
s2: [felt252; 2],
s3: Vec<(i16, i64)>,
}
#[event]
pub struct Event0 {
pub e0: bool,
#[key]
pub e1: bool,
}
#[event]
pub struct Event1 {
pub e0: bool,
}
#[event]
pub struct Event2 {
#[key]
pub e0: i16,
#[key]
pub e1: i128,
pub e2: Vec<i128>,
}
#[error]
pub enum Fuzz23AError { Fault0, Fault1, Fault2 }
impl Fuzz23A {
#[external]
pub fn join(&mut self, cx: &mut Context, p1: ContractAddress) {
self.peer1 = p1;
}
fn help0(&mut self, cx: &mut Context, p4: Vec<(u64, i8, u8)>) -> u64 {
let (v6, v7) = ({ let v5: (String, u256) = (String::from("fxevzi"), 6); v5 });
if let Some(v10) = ({ let v8: Option<bytes31> = bytes31::try_from(({ let v9: felt252 = (0 - 5); v9 })).ok(); v8 }) {
if ((({ let v11: i128 = 2; v11 }) > -5) || (!true)) {
let (v13, v14) = ({ let v12: (felt252, u16) = (pedersen_hash(340282366920938463463374607431768211453, 7), (2 + 1)); v12 });
let (v16, v17) = ({ let v15: (u256, u8) = ((45058123914629633640201555112209686432032575375121891641613297282286550808206 - 1), 4); v15 });
} else {
cx.emit(Event2 { e0: (-({ let v18: i16 = i16::try_from(({ let v19: i32 = 1; v19 })).unwrap_or(-2); v18 })), e1: 6, e2: vec![(if false {
4
} else {
170141183460469231731687303715884105726
}), (6 + 3)] });
self.s1.entry((!({ let v20: u128 = 5; v20 }))).write(0, ({ let v21: Option<u16> = ({ let v22: u16 = self.s0.entry((if false {
10
} else {
let mut v23: Vec<u256> = vec![];
11
})).entry(1).read(0); v22 }).checked_rem(self.s1.entry(1).read(1)); v21 }).unwrap_or((46 - 1)));
cx.emit(Event0 { e1: ((!true) || (({ let v24: u64 = 3; v24 }) > 0)), e0: (({ let v25: u16 = (3 | 7); v25 }) >= (2 & 1)) });
}
} else {
let v26: i64 = -1;
match ({ let v27: u8 = 7; v27 }) {
0 => {
cx.emit(Event2 { e0: ({ let v28: Option<i16> = Some(32767); v28 }).unwrap_or((3 - 2)), e1: 4, e2: vec![1, (-3 * 3)] });
self.s1.entry(1).write(2, 10);
}
1 | 7 => {
let mut v29: Vec<u64> = vec![7];
}
_ => {
self.s3.push((({ let v30: i16 = (0 + 5); v30 }).min((32767 + 2)), ((-3 - v26) + v26)));
let v31: String = v6.clone();
}
}
}
self.s0.entry(0).entry(0).write(0, 0);
match ({ let v32: u64 = (1 & ({ let v33: Option<u64> = Some(11); v33 }).unwrap_or(1)); v32 }) {
0 => {
match ({ let v34: u64 = 7; v34 }) {
0 => {
self.s2 = ({ let v35: Option<[felt252; 2]> = Some([3, 3]); v35 }).unwrap_or(({ let v36: Option<[felt252; 2]> = Some([340282366920938463463374607431768211454, 8]); v36 }).unwrap());
}
1 | 7 => {
self.s3.push(((({ let v37: Option<i16> = None; v37 }).unwrap_or(1) + 3), (1 * 2)));
}
_ => {
let v39: [bool; 3] = [true, (({ let v38: i16 = (4 * 1); v38 }) > 5), false];
cx.emit(Event2 { e0: -2, e1: ({ let v40: Option<i128> = Some(4); v40 }).unwrap_or(({ let v41: i128 = -15183905323950332840873154325253877628; v41 }).min(1)), e2: vec![({ let v42: Option<i128> = None; v42 }).unwrap_or(-1), 3] });
}
}
cx.emit(Event2 { e0: ({ let v43: Option<i16> = None; v43 }).unwrap_or(4), e1: 3, e2: vec![(-3 + 1)] });
}
1 | 7 => {
cx.emit(Event2 { e0: ((32767 + 2) - 1), e1: (2 - 1), e2: vec![] });
}
_ => {
cx.emit(Event2 { e0: ((if false {
4
} else {
-3707
}) + 2), e1: (-4 + 6), e2: vec![({ let v44: Option<i128> = None; v44 }).unwrap_or(-3), (170141183460469231731687303715884105727 - 4), i128::try_from(({ let v45: u256 = v7; v45 })).unwrap_or(-3)] });
}
}
(if (({ let v46: i32 = -3; v46 }) > ({ let v47: Option<i32> = None; v47 }).unwrap_or(6)) {
((9 & 3) | 2)
} else {
let mut v48: String = v6.clone();
((4 | 3) * 2)
})
}
#[view]
pub fn look_0(&self, cx: &Context, p49: ContractAddress) -> Vec<u16> {
let mut v50: Vec<[felt252; 2]> = vec![[(2 - 9), pedersen_hash(0, 9)]];
let v51: u128 = 10;
if (({ let v52: i8 = ({ let v53: Option<i8> = Some(-2); v53 }).unwrap_or(4); v52 }) == -2) {
v50.push([cx.chain_id(); 2]);
} else {
let v55: Option<i128> = Some((-({ let v54: i128 = (2 * 2); v54 })));
let mut v56: u128 = v51;
if (({ let v57: u256 = (7 | 340282366920938463463374607431768211455); v57 }) > (95 - 1)) {
let mut v62: Vec<[u16; 1]> = vec![({ let v58: Option<[u16; 1]> = ({ let v59: Option<Option<[u16; 1]>> = None; v59 }).unwrap_or(None); v58 }).unwrap_or([9]), [({ let v60: Option<u16> = Some(8); v60 }).unwrap_or(6); 1], [({ let v61: Option<u16> = None; v61 }).unwrap_or(11)]];
}
}
vec![65535, self.s1.entry(v51).read(1), self.s1.entry(0).read(v51), (if (true && false) {
(256 ^ 2)
} else {
v50.push([felt252::from(({ let v63: i16 = -2; v63 })); 2]);
0
}), 7, ({ let v64: Option<u16> = Some(7); v64 }).unwrap_or(self.s0.entry(2).entry(5).read(1)), (34 - 1)]
}
#[view]
pub fn look_1(&self, cx: &Context, p87: u64, p88: Vec<i8>) -> [bytes31; 2] {
let v89: i64 = 5;
[bytes31::try_from(short_string!("moecantz")).unwrap(), bytes31::try_from(short_string!("kepit")).unwrap()]
}
#[external]
pub fn circle(&mut self, cx: &mut Context, p90: u8) -> u64 {
let (v93, v94) = ({ let v91: (i64, u256) = (i64::try_from(({ let v92: u128 = 4; v92 })).unwrap(), (if true {
115792089237316195423570985008687907853269984665640564039457584007913129639934
} else {
2
})); v91 });
let mut v95: i16 = -4;
let v96: u8 = p90;
if p90 > 0 {
let v97: u8 = p90.min(4) - 1;
let v98 = I0::at(self.peer1).circle(cx, v97);
}
self.help0(cx, vec![])
}
#[external]
pub fn act_3(&mut self, cx: &mut Context, p136: u32, p137: ContractAddress) {
let v138: u64 = self.help0(cx, vec![(3, 0, 7)]);
let v140: Option<u32> = u32::try_from(({ let v139: u128 = 0; v139 })).ok();
}
#[external]
pub fn act5(&mut self, cx: &mut Context, p141: (i128, (u128, ClassHash), u256), p142: String, p143: u32) -> Option<u8> {
let mut v144: String = String::from("voksmxvoksmxvoksmxvoksmx");
Some(2)
}
#[constructor]
pub fn new(&mut self, cx: &mut Context, p188: [(i32, bool); 3]) {
self.peer1 = self.peer1;
self.s0.entry(0).entry((49 - 3)).push(({ let v189: Option<u16> = None; v189 }).unwrap_or(10));
self.peer1 = cx.caller();
}
}
}
#[zkthread::contract]
pub mod fuzz23b {
use zkthread::prelude::*;

pub const C0: i32 = -3;
pub const C1: u64 = 7;
pub const C2: i128 = 6;
pub struct S0 {
pub f0: i16,
pub f1: i128,
pub f2: ClassHash,
}
pub struct S1 {
pub f0: u256,
}
pub enum E0 {
V0([u8; 3]),
V1(u128),
V2(u16),
V3(u16, (i8, i32)),
}
pub enum E1 {
V0,
V1(S0),
}
#[interface]
pub trait I0 {
fn look_0(&self, cx: &Context, a0: ContractAddress) -> Vec<u16>;
fn circle(&mut self, cx: &mut Context, a0: u8) -> u64;
fn look_1(&self, cx: &Context, a0: u64, a1: Vec<i8>) -> [bytes31; 2];
fn act_5(&mut self, cx: &mut Context) -> ContractAddress;
}
#[storage]
pub struct Fuzz23B {
s0: Map<(u32, u32), Option<Option<ContractAddress>>>,
peer0: ContractAddress,
s1: Map<ContractAddress, i16>,
s2: u128,
s3: Option<u64>,
s4: Map<u64, Map<u64, Map<u64, Vec<[[u16; 3]; 1]>>>>,
s5: Map<ContractAddress, [(i8, u32); 1]>,
}
#[event]
pub struct Event0 {

}
#[error]
pub enum Fuzz23BError { Fault0, Fault1, Fault2 }
fn free0(p1: S1, p2: (u256, felt252)) -> Result<Vec<[i16; 3]>, Fuzz23BError> {
let v3: u8 = 5;
Ok(vec![[(5 + 2); 3]])
}
fn free1(p65: &mut Vec<u16>, p66: S1) -> u32 {
let mut v75: u8 = (if (({ let v67: i128 = i128::from(({ let v68: i64 = -9223372036854775806; v68 })); v67 }) > (if true {
-3
} else {
C2
})) {
let mut v69: u32 = 0;
loop {
if v69 == 3 { break; }
v69 += 1;
let v70: Vec<u64> = vec![(C1 | 3)];
let mut v72: [u16; 2] = [2, ({ let v71: Option<u16> = None; v71 }).unwrap_or(p65[2])];
}
((!({ let v73: u8 = 11; v73 })) + 3)
} else {
u8::try_from(({ let v74: u16 = 6; v74 })).unwrap_or(2)
});
let v76: (E1, u256) = (E1::V1((S0 { f0: 1, f1: C2, f2: ClassHash::ZERO })), 9);
let v77: String = String::from("qqqqqqq");
let v78: u16 = (1 & 1);
(50 - 1)
}
impl Fuzz23B {
#[external]
pub fn join(&mut self, cx: &mut Context, p0: ContractAddress) {
self.peer0 = p0;
}
fn help2(&mut self, cx: &mut Context) -> String {
let v79: Vec<u16> = I0::at(self.peer0).look_0(cx, ContractAddress::ZERO);
if let Some(v83) = ({ let v80: Option<Option<bytes31>> = (if (({ let v81: S0 = (S0 { f0: 32765, f1: 6, f2: ClassHash::ZERO }); v81 }) == (S0 { f0: 1, f1: 6, f2: ClassHash::ZERO })) {
None
} else {
({ let v82: Option<Option<Option<bytes31>>> = Some(Some(None)); v82 }).unwrap()
}); v80 }) {
let v84: [u8; 1] = [(8 + (1 | 3))];
} else {
let mut v85: Vec<u16> = vec![(65535 & 4), (0 % 6), (8 & 1)];
let v86: u32 = free1(&mut v85, (S1 { f0: 3 }));
}
cx.emit(Event0 {  });
self.s2 = 5;
String::from("lfvaeemglfvaeemglfvaeemglfvaeemglfvaeemglfvaeemglfvaeemg")
}
#[external]
pub fn circle(&mut self, cx: &mut Context, p99: u8) -> u64 {
self.peer0 = ContractAddress::ZERO;
for v100 in 0_u32..2 {
match ({ let v101: u64 = u64::from(v100); v101 }) {
0 => {
let mut v102: S0 = (S0 { f0: -1, f1: ((C2 + C2) * C2), f2: ClassHash::ZERO });
}
1 | 7 => {
let v103: u64 = 7;
let mut v108: E0 = E0::V2((if (({ let v104: u32 = v100; v104 }) < v100) {
let v106: felt252 = felt252::from(({ let v105: i32 = ((C0 - 2) - 3); v105 }));
(9 + 5)
} else {
u16::from(({ let v107: u8 = p99; v107 }))
}));
}
_ => {
self.peer0 = ContractAddress::ZERO;
let v111: E0 = E0::V0(({ let v109: Option<[u8; 3]> = ({ let v110: Option<Option<[u8; 3]>> = None; v110 }).unwrap_or(Some([0, 0, 7])); v109 }).unwrap_or([p99, p99, p99]));
}
}
}
let v112: Vec<u16> = I0::at(self.peer0).look_0(cx, cx.caller());
if p99 > 0 {
let v113: u8 = p99.min(4) - 1;
let v114 = I0::at(ContractAddress::ZERO).circle(cx, v113);
}
({ let v115: Option<u64> = ({ let v116: u64 = ({ let v117: Option<u64> = Some(5); v117 }).unwrap_or(5); v116 }).checked_mul((if false {
C1
} else {
10
})); v115 }).unwrap_or(u64::try_from(({ let v118: i8 = (5 * 3); v118 })).unwrap_or(8))
}
#[view]
pub fn look4(&self, cx: &Context, p119: E0, p120: i32) -> u128 {
let v122: Vec<u64> = vec![(if (!false) {
C1
} else {
let mut v121: Vec<u16> = vec![];
free1(&mut v121, (S1 { f0: 3 }));
0
})];
let mut v123: Vec<u16> = vec![0, (256 / 1)];
free1(&mut v123, (S1 { f0: 7 }));
let v125: felt252 = felt252::from(({ let v124: i64 = -4; v124 }));
if let Some(v127) = ({ let v126: Option<E1> = Some(E1::V1((S0 { f0: -4, f1: 1, f2: ClassHash::ZERO }))); v126 }) {
let mut v128: Option<i32> = Some(p120);
let v129: Vec<u16> = I0::at(self.peer0).look_0(cx, ContractAddress::ZERO);
} else {
if (!(({ let v130: i16 = 5; v130 }) > -2)) {
let v132: [u32; 3] = [((8 + 617137813) / 1), ((2231207769 % 3) + 1), ({ let v131: u32 = (7 + 3); v131 }).max(9)];
let v133: u32 = free1(&mut v123, (S1 { f0: 3 }));
}
}
let mut v134: u256 = 5;
((6 - u128::from(({ let v135: u64 = C1; v135 }))) - 3)
}
#[view]
pub fn look_4(&self, cx: &Context) -> i16 {
I0::at(self.peer0).look_0(cx, cx.caller());
let v146: Option<[u32; 2]> = ({ let v145: Option<Option<[u32; 2]>> = Some(Some([3, 11])); v145 }).unwrap_or(None);
let v147: String = String::from("yebrcybyebrcybyebrcyb");
1
}
#[external]
pub fn act_5(&mut self, cx: &mut Context) -> Result<ContractAddress, Fuzz23BError> {
cx.emit(Event0 {  });
match E0::V2(256) {
E0::V0(v148) => {
let v151: (S0, Option<i16>, u32) = ((S0 { f0: (4524 * 3), f1: i128::from(({ let v149: i64 = 3; v149 })), f2: ClassHash::ZERO }), Some((-2 * 1)), (v148.len() % ({ let v150: Option<u32> = None; v150 }).unwrap_or(3)));
self.s0.write((2, 2), Some(ContractAddress::try_from(({ let v152: felt252 = poseidon_hash(&[short_string!("xvk")]); v152 })).ok()));
}
E0::V1(v153) => {
let v154: String = self.help2(cx);
let v155: [bytes31; 2] = I0::at(self.peer0).look_1(cx, (C1 + 4), vec![4, 3, 1, -1, 5, 2, 4, 5, -4]);
}
E0::V2(v156) => {
let v157: Vec<[i16; 3]> = free0((S1 { f0: (11 | 1) }), ((92 - 1), (6 - 7)))?;
cx.emit(Event0 {  });
}
E0::V3(v158, v159) => {
let (v161, v162) = ({ let v160: (u256, E1) = ((if false {
31627192260443566818499328081537798299145013207586299357590082359328349617936
} else {
2
}), E1::V0); v160 });
}
}
let v163: String = self.help2(cx);
if (({ let v164: Option<bool> = Some(false); v164 }).unwrap_or(false) || (true && false)) { return Err(Fuzz23BError::Fault2); }
Ok(ContractAddress::ZERO)
}
#[external]
pub fn act_6(&mut self, cx: &mut Context) {
match E0::V0([185, 8, 1]) {
E0::V0(v165) => {
let v166: String = self.help2(cx);
cx.emit(Event0 {  });
}
E0::V1(v167) => {
if (({ let v168: u256 = 8; v168 }) >= (5 ^ 1)) {
self.s3 = None;
}
}
E0::V2(v169) => {
let v170: String = String::from("hcbbspasshcbbspasshcbbspasshcbbspasshcbbspasshcbbspass");
}
_ => {
let v172: u128 = ({ let v171: Option<u128> = Some((9 * 4)); v171 }).unwrap();
}
}
self.s5.write(I0::at(cx.contract_address()).act_5(cx), [(({ let v173: i8 = -3; v173 }).min(-2), ({ let v174: Option<u32> = Some(0); v174 }).unwrap_or(11))]);
let v177: S0 = (S0 { f0: self.look_4(cx), f1: i128::from(({ let v175: i64 = (-({ let v176: i64 = 9223372036854775807; v176 })); v175 })), f2: ClassHash::ZERO });
if (({ let v178: i8 = (3 - 2); v178 }) > -3) {
self.s2 = ({ let v179: Option<u128> = u128::try_from(({ let v180: i32 = (-({ let v181: i32 = -3; v181 })); v180 })).ok(); v179 }).unwrap_or(5);
self.s5.write(cx.caller(), [(if ({ let v182: Option<bool> = None; v182 }).unwrap_or(false) {
(4, 7)
} else {
let v184: i128 = (C2 + (-({ let v183: i128 = 6; v183 })));
(126, 11)
})]);
}
}
#[external]
pub fn act_7(&mut self, cx: &mut Context, p185: bool, p186: String) -> Result<(), Fuzz23BError> {
let mut v187: ClassHash = ClassHash::ZERO;
Ok(())
}
#[constructor]
pub fn new(&mut self, cx: &mut Context, p190: ContractAddress, p191: ContractAddress, p192: E0) {
self.peer0 = p190;
self.s2 = (if false {
18446744073709551615
} else {
let mut v194: [Option<i32>; 1] = ({ let v193: Option<[Option<i32>; 1]> = Some([None]); v193 }).unwrap_or([Some(-5)]);
6
});
self.s1.write(cx.caller(), i16::from(({ let v195: i8 = 2; v195 })));
}
}
}
