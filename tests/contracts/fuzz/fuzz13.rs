//! Made by the fuzzer; see docs/agreement.md.

#[zkthread::contract]
pub mod fuzz13 {
    use zkthread::prelude::*;

    pub const C0: u8 = 1;
    pub const C1: i8 = 2;
    pub const C2: i128 = -94669137004156611938830569452667766484;
    pub struct S0 {
        pub f0: bytes31,
        pub f1: i16,
    }
    #[storage]
    pub struct Fuzz13 {
        s0: Map<felt252, S0>,
        s1: u8,
        s2: u32,
        s3: Map<u64, S0>,
        s4: Vec<(Option<i8>, (bool, i64))>,
        s5: Map<ContractAddress, Map<ContractAddress, u128>>,
    }
    #[event]
    pub struct Event0 {
        pub e0: Vec<i32>,
    }
    #[event]
    pub struct Event1 {
        pub e0: i32,
        #[key]
        pub e1: i32,
        pub e2: S0,
    }
    #[event]
    pub struct Event2 {
        #[key]
        pub e0: u64,
    }
    #[error]
    pub enum Fuzz13Error {
        Fault0,
        Fault1,
        Fault2,
    }
    impl S0 {
        fn method0(&self) -> bool {
            let mut v2: S0 = (S0 {
                f0: bytes31::try_from(short_string!("v")).unwrap(),
                f1: i16::from(
                    ({
                        let v1: i8 = (-4 + C1);
                        v1
                    }),
                ),
            });
            (v2 != ({
                let v3: Option<S0> = Some((S0 { f0: bytes31::try_from(short_string!("jerfgtwly")).unwrap(), f1: 6 }));
                v3
            })
            .unwrap_or((S0 { f0: bytes31::try_from(short_string!("tnovdc")).unwrap(), f1: 12395 })))
        }
    }
    impl Fuzz13 {
        fn help1(&mut self, cx: &mut Context, p4: [u8; 1], p5: Vec<ContractAddress>) -> Result<u8, Fuzz13Error> {
            let v6: u64 = 18446744073709551615;
            self.s3.write(
                2,
                (S0 {
                    f0: bytes31::try_from(short_string!("jgayivy")).unwrap(),
                    f1: ({
                        let v7: i16 = -1;
                        v7
                    })
                    .min(
                        ({
                            let v8: Option<i16> = None;
                            v8
                        })
                        .unwrap_or(-32768),
                    ),
                }),
            );
            let v9: u32 = (((2 ^ 3221264292) ^ 2) ^ 2);
            Ok((u8::try_from(v9).unwrap_or(C0) ^ 2))
        }
        #[view]
        pub fn look2(&self, cx: &Context) -> i8 {
            let mut v10: i64 = -4;
            let mut v11: u8 = 0;
            while v11 < 2 {
                v11 += 1;
                let mut v12: String = String::from("rjurjurju");
            }
            let mut v16: (u32, bool, bytes31) = (
                (if (false && true) {
                    u32::from(
                        ({
                            let v13: u16 = 10;
                            v13
                        }),
                    )
                } else {
                    1
                }),
                (({
                    let v14: Option<bool> = None;
                    v14
                })
                .unwrap()
                    && (({
                        let v15: u8 = 10;
                        v15
                    }) < 7)),
                bytes31::try_from(short_string!("njsr")).unwrap(),
            );
            let mut v17: Vec<ContractAddress> =
                vec![cx.contract_address(), cx.contract_address(), ContractAddress::ZERO];
            C1
        }
        #[view]
        pub fn look3(&self, cx: &Context) -> S0 {
            let v21: u32 = ({
                let v18: Option<u32> = None;
                v18
            })
            .unwrap_or(
                ({
                    let v19: Option<u32> = None;
                    v19
                })
                .unwrap_or(
                    u32::try_from(
                        ({
                            let v20: i128 = 1;
                            v20
                        }),
                    )
                    .unwrap_or(0),
                ),
            );
            (S0 {
                f0: bytes31::try_from(short_string!("e")).unwrap(),
                f1: ({
                    let v22: i16 = (-4 * 2);
                    v22
                })
                .max((5630 * 2)),
            })
        }
        #[external]
        pub fn act4(&mut self, cx: &mut Context) -> ContractAddress {
            let v24: Vec<[bool; 1]> = vec![
                ({
                    let v23: Option<[bool; 1]> = Some([false]);
                    v23
                })
                .unwrap(),
            ];
            let (v26, v27) = ({
                let v25: ([ContractAddress; 2], i8) = ([ContractAddress::ZERO; 2], (C1 - 3));
                v25
            });
            self.s5.entry(cx.contract_address()).write(
                cx.contract_address(),
                (if (({
                    let v28: u128 = self.s5.entry(cx.caller()).read(cx.caller());
                    v28
                }) >= 3)
                {
                    (18446744073709551615 | (340282366920938463463374607431768211454 + 6))
                } else {
                    ({
                        let v29: u128 = (!({
                            let v30: u128 = 5;
                            v30
                        }));
                        v29
                    })
                    .min(7)
                }),
            );
            self.s5.entry(cx.contract_address()).write(
                cx.caller(),
                ({
                    let v31: u128 = self.s5.entry(cx.caller()).read(cx.caller());
                    v31
                })
                .max(u128::from(
                    ({
                        let v32: u64 = 9;
                        v32
                    }),
                )),
            );
            let mut v37: u16 = (if ((({
                let v33: u8 = 0;
                v33
            }) > C0)
                || (({
                    let v34: u256 = 115792089237316195423570985008687907853269984665640564039457584007913129639934;
                    v34
                }) == 10))
            {
                u16::try_from(
                    ({
                        let v35: u256 = 73557539749692206312618139077253483878882640050058652128581233022947449451937;
                        v35
                    }),
                )
                .unwrap()
            } else {
                let mut v36: (u64, u256) = (((0 | 2) ^ 3), (5 & 1));
                256
            });
            self.s4.push((Some(v27), (false, (-1 + 3))));
            let mut v38: S0 = self.s3.read(2);
            v26[0]
        }
        #[external]
        pub fn act5(&mut self, cx: &mut Context, p39: felt252, p40: [i16; 1], p41: String) -> u128 {
            let mut v47: (u8, u16) = (if true {
                let mut v44: [u128; 2] = [
                    ((18446744073709551616 ^ 1) / 3),
                    (if (({
                        let v42: u32 = 10;
                        v42
                    }) != 1195637396)
                    {
                        cx.emit(Event1 {
                            e0: ((2147483647 * 2)
                                + i32::from(
                                    ({
                                        let v43: i16 = -32767;
                                        v43
                                    }),
                                )),
                            e1: ((1458507477 + 6) - 3),
                            e2: (S0 { f0: bytes31::try_from(short_string!("xcqcx")).unwrap(), f1: (-32766 - 2) }),
                        });
                        (11 ^ 3)
                    } else {
                        (188680441286189620488179254687551413986 | 1)
                    }),
                ];
                ({
                    let v45: Option<(u8, u16)> = Some((3, 2));
                    v45
                })
                .unwrap()
            } else {
                ({
                    let v46: Option<(u8, u16)> = Some((253, 11));
                    v46
                })
                .unwrap_or((C0, 47073))
            });
            (41 - 2)
        }
        #[external]
        pub fn act6(&mut self, cx: &mut Context, p48: i128, p49: u8, p50: u32) {
            for v51 in 1_u32..4 {
                if (!(({
                    let v52: Vec<u32> = vec![8];
                    v52
                }) != vec![]))
                {
                    self.s3.write(
                        1034289429466239681,
                        (S0 {
                            f0: bytes31::try_from(short_string!("lmzt")).unwrap(),
                            f1: i16::try_from(
                                ({
                                    let v53: u32 = (v51 + v51);
                                    v53
                                }),
                            )
                            .unwrap_or(6),
                        }),
                    );
                } else {
                    let mut v57: bool = ((({
                        let v54: u16 = (51 - 1);
                        v54
                    }) >= (if false { 4 } else { 1 }))
                        || (({
                            let v55: i8 = i8::try_from(
                                ({
                                    let v56: u256 = 8;
                                    v56
                                }),
                            )
                            .unwrap();
                            v55
                        }) >= self.look2(cx)));
                    v57 = (({
                        let v58: u64 = (27 - 3);
                        v58
                    }) >= u64::from(
                        ({
                            let v59: u32 = (65535 + 3);
                            v59
                        }),
                    ));
                    let mut v61: S0 = ({
                        let v60: Option<S0> =
                            Some((S0 { f0: bytes31::try_from(short_string!("tdzjocc")).unwrap(), f1: 4 }));
                        v60
                    })
                    .unwrap_or(
                        (S0 { f0: bytes31::try_from(short_string!("poo")).unwrap(), f1: (if false { 3 } else { -1 }) }),
                    );
                }
                if let Some(v63) = ({
                    let v62: Option<[i128; 3]> = None;
                    v62
                }) {
                    self.s2 = ((65536 - 1)
                        + (if (!true) {
                            u32::from(
                                ({
                                    let v64: u16 = 11;
                                    v64
                                }),
                            )
                        } else {
                            v51
                        }));
                } else {
                    self.s5.entry(cx.caller()).write(cx.caller(), self.act5(cx, 4, [2], String::from("fnbfnbfnbfnb")));
                    let mut v65: u8 = self.s1;
                }
            }
            let v66: [S0; 3] =
                [(S0 { f0: bytes31::try_from(short_string!("zncbqlb")).unwrap(), f1: (-5 - -32767) }); 3];
            self.s0.write(0, (S0 { f0: bytes31::try_from(short_string!("nqbpi")).unwrap(), f1: 26354 }));
            let v69: u64 = ({
                let v67: Option<u64> = ({
                    let v68: Option<Option<u64>> = None;
                    v68
                })
                .unwrap();
                v67
            })
            .unwrap_or((23 - 3));
        }
    }
}
