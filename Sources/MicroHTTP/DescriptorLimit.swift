import Glibc

/// How many files and sockets the process may have open.
enum DescriptorLimit {
  /// Kept for the store, the log, and whatever else is opened while connections are served.
  private static let reserve = 64

  /// Raises the limit as far as the system lets this process, and tells how many of it connections may have.
  static func connections() -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
      return 512
    }
    if limit.rlim_cur < limit.rlim_max {
      limit.rlim_cur = limit.rlim_max
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    let all = Int(clamping: limit.rlim_cur)
    return all - min(reserve, all / 2)
  }
}
