import Foundation

/// A value that several threads use, one at a time.
///
/// @unchecked Sendable: the value is used under the lock only. That is an `NSLock`, because the thread sanitizer does
/// not see a contended `Mutex` being handed over.
package final class Locked<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  package init(_ value: Value) { self.value = value }

  package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}
