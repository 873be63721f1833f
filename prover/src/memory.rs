//! How much memory the process uses. Only Linux tells; elsewhere there is no figure rather than a wrong one.

/// Resident memory of this process now, in bytes.
pub fn resident_bytes() -> Option<u64> {
    from_kernel("/proc/self/status", "VmRSS:")
}

/// The most resident memory this process had so far, in bytes.
pub fn peak_resident_bytes() -> Option<u64> {
    from_kernel("/proc/self/status", "VmHWM:")
}

/// The most resident memory a process had so far, in bytes.
pub fn peak_resident_bytes_of(process: u32) -> Option<u64> {
    from_kernel(&format!("/proc/{process}/status"), "VmHWM:")
}

/// Memory the system could still give without swapping, in bytes.
pub fn available_bytes() -> Option<u64> {
    from_kernel("/proc/meminfo", "MemAvailable:")
}

fn from_kernel(file: &str, name: &str) -> Option<u64> {
    value_of(&std::fs::read_to_string(file).ok()?, name)
}

fn value_of(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kernel_text_is_read() {
        let text = "Name:\tx\nVmHWM:\t    2048 kB\nVmRSS:\t 1 kB\n";
        assert_eq!(value_of(text, "VmHWM:"), Some(2048 * 1024));
        assert_eq!(value_of(text, "VmSwap:"), None);
        assert_eq!(value_of("VmRSS: many kB", "VmRSS:"), None);
    }
}
