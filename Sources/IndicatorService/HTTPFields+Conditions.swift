import Foundation
import HTTPTypes

extension HTTPFields {
  /// Whether a request with these fields has the answer already, in the order of RFC 9110 (13.2.2). An answer
  /// without validators is sent whatever is asked.
  ///
  /// - Throws: a ``Problem`` with 412 where the client asks for another state than there is.
  func isAnsweredByNotModified(_ answer: HTTPFields) throws(Problem) -> Bool {
    guard let tag = answer[.eTag].map(EntityTag.init(text:)),
      let modified = answer[.lastModified]
    else { return false }
    if let field = self[.ifMatch] {
      guard tag.matches(ifMatch: field) else { throw .preconditionFailed("If-Match") }
    } else if let since = self[.ifUnmodifiedSince].flatMap(HTTPDate.date) {
      guard isTime(modified, atMost: since) else {
        throw .preconditionFailed("If-Unmodified-Since")
      }
    }
    if let field = self[.ifNoneMatch] { return tag.matches(ifNoneMatch: field) }
    guard let since = self[.ifModifiedSince].flatMap(HTTPDate.date) else { return false }
    return isTime(modified, atMost: since)
  }

  /// Read only where it is asked for: reading a time takes as long as reading the store.
  private func isTime(_ text: String, atMost time: Date) -> Bool {
    HTTPDate.date(text).map { $0 <= time } ?? false
  }
}
