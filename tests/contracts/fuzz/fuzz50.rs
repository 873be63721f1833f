#[zkthread::contract]
pub mod fuzz50a {
use zkthread::prelude::*;

pub const C0: u128 = 6;
#[interface]
pub trait I0 {
fn act_2(&mut self, cx: &mut Context);
fn look_1(&self, cx: &Context, a0: ContractAddress, a1: [u64; 3], a2: Vec<i16>) -> Option<u32>;
}
#[zkthread::interface]
pub trait I1 {
fn look_0(&self, cx: &Context, a0: ClassHash, a1: bool, a2: u256) -> u32;
}
#[interface]
pub trait I2 {
fn act_6(&mut self, cx: &mut Context, a0: u256, a1: u128);
}
#[storage]
pub struct Fuzz50A {
s0: Map<u128, Map<u128, Map<u128, bool>>>,
s1: Option<[i16; 1]>,
s2: Map<ContractAddress, Vec<i32>>,
s3: Map<u128, [u256; 3]>,
peer1: ContractAddress,
peer2: ContractAddress,
s4: (u32, u8, u8),
s5: Map<u256, Map<u256, felt252>>,
}
#[event]
pub struct Event0 {

}
#[event]
pub struct Event1 {
#[key]
pub e0: bytes31,
pub e1: String,
pub e2: u128,
}
#[error]
pub enum Fuzz50AError { Fault0, Fault1, Fault2 }
fn free1(cx: &mut Context, p103: Option<[bytes31; 1]>) -> u256 {
if let Some(v105) = ({ let v104: Option<Option<i32>> = Some(Some(-2147483648)); v104 }) {
let v107: Vec<bool> = vec![((({ let v106: u32 = 3; v106 }) < 2) || (!true))];
match ({ let v108: u8 = 7; v108 }) {
0 => {
let mut v109: ContractAddress = cx.contract_address();
let mut v115: u256 = (if (({ let v110: u8 = 4; v110 }) > (3 - 1)) {
let v111: i128 = ((0 - 1) - 1);
({ let v112: u256 = ({ let v113: u256 = 8; v113 }).min(10); v112 }).max(9)
} else {
({ let v114: u256 = 115792089237316195423570985008687907853269984665640564039457584007913129639935; v114 }).min(7)
});
}
1 | 7 => {
let (v117, v118) = ({ let v116: (u32, String) = (6, String::from("hzlofdbwn")); v116 });
I0::at(ContractAddress::ZERO).act_2(cx);
}
_ => {
let v119: Option<u16> = None;
let v125: u8 = (((if true {
8
} else {
let (v123, v124) = ({ let v120: (i8, String) = ({ let v121: Option<(i8, String)> = ({ let v122: Option<Option<(i8, String)>> = Some(Some((-1, String::from("abgyy")))); v122 }).unwrap_or(Some((-2, String::from("zmzmzmzmzmzmzmzm")))); v121 }).unwrap_or((2, String::from("gy"))); v120 });
10
}) | 3) & 3);
}
}
} else {
if p103.is_some() {
let mut v126: String = String::from("qbebljvkqbebljvkqbebljvkqbebljvkqbebljvkqbebljvkqbebljvkqbebljvk");
let v127: String = v126.clone();
} else {
cx.emit(Event1 { e0: bytes31::try_from(short_string!("vsx")).unwrap(), e1: String::from("ezeemervezeemervezeemervezeemervezeemerv"), e2: (4 % 2) });
let v128: bytes31 = bytes31::try_from(short_string!("tvztobfrq")).unwrap();
let mut v132: Vec<bool> = vec![p103.is_none(), (!(({ let v129: u8 = 0; v129 }) >= 9)), ({ let v130: Option<bool> = ({ let v131: Option<Option<bool>> = None; v131 }).unwrap_or(None); v130 }).unwrap_or((true && false))];
}
}
let v133: ((ContractAddress, u16, u64), i8, Option<u32>) = ((cx.caller(), (20 - 1), 1), 4, Some(1));
u256::from(({ let v134: u128 = 2; v134 }))
}
fn free3(p177: &mut u128) -> [u16; 1] {
let v179: Vec<u8> = vec![(91 - (0 * 2)), 7, ((!({ let v178: u8 = 4; v178 })) | 3)];
[u16::try_from(({ let v180: i8 = ({ let v181: Option<i8> = Some(3); v181 }).unwrap_or(-72); v180 })).unwrap_or(5)]
}
impl Fuzz50A {
#[external]
pub fn join(&mut self, cx: &mut Context, p1: ContractAddress, p2: ContractAddress) {
self.peer1 = p1;
self.peer2 = p2;
}
#[view]
pub fn look_0(&self, cx: &Context, p33: ClassHash, p34: bool, p35: u256) -> u32 {
let v36: u8 = 16;
if let Some(v38) = ({ let v37: Option<u128> = Some((C0 + C0)); v37 }) {
match ({ let v39: Option<(u8, i64)> = Some((v36, -5)); v39 }) {
Some(v40) => {
let v41: u64 = 10;
let mut v42: (i64, u16) = (-5, ((42 - 3) ^ 3));
}
None => {
let (v44, v45) = ({ let v43: (u8, String) = (v36, String::from("qav")); v43 });
let mut v46: Vec<Option<ClassHash>> = vec![None];
}
}
} else {
let v47: i32 = -2147483648;
let mut v48: u8 = (12 - 2);
}
(3 % 1)
}
#[external]
pub fn act_3(&mut self, cx: &mut Context) -> ContractAddress {
let mut v165: String = String::from("ounsxszounsxszounsxsz");
if self.s0.entry((4 + 1)).entry(0).read(1) {
for v166 in 1_u64..4 {
let v167: bytes31 = bytes31::try_from(short_string!("lley")).unwrap();
}
let (v169, v170) = ({ let v168: (Option<u32>, Vec<u16>) = (Some(3599238421), vec![10, 7]); v168 });
} else {
let (v173, v174) = ({ let v171: (u128, u128) = ((!({ let v172: u128 = C0; v172 })), 1); v171 });
}
let v176: u16 = ({ let v175: Option<u16> = Some((5 / 2)); v175 }).unwrap_or((8 + 1));
cx.caller()
}
#[external]
pub fn act_7(&mut self, cx: &mut Context) -> Result<u16, Fuzz50AError> {
let v274: u16 = (((10 % 0) * 3) + (8 ^ 2));
cx.emit(Event1 { e2: (C0 / (5 + 11)), e1: String::from("ydyscbydyscbydyscb"), e0: bytes31::try_from(short_string!("qo")).unwrap() });
Ok(({ let v275: Option<u16> = Some(u16::from(({ let v276: u8 = 11; v276 }))); v275 }).unwrap_or((!({ let v277: u16 = (v274 ^ 2); v277 }))))
}
fn help5(&self, cx: &Context, p278: u256) -> Result<u16, Fuzz50AError> {
let v279: u8 = ((5 * 1) / 2);
Ok((4 * (54 - 3)))
}
#[view]
pub fn look_8(&self, cx: &Context, p280: (ClassHash, Option<bool>, u16)) -> u16 {
let (v283, v284) = ({ let v281: (i16, Option<ClassHash>) = (3, ({ let v282: Option<Option<ClassHash>> = None; v282 }).unwrap_or(None)); v281 });
let mut v285: u256 = ((1 ^ 1) | 340282366920938463463374607431768211456);
let v286: i16 = v283;
let mut v287: u64 = 6;
let mut v288: String = String::from("tchtatchtatchta");
let v289: String = String::from("wmscjwmscjwmscjwmscjwmscj");
if ((({ let v290: ClassHash = ClassHash::ZERO; v290 }) == ClassHash::ZERO) || v284.is_none()) {
let mut v292: [u64; 1] = [({ let v291: Option<u64> = Some(v287); v291 }).unwrap_or((v287 & 2))];
let v295: ((i64, bool), bool, (i16, u8, i8)) = (((-({ let v293: i64 = -5651243175526731035; v293 })), (v285 != v285)), ((({ let v294: u32 = 6; v294 }) <= 9) || v284.is_none()), (6, 3, 0));
let v296: String = v288.clone();
} else {
v288.push_str(&v289.clone());
v287 = (!v287);
}
9
}
#[external]
pub fn act_9(&mut self, cx: &mut Context) -> Result<u128, Fuzz50AError> {
let (v308, v309) = ({ let v297: ((ContractAddress, u8), Option<i64>) = (({ let v298: Option<(ContractAddress, u8)> = Some((ContractAddress::ZERO, 253)); v298 }).unwrap_or((ContractAddress::ZERO, 9)), (if true {
match ({ let v299: Option<Option<u8>> = None; v299 }) {
Some(v300) => {
let v301: Option<u32> = I0::at(self.peer2).look_1(cx, cx.caller(), [16892226089344114381, 11, 0], vec![-4, 5, -3]);
let v303: u256 = (((!({ let v302: u256 = 8; v302 })) + keccak_hash(&[0, 1])) * 6);
}
None => {
let mut v304: u256 = 11;
let v307: u16 = ({ let v305: u16 = 2; v305 }).max(u16::from(({ let v306: u8 = (7 % 1); v306 })));
}
}
Some(2)
} else {
Some(-4)
})); v297 });
let mut v311: u256 = ({ let v310: Option<u256> = Some((115792089237316195423570985008687907853269984665640564039457584007913129639935 ^ 1)); v310 }).unwrap_or(1);
Ok((6 + (C0 & 2)))
}
#[external]
pub fn act_10(&mut self, cx: &mut Context, p312: u16, p313: u32, p314: u8) -> u128 {
cx.emit(Event1 { e2: 3, e1: String::from("uttuttutt"), e0: bytes31::try_from(short_string!("fiap")).unwrap() });
let mut v317: u256 = ((if (({ let v315: u128 = 18446744073709551615; v315 }) > 9) {
7
} else {
let v316: u32 = 1;
4
}) * 2);
let v319: u32 = I1::at(cx.contract_address()).look_0(cx, ClassHash::ZERO, (({ let v318: i128 = -2; v318 }) < 2), (v317 / 8));
I2::at(self.peer1).act_6(cx, u256::from(({ let v320: u128 = 11; v320 })), (if true {
1
} else {
C0
}));
for v321 in 1_u8..=4 {
let (v323, v324) = ({ let v322: (felt252, Vec<bytes31>) = (poseidon_hash(&[5, 11, 10]), vec![bytes31::try_from(short_string!("pwlnqtfhn")).unwrap()]); v322 });
}
u128::from(({ let v325: u64 = cx.timestamp(); v325 }))
}
}
}
#[zkthread::contract]
pub mod fuzz50b {
use zkthread::prelude::*;

pub const C0: i32 = -2;
pub const C1: i16 = -2;
#[interface]
pub trait I0 {
fn look_0(&self, cx: &Context, a0: ClassHash, a1: bool, a2: u256) -> u32;
fn look_1(&self, cx: &Context, a0: ContractAddress, a1: [u64; 3], a2: Vec<i16>) -> Option<u32>;
}
#[storage]
pub struct Fuzz50B {
s0: Map<u8, u128>,
s1: Vec<u8>,
s2: Map<(ContractAddress, ContractAddress), (bool, [u8; 1])>,
peer0: ContractAddress,
peer2: ContractAddress,
s3: Map<(u256, ContractAddress), Option<[u32; 3]>>,
s4: u256,
s5: Map<(ContractAddress, u8), bytes31>,
s6: Map<u256, u8>,
}
#[event]
pub struct Event0 {
pub e0: u32,
}
#[event]
pub struct Event1 {
pub e0: Vec<i64>,
#[key]
pub e1: u128,
pub e2: Vec<i128>,
}
#[event]
pub struct Event2 {
#[key]
pub e0: felt252,
pub e1: Vec<u32>,
}
#[error]
pub enum Fuzz50BError { Fault0, Fault1, Fault2 }
fn free0(cx: &Context, p49: bytes31) -> Result<String, Fuzz50BError> {
let v50: bytes31 = bytes31::try_from(short_string!("gqvnpeug")).unwrap();
let mut v53: (u256, ClassHash) = (u256::from(({ let v51: u128 = (if true {
let mut v52: u128 = (11 + 3);
v52
} else {
4
}); v51 })), ClassHash::ZERO);
Ok(String::from("vkanxrxtvkanxrxtvkanxrxtvkanxrxt"))
}
impl Fuzz50B {
#[external]
pub fn join(&mut self, cx: &mut Context, p0: ContractAddress, p2: ContractAddress) {
self.peer0 = p0;
self.peer2 = p2;
}
#[view]
pub fn look_1(&self, cx: &Context, p70: ContractAddress, p71: [u64; 3], p72: Vec<i16>) -> Option<u32> {
let mut v74: u32 = I0::at(self.peer0).look_0(cx, ClassHash::ZERO, ((({ let v73: i16 = C1; v73 }) > C1) || (true && false)), 6);
let v78: u16 = ({ let v75: u16 = 13285; v75 }).max(({ let v76: u16 = u16::from(({ let v77: u8 = 11; v77 })); v76 }).min(10));
let mut v81: ((i8, i32), u8) = ((i8::try_from(({ let v79: i16 = -2; v79 })).unwrap(), C0), ((!({ let v80: u8 = 7; v80 })) ^ 2));
let v89: Vec<u16> = vec![v78, v78, ({ let v82: Option<u16> = ({ let v83: u16 = 5; v83 }).checked_add(2); v82 }).unwrap_or(0), v78, u16::from(({ let v84: u8 = (8 + 1); v84 })), (({ let v86: Option<u16> = Some(5); v86 }).unwrap_or(v78) % ({ let v85: Option<u16> = Some(1); v85 }).unwrap_or(9)), (51 - (v78 ^ 2)), v78, ({ let v87: Option<u16> = ({ let v88: u16 = 2; v88 }).checked_rem(v78); v87 }).unwrap()];
v81 = (if ({ let v90: Option<bool> = (if true {
None
} else {
None
}); v90 }).unwrap_or((false || true)) {
((126, -3), ({ let v91: Option<u8> = Some(0); v91 }).unwrap_or(10))
} else {
((2, -2), 0)
});
let v93: bytes31 = self.s5.read(((if false {
let v92: i32 = C0;
p70
} else {
p70
}), (4 + 3)));
let mut v95: (u256, u8, u64) = ({ let v94: Option<(u256, u8, u64)> = (if (true && false) {
Some((7, 11, 5545820807015150521))
} else {
Some((6, 9, 12672029827398456349))
}); v94 }).unwrap_or(((6 & 11), 8, 3));
({ let v96: u32 = v74; v96 }).checked_sub((!v74))
}
#[view]
pub fn look_4(&self, cx: &Context, p182: ContractAddress) -> u64 {
let (v185, v186) = ({ let v183: (u16, u256) = (if (false || false) {
({ let v184: Option<(u16, u256)> = Some((1, 5)); v184 }).unwrap_or((2, 5))
} else {
(9, 4)
}); v183 });
if ((({ let v187: u8 = 0; v187 }) <= 8) && (false && false)) {
let v188: Option<u32> = I0::at(self.peer0).look_1(cx, ContractAddress::ZERO, [6; 3], vec![5, 6, -1]);
let mut v192: String = (if ((({ let v189: String = String::from("hwhwhw"); v189 }) == String::from("ipsips")) || (({ let v190: String = String::from("jkqpjkqpjkqpjkqpjkqpjkqpjkqp"); v190 }) != String::from("azcswbabazcswbab"))) {
String::from("hxrgqzmhxrgqzmhxrgqzmhxrgqzmhxrgqzmhxrgqzm")
} else {
let mut v191: Vec<u64> = vec![((6 & 1) ^ 7)];
String::from("ifsuphuifsuphu")
});
let mut v195: ContractAddress = (if v188.is_some() {
cx.caller()
} else {
let mut v194: Vec<(i8, i8, u128)> = vec![((-18 - 1), ({ let v193: Option<i8> = None; v193 }).unwrap_or(5), (1 ^ 7)), ((6 * -4), -2, 0), (-3, -3, (7 % 3))];
p182
});
}
let mut v196: [u256; 1] = [((v186 % 3) / 3); 1];
(62 - 1)
}
#[external]
pub fn act_5(&mut self, cx: &mut Context, p206: u64, p207: [(ClassHash, u16, u8); 1], p208: u128) -> Result<ContractAddress, Fuzz50BError> {
let mut v210: Vec<i64> = vec![({ let v209: i64 = 2; v209 }).min(2)];
if ((true && true) || (false && false)) {
if false {
self.peer2 = ContractAddress::ZERO;
let v211: bool = true;
let v212: u16 = (1 % 9);
}
}
if ({ let v213: Option<bool> = Some(false); v213 }).unwrap_or((false && false)) {
let v214: Option<u32> = I0::at(self.peer2).look_1(cx, cx.caller(), [p206, p206, 0], vec![]);
let mut v217: (bytes31, Option<i64>) = ({ let v215: Option<(bytes31, Option<i64>)> = None; v215 }).unwrap_or((bytes31::try_from(short_string!("exehbyp")).unwrap(), i64::try_from(({ let v216: u64 = p206; v216 })).ok()));
} else {
if (p208 < p208) {
v210.push(i64::from(({ let v218: i32 = (1 + 2); v218 })));
v210 = vec![5, -4, ({ let v219: Option<i64> = Some(-2); v219 }).unwrap_or((0 * 1)), -3, (({ let v220: Option<i64> = None; v220 }).unwrap_or(-2) * 2), 5, (2 - 1), ({ let v221: Option<i64> = i64::try_from(({ let v222: i128 = -2; v222 })).ok(); v221 }).unwrap_or((0 + -1)), -3];
} else {
self.s0.write((if self.s1.len() > 0 { self.s1.read(0) } else { 11 }), self.s0.read(1));
let v223: Vec<i64> = vec![((0 * 1) * 1)];
}
}
Ok(cx.contract_address())
}
#[external]
pub fn act_6(&mut self, cx: &mut Context, p242: u256, p243: u128) -> Result<(), Fuzz50BError> {
cx.emit(Event2 { e1: vec![6, (4 + 2)], e0: felt252::from(({ let v244: ClassHash = ClassHash::ZERO; v244 })) });
cx.emit(Event0 { e0: ((5 / 4294967295) / 3) });
if let Some(v247) = ({ let v245: Option<u8> = ({ let v246: u8 = 253; v246 }).checked_div(self.s6.read(0)); v245 }) {
self.peer0 = (if (({ let v248: u8 = (!v247); v248 }) > (6 & v247)) {
let v249: ContractAddress = ContractAddress::ZERO;
v249
} else {
let v250: Option<u32> = self.look_1(cx, self.peer0, [(if true {
10
} else {
8
}), 10, 0], vec![(-3 + 3), -5]);
ContractAddress::ZERO
});
} else {
if (!(({ let v251: i128 = 170141183460469231731687303715884105726; v251 }) < 5)) {
if (({ let v252: u128 = u128::from(({ let v253: u64 = 1; v253 })); v252 }) <= p243) { return Err(Fuzz50BError::Fault1); }
let v254: felt252 = 9;
}
}
Ok(())
}
}
}
#[zkthread::contract]
pub mod fuzz50c {
use zkthread::prelude::*;

#[interface]
pub trait I0 {
fn look_0(&self, cx: &Context, a0: ClassHash, a1: bool, a2: u256) -> u32;
fn act_3(&mut self, cx: &mut Context) -> ContractAddress;
}
#[storage]
pub struct Fuzz50C {
peer0: ContractAddress,
peer1: ContractAddress,
s0: Map<u64, Map<u64, Map<u64, Vec<Option<i16>>>>>,
s1: Map<(ContractAddress, u128), Option<(u128, i16)>>,
s2: Map<u64, Map<u64, Map<u64, [(ClassHash, ClassHash, felt252); 3]>>>,
s3: i16,
s4: i16,
}
#[event]
pub struct Event0 {
pub e0: (bytes31, u128, bytes31),
pub e1: u32,
}
#[error]
pub enum Fuzz50CError { Fault0, Fault1, Fault2 }
impl Fuzz50C {
#[external]
pub fn join(&mut self, cx: &mut Context, p0: ContractAddress, p1: ContractAddress) {
self.peer0 = p0;
self.peer1 = p1;
}
fn help0(&self, cx: &Context, p1: &mut (bool, u16)) -> u64 {
match ({ let v2: Option<i128> = Some(({ let v3: i128 = 4; v3 }).max(4)); v2 }) {
Some(v4) => {
let mut v5: i64 = 3;
let mut v6: u8 = (65 - 1);
}
None => {
if (({ let v7: i32 = (5 * 1); v7 }) <= 5) {
let mut v8: u64 = 3;
let mut v9: (u8, [u32; 2]) = (((5 ^ 1) + 3), [3827530539, (5 & 1621061315)]);
let mut v10: i16 = self.s3;
} else {
let mut v11: Option<u32> = Some(4);
let mut v13: Option<u256> = u256::try_from(({ let v12: i64 = ((if true {
6
} else {
-5
}) - 1); v12 })).ok();
}
}
}
*p1 = (p1.0, ({ let v14: Option<u16> = ({ let v15: Option<Option<u16>> = None; v15 }).unwrap(); v14 }).unwrap_or((!({ let v16: u16 = 10; v16 }))));
(if (({ let v17: Option<bool> = None; v17 }).unwrap_or(false) || ({ let v18: Option<bool> = Some(false); v18 }).unwrap_or(false)) {
({ let v19: Option<u64> = Some(0); v19 }).unwrap_or(({ let v20: Option<u64> = Some(9); v20 }).unwrap_or(1))
} else {
11
})
}
#[view]
pub fn look_0(&self, cx: &Context, p21: ClassHash, p22: bool, p23: u256) -> u32 {
let v25: felt252 = poseidon_hash(&[poseidon_hash(&[(10 - short_string!("omgh")), poseidon_hash(&[336402611370344832880102734589122084027]), (if p22 {
10
} else {
10
}), felt252::from(({ let v24: u64 = 3; v24 }))])]);
let v26: String = String::from("pqgecwulpqgecwulpqgecwulpqgecwulpqgecwulpqgecwul");
let mut v27: ContractAddress = cx.caller();
let mut v28: (bool, u16) = ((({ let v29: i128 = -5; v29 }) <= -2), (45 - 6));
let v30: u64 = self.help0(cx, &mut v28);
let v32: u32 = u32::from(({ let v31: u16 = 5; v31 }));
v32
}
#[view]
pub fn look_1(&self, cx: &Context, p54: ContractAddress, p55: [u64; 3], p56: Vec<i16>) -> Option<u32> {
let mut v58: u64 = (10 - (if (({ let v57: u256 = 1; v57 }) < 8) {
(8 * 3)
} else {
(7 ^ 3)
}));
({ let v59: u32 = ({ let v60: Option<u32> = (if false {
let mut v61: i32 = 3;
None
} else {
let mut v62: String = String::from("dalxlddalxld");
None
}); v60 }).unwrap_or(65535); v59 }).checked_sub((I0::at(cx.contract_address()).look_0(cx, ClassHash::ZERO, true, (5 & 3)) - self.look_0(cx, ClassHash::ZERO, (if (({ let v63: Vec<u32> = vec![9, 7, 11, 1]; v63 }) != vec![3, 2, 5, 11, 65535]) {
for v64 in 1_u8..=4 {
let mut v68: ContractAddress = ({ let v65: Option<ContractAddress> = ({ let v66: Option<Option<ContractAddress>> = None; v66 }).unwrap_or(ContractAddress::try_from(({ let v67: felt252 = 5; v67 })).ok()); v65 }).unwrap();
}
false
} else {
(({ let v69: u128 = 6; v69 }) < 0)
}), 7)))
}
#[external]
pub fn act_2(&mut self, cx: &mut Context) -> Result<(), Fuzz50CError> {
let (v99, v100) = ({ let v97: ((i32, i64), (u32, i64, i16)) = (({ let v98: Option<(i32, i64)> = None; v98 }).unwrap_or((3, -1)), (5, -4, 6)); v97 });
I0::at(self.peer0).look_0(cx, ClassHash::ZERO, false, 6);
ensure!(((false && false) && (({ let v101: u8 = 8; v101 }) == 8)), Fuzz50CError::Fault0);
let mut v102: String = String::from("ekyvcekyvcekyvcekyvc");
Ok(())
}
#[external]
pub fn act_3(&mut self, cx: &mut Context) -> Result<ContractAddress, Fuzz50CError> {
let mut v136: felt252 = felt252::from(({ let v135: bytes31 = bytes31::try_from(short_string!("slbozcre")).unwrap(); v135 }));
if (({ let v137: Vec<felt252> = vec![]; v137 }) != vec![v136]) {
v136 = (felt252::from(({ let v138: ContractAddress = cx.caller(); v138 })) + ({ let v139: Option<felt252> = Some(v136); v139 }).unwrap_or((v136 + v136)));
match ({ let v140: u8 = ({ let v141: u8 = 11; v141 }).min(({ let v142: Option<u8> = None; v142 }).unwrap_or(8)); v140 }) {
0 => {
self.peer0 = cx.contract_address();
let mut v145: u16 = (({ let v143: u16 = u16::try_from(({ let v144: u32 = 4; v144 })).unwrap(); v143 }).max(10) + 1);
}
1 | 7 => {
self.s0.entry((if true {
self.s4 = ((-({ let v146: i16 = 3; v146 })) * 2);
11
} else {
4
})).entry(cx.timestamp()).entry(1).push(Some(-4));
self.peer1 = ContractAddress::ZERO;
}
_ => {
v136 = ({ let v147: Option<felt252> = None; v147 }).unwrap_or(((v136 * v136) - (short_string!("kgxaxdso") + 0)));
}
}
let mut v149: u256 = ({ let v148: Option<u256> = None; v148 }).unwrap_or(((if true {
2
} else {
4
}) / 1));
} else {
cx.emit(Event0 { e0: (({ let v150: Option<bytes31> = None; v150 }).unwrap(), (8 ^ 5), bytes31::try_from(short_string!("uiabwwrl")).unwrap()), e1: (!({ let v151: u32 = (2 & 3); v151 })) });
if (({ let v152: Vec<ContractAddress> = vec![ContractAddress::ZERO, ContractAddress::ZERO]; v152 }) == vec![]) {
let mut v154: Option<u8> = Some(({ let v153: u8 = (5 % 1); v153 }).max((4 & 2)));
self.s0.entry(7).entry((!({ let v155: u64 = 18446744073709551614; v155 }))).entry(1).push(Some((({ let v156: Option<i16> = None; v156 }).unwrap_or(6) - 1)));
} else {
cx.emit(Event0 { e0: (if (({ let v157: u64 = 4294967295; v157 }) < 5) {
(bytes31::try_from(short_string!("hmkvn")).unwrap(), 3, bytes31::try_from(short_string!("ky")).unwrap())
} else {
self.s2.entry(u64::from(({ let v158: u32 = 2; v158 }))).entry(0).write(u64::from(({ let v159: u32 = 2; v159 })), [(ClassHash::ZERO, ClassHash::ZERO, cx.chain_id()), (ClassHash::ZERO, ClassHash::ZERO, felt252::from(({ let v160: ClassHash = ClassHash::ZERO; v160 }))), (ClassHash::ZERO, ClassHash::ZERO, (v136 * v136))]);
(bytes31::try_from(short_string!("tqr")).unwrap(), 10, bytes31::try_from(short_string!("nga")).unwrap())
}), e1: 7 });
}
}
v136 = (cx.chain_id() * felt252::from(({ let v161: bool = false; v161 })));
Ok((if false {
self.peer0 = ContractAddress::ZERO;
({ let v162: Option<ContractAddress> = None; v162 }).unwrap()
} else {
(if (true && true) {
ContractAddress::ZERO
} else {
let v163: i64 = -5;
({ let v164: Option<ContractAddress> = Some(ContractAddress::ZERO); v164 }).unwrap_or(ContractAddress::ZERO)
})
}))
}
#[view]
pub fn look_4(&self, cx: &Context, p197: ContractAddress) -> u64 {
let v203: ContractAddress = (if ((false || true) && (if false {
let v199: i64 = ((-({ let v198: i64 = -3; v198 })) - 3);
true
} else {
false
})) {
let mut v202: u32 = I0::at(self.peer0).look_0(cx, ClassHash::ZERO, (({ let v200: u8 = 170; v200 }) <= u8::try_from(({ let v201: i32 = 6; v201 })).unwrap_or(7)), (7 - 2));
ContractAddress::ZERO
} else {
p197
});
u64::from(({ let v204: u32 = ({ let v205: Option<u32> = None; v205 }).unwrap_or(11); v204 }))
}
#[external]
pub fn act_5(&mut self, cx: &mut Context, p224: u64, p225: [(ClassHash, u16, u8); 1], p226: u128) -> ContractAddress {
let mut v227: [u128; 1] = [(64 - p226.max(p226)); 1];
let v228: felt252 = (poseidon_hash(&[poseidon_hash(&[8, 5, 7]), (8 - 1)]) + cx.chain_id());
let v229: ContractAddress = I0::at(cx.contract_address()).act_3(cx);
let v231: u16 = (u16::from(({ let v230: u8 = 4; v230 })) & 1);
let (v233, v234) = ({ let v232: (String, String) = (String::from("nbnlxzzax"), String::from("cqaxmcqaxmcqaxmcqaxmcqaxmcqaxmcqaxmcqaxm")); v232 });
(if ((p224 > 1) && (true && true)) {
self.peer0
} else {
v227 = [(if (true && false) {
(2 + 1)
} else {
let (v237, v238) = ({ let v235: (Vec<i32>, Vec<i8>) = (if (({ let v236: u8 = 9; v236 }) >= 3) {
(vec![-2147483646, 1], vec![-5])
} else {
(vec![-3, 0, -2, -1], vec![10, -3, -1])
}); v235 });
(if true {
179945550282346506929708628473882152673
} else {
let v241: Vec<[u64; 3]> = vec![[(p224 / 3), ({ let v239: Option<u64> = None; v239 }).unwrap_or(p224), (11 * p224)], [p224, (p224 ^ p224), ({ let v240: Option<u64> = None; v240 }).unwrap_or(p224)]];
3
})
}); 1];
cx.contract_address()
})
}
#[external]
pub fn act_7(&mut self, cx: &mut Context) -> Result<u16, Fuzz50CError> {
if (({ let v255: u256 = (if true {
3
} else {
ensure!((({ let v256: u64 = (10 + 1); v256 }) <= (95 - 3)), Fuzz50CError::Fault2);
1
}); v255 }) >= (5 / 10)) {
match ({ let v257: Option<u32> = (if false {
let v260: i32 = (({ let v258: i32 = ({ let v259: i32 = -4; v259 }).max(-2147483648); v258 }).min((0 * -4)) + 2);
Some(1)
} else {
Some(0)
}); v257 }) {
Some(v261) => {
let v263: (i16, u64) = ((-({ let v262: i16 = (3 + -5); v262 })), (18446744073709551614 & 3));
let mut v266: u32 = (if (({ let v264: u128 = 2; v264 }) > (2 ^ 3)) {
(self.look_0(cx, ClassHash::ZERO, ((({ let v265: u8 = 2; v265 }) <= 0) || (!false)), 7) + 1)
} else {
((v261 | 3) | 2)
});
}
None => {
let v267: u16 = 2;
self.s2.entry((!({ let v268: u64 = 1; v268 }))).entry(0).write((9 | 1), [(ClassHash::ZERO, ClassHash::ZERO, pedersen_hash(3, 6)), (if true {
let mut v270: i32 = (i32::from(({ let v269: i16 = (-1 + 3); v269 })) * 3);
(ClassHash::ZERO, ClassHash::ZERO, short_string!("ogski"))
} else {
(ClassHash::ZERO, ClassHash::ZERO, 0)
}), (ClassHash::ZERO, ClassHash::ZERO, (11 + 1))]);
}
}
cx.emit(Event0 { e0: ({ let v271: Option<(bytes31, u128, bytes31)> = (if true {
cx.emit(Event0 { e1: ({ let v272: Option<u32> = Some(1); v272 }).unwrap_or((10 / 4294967295)), e0: (bytes31::try_from(short_string!("gtozqehp")).unwrap(), (9 & 2), bytes31::try_from(short_string!("bhxan")).unwrap()) });
None
} else {
Some((bytes31::try_from(short_string!("fngvx")).unwrap(), 10, bytes31::try_from(short_string!("odjt")).unwrap()))
}); v271 }).unwrap_or((bytes31::try_from(short_string!("ugeozkym")).unwrap(), 7, bytes31::try_from(short_string!("npr")).unwrap())), e1: 796753210 });
cx.emit(Event0 { e1: I0::at(self.peer0).look_0(cx, ClassHash::ZERO, (({ let v273: u256 = 115792089237316195423570985008687907853269984665640564039457584007913129639934; v273 }) < 7), 8), e0: (bytes31::try_from(short_string!("fvo")).unwrap(), (if false {
331980078127831961270848617551272568686
} else {
2
}), bytes31::try_from(short_string!("icup")).unwrap()) });
}
Ok((60 - 1))
}
}
}
