#!/bin/sh
# cargo calls: rustc-wrapper.sh RUSTC ARGS...
# 1. The Stwo crates use unstable library features: they, and only they, are compiled with RUSTC_BOOTSTRAP=1.
# 2. Two of them are compiled from a copy in which one expression is replaced; the registry's copy is never touched:
#    - stwo-cairo-common 1.3.0 calls `Mask::to_int`, since renamed `to_simd`.
#    - stwo-cairo-prover 1.3.0 finds the row of a pair of 9-bit numbers with a hash map, a fifth of its time. The table
#      holds all pairs in order, so the row is the pair. Numbers are checked: what takes the row does not.
# tests/toolchain.rs fails when upstream no longer needs one of these.
rustc=$1
shift
crate= out_dir= previous=
for argument; do
  case $previous in
    --crate-name) crate=$argument ;;
    --out-dir) out_dir=$argument ;;
  esac
  previous=$argument
done

case $crate in
  stwo | stwo_cairo_prover | stwo_cairo_common | stwo_air_utils | stwo_constraint_framework)
    RUSTC_BOOTSTRAP=1
    export RUSTC_BOOTSTRAP
    ;;
esac

patched=
case $crate in
  stwo_cairo_common)
    patched=src/prover_types/simd.rs
    edit='s/\.to_int()/.to_simd()/'
    ;;
  stwo_cairo_prover)
    patched=src/witness/components/range_check_9_9.rs
    edit='s/(\*self\.input_to_row\.get(&input)\.unwrap())/input.iter().fold(0, |row, number| { assert!(number.0 < 512); (row << 9) | number.0 })/'
    ;;
esac

if [ -n "$patched" ] && [ -n "$out_dir" ]; then
  count=$#
  while [ "$count" -gt 0 ]; do
    argument=$1
    shift
    count=$((count - 1))
    case $argument in
      */src/lib.rs)
        source=${argument%/src/lib.rs}
        copy=$out_dir/../zkthread-patched-$crate
        mkdir -p "$copy" && rm -rf "${copy:?}/src" && cp -Rp "$source/." "$copy/" && chmod -R u+w "$copy" || exit 1
        # The copies keep their times: cargo would take newer ones for edited sources and build the crate every time.
        sed "$edit" "$source/$patched" >"$copy/$patched" || exit 1
        if cmp -s "$source/$patched" "$copy/$patched"; then
          echo "error: .cargo/rustc-wrapper.sh finds nothing to replace in $source/$patched: this version of $crate is another one; see docs/adr/0002-stwo-on-stable.md" >&2
          exit 1
        fi
        touch -r "$source/$patched" "$copy/$patched" || exit 1
        argument=$copy/src/lib.rs
        ;;
    esac
    set -- "$@" "$argument"
  done
fi
exec "$rustc" "$@"
