#!/bin/sh
# cargo calls: rustc-wrapper.sh RUSTC ARGS...
# 1. The Stwo crates use unstable library features: they, and only they, are compiled with RUSTC_BOOTSTRAP=1.
# 2. stwo-cairo-common 1.3.0 calls `Mask::to_int`, since renamed `to_simd`. It is compiled from a copy with that
#    one call replaced; the registry's copy is never touched.
# tests/toolchain.rs fails when upstream no longer needs either.
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

if [ "$crate" = stwo_cairo_common ] && [ -n "$out_dir" ]; then
  count=$#
  while [ "$count" -gt 0 ]; do
    argument=$1
    shift
    count=$((count - 1))
    case $argument in
      */src/lib.rs)
        source=${argument%/src/lib.rs}
        copy=$out_dir/../zkthread-patched-stwo-cairo-common
        patched=src/prover_types/simd.rs
        mkdir -p "$copy" && rm -rf "${copy:?}/src" && cp -Rp "$source/." "$copy/" && chmod -R u+w "$copy" || exit 1
        # The copies keep their times: cargo would take newer ones for edited sources and build the crate every time.
        sed 's/\.to_int()/.to_simd()/' "$source/$patched" >"$copy/$patched" || exit 1
        touch -r "$source/$patched" "$copy/$patched" || exit 1
        argument=$copy/src/lib.rs
        ;;
    esac
    set -- "$@" "$argument"
  done
fi
exec "$rustc" "$@"
