public import Foundation
public import Indicators

extension IndicatorStore {
  /// Publishes what a report says as one release, all or nothing.
  ///
  /// - Returns: The release, or nil if the store says all of it already.
  @discardableResult
  public func publish(
    _ publication: Publication, by author: String, reason: String, at date: Date = Date()
  ) throws(StoreError) -> Release? {
    do {
      return try change(by: Author(name: author), at: date) {
        try $0.publish(publication, reason: reason).release
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(error)
    }
  }
}
