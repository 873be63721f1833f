//! Made by the fuzzer; see docs/agreement.md.

#[zkthread::contract]
pub mod fuzz12 {
    use zkthread::prelude::*;

    pub const C0: i128 = 5;
    #[storage]
    pub struct Fuzz12 {
        s0: u128,
        s1: u128,
        s2: Map<(ContractAddress, ContractAddress), u32>,
    }
    #[event]
    pub struct Event0 {
        #[key]
        pub e0: u64,
        pub e1: String,
        pub e2: u64,
    }
    #[event]
    pub struct Event1 {}
    #[event]
    pub struct Event2 {
        pub e0: Vec<u32>,
    }
    #[error]
    pub enum Fuzz12Error {
        Fault0,
        Fault1,
        Fault2,
    }
    fn free0() -> u256 {
        let mut v1: u64 = 0;
        let mut v2: Option<u16> = Some((94 - 3));
        let (v4, v5) = ({
            let v3: (u16, Option<u16>) = (1, None);
            v3
        });
        95151619677372183970293657444434467341431700737450158682683568411611800908649
    }
    fn free1(p6: &ClassHash) -> u32 {
        let mut v7: u64 = ((2 / 2) + ((10 - 2) & 1));
        let v9: u32 = ({
            let v8: Option<u32> = Some(3235718495);
            v8
        })
        .unwrap_or(65535);
        let mut v10: Option<u8> = Some(253);
        match ({
            let v11: u128 = (2 + 2);
            v11
        }) {
            0 => {
                v7 |= (({
                    let v12: Option<u64> = Some(11);
                    v12
                })
                .unwrap()
                    % 2);
                let (v15, v16) = ({
                    let v13: (u64, Vec<u64>) = (
                        ({
                            let v14: Option<u64> = Some(5);
                            v14
                        })
                        .unwrap(),
                        vec![2],
                    );
                    v13
                });
            }
            1 | 7 => {
                let v18: Option<i16> = ({
                    let v17: Option<Option<i16>> = Some(Some(28860));
                    v17
                })
                .unwrap();
                let v19: Vec<[u128; 3]> = vec![];
            }
            _ => {
                let mut v21: u8 = ({
                    let v20: u8 = ((254 | 3) - (155 * 2));
                    v20
                })
                .max((if v10.is_some() { (15 % 3) } else { (23 - 1) }));
            }
        }
        (({
            let v22: Option<u32> = None;
            v22
        })
        .unwrap_or(
            (!({
                let v23: u32 = v9;
                v23
            })),
        ) - 1)
    }
    impl Fuzz12 {
        #[view]
        pub fn look2(&self, cx: &Context, p24: u128, p25: (u128, u128, u256), p26: String) -> u128 {
            let mut v27: ClassHash = ClassHash::ZERO;
            let mut v30: Vec<(bool, u32)> = vec![
                (
                    ({
                        let v28: Option<bool> = None;
                        v28
                    })
                    .unwrap(),
                    (4294967293 ^ 3),
                ),
                (
                    (({
                        let v29: u256 = 3;
                        v29
                    }) >= 7),
                    (10 & 4),
                ),
            ];
            self.s0
        }
        #[external]
        pub fn act3(&mut self, cx: &mut Context) -> u16 {
            cx.emit(Event1 {});
            if ({
                let v31: Option<bool> = Some(false);
                v31
            })
            .unwrap_or((if true { false } else { false }))
            {
                let mut v32: u64 = 0;
                while v32 < 1 {
                    v32 += 1;
                    cx.emit(Event1 {});
                    let mut v42: [u8; 2] = [
                        u8::try_from(
                            ({
                                let v33: u256 = (0 + 3);
                                v33
                            }),
                        )
                        .unwrap_or(6),
                        u8::try_from(
                            ({
                                let v34: u128 = (if true {
                                    18446744073709551616
                                } else {
                                    if (if false {
                                        let v37: i128 = (if (({
                                            let v35: i128 = 2;
                                            v35
                                        }) < i128::from(
                                            ({
                                                let v36: i64 = -5;
                                                v36
                                            }),
                                        )) {
                                            ((170141183460469231731687303715884105725 + 3) + (C0 - C0))
                                        } else {
                                            (C0 + 1)
                                        });
                                        false
                                    } else {
                                        let v41: u64 = (({
                                            let v39: Option<u64> = ({
                                                let v40: u64 = 2;
                                                v40
                                            })
                                            .checked_sub(4);
                                            v39
                                        })
                                        .unwrap()
                                            % u64::from(
                                                ({
                                                    let v38: u32 = (1494349417 + 3);
                                                    v38
                                                }),
                                            ));
                                        false
                                    }) {
                                        continue;
                                    }
                                    5
                                });
                                v34
                            }),
                        )
                        .unwrap_or(3),
                    ];
                }
                let mut v43: i128 = C0;
            } else {
                self.s2.write(
                    (cx.contract_address(), cx.caller()),
                    (if (({
                        let v44: u64 = 4294967296;
                        v44
                    }) >= cx.sub_block_number())
                    {
                        1259560854
                    } else {
                        8
                    }),
                );
            }
            let mut v47: u32 = ((!({
                let v46: u32 = 1;
                v46
            })) | ({
                let v45: Option<u32> = Some(7);
                v45
            })
            .unwrap());
            self.s1 = (({
                let v48: Option<u128> = Some(3);
                v48
            })
            .unwrap_or(
                (!({
                    let v49: u128 = 270383770847301733051794834795400872917;
                    v49
                })),
            ) & 2);
            v47 %= (if (({
                let v50: Option<bytes31> = None;
                v50
            }) == Some(bytes31::try_from(short_string!("q")).unwrap()))
            {
                8
            } else {
                ({
                    let v51: Option<u32> = None;
                    v51
                })
                .unwrap()
            });
            ({
                let v52: Option<u16> = Some((9 / 2));
                v52
            })
            .unwrap_or(
                (!({
                    let v53: u16 = 8;
                    v53
                })),
            )
        }
        #[external]
        pub fn act4(&mut self, cx: &mut Context, p54: u8) -> Result<(), Fuzz12Error> {
            for v55 in 1_u8..2 {
                let v56: Vec<u64> = vec![];
                if ((({
                    let v57: u16 = 8;
                    v57
                }) >= 3)
                    || (false || true))
                {
                    ensure!(
                        (({
                            let v58: i32 = (6 - 3);
                            v58
                        }) >= (3 + 2))
                            || true,
                        Fuzz12Error::Fault1
                    );
                    let mut v61: u8 = (if ((({
                        let v59: i16 = -3;
                        v59
                    }) <= -32768)
                        && false)
                    {
                        p54
                    } else {
                        (if (({
                            let v60: i16 = 5;
                            v60
                        }) >= 2)
                        {
                            (2 | 2)
                        } else {
                            (p54 | 7)
                        })
                    });
                    ensure!(
                        (({
                            let v62: u128 = self.s0;
                            v62
                        }) >= ({
                            let v63: Option<u128> = Some(18446744073709551616);
                            v63
                        })
                        .unwrap()),
                        Fuzz12Error::Fault0
                    );
                }
            }
            Ok(())
        }
        #[external]
        pub fn act5(
            &mut self,
            cx: &mut Context,
            p64: Option<u16>,
            p65: [(ContractAddress, u64, felt252); 2],
            p66: i8,
        ) -> Result<u256, Fuzz12Error> {
            self.s1 = ({
                let v67: u128 = (({
                    let v68: Option<u128> = Some(0);
                    v68
                })
                .unwrap_or(10)
                    ^ 3);
                v67
            })
            .min(
                (28 - u128::from(
                    ({
                        let v69: u64 = 8;
                        v69
                    }),
                )),
            );
            if ({
                let v70: Option<bool> = Some(true);
                v70
            })
            .unwrap_or(
                (({
                    let v71: u8 = 35;
                    v71
                }) <= 16),
            ) {
                if (({
                    let v72: u128 = ({
                        let v73: u128 = 18446744073709551615;
                        v73
                    })
                    .min(7);
                    v72
                }) < (340282366920938463463374607431768211455 + 3))
                {
                    cx.emit(Event1 {});
                }
                let mut v74: u8 = 5;
                let v77: (u32, u128) = (
                    4294967295,
                    ({
                        let v75: u128 = ({
                            let v76: u128 = 6;
                            v76
                        })
                        .max(4);
                        v75
                    })
                    .min(6),
                );
            } else {
                let v79: i32 = (({
                    let v78: Option<i32> = Some(1);
                    v78
                })
                .unwrap()
                    * 2);
            }
            let v80: String = String::from("uhfkyfxuhfkyfxuhfkyfxuhfkyfxuhfkyfxuhfkyfxuhfkyfxuhfkyfx");
            for v81 in 1_u128..=1 {
                let mut v85: [u128; 2] = ({
                    let v82: Option<[u128; 2]> = None;
                    v82
                })
                .unwrap_or([
                    (if false {
                        let mut v83: u8 = 5;
                        v81
                    } else {
                        v81
                    }),
                    ({
                        let v84: Option<u128> = None;
                        v84
                    })
                    .unwrap(),
                ]);
            }
            self.s1 = ({
                let v86: u128 = (9 % 3);
                v86
            })
            .min((6 + 1));
            let v88: (felt252, i128) = (
                felt252::from(
                    ({
                        let v87: i32 = 5;
                        v87
                    }),
                ),
                ((C0 * 1) * (-2 - 3)),
            );
            Ok(((free0() | 3) / 91295062823136360063447980507781027717413237322862660334986517508336281747727))
        }
        #[external]
        pub fn act6(&mut self, cx: &mut Context, p89: u32, p90: u8, p91: i16) {
            self.s1 = 0;
            let v92: i32 = -5;
        }
    }
}
