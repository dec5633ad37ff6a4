import Crypto
import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import Representations

extension IndicatorService {
  /// Answers a request that writes: who may, what is asked, whether the state is the one that is meant, and then
  /// all of it or nothing.
  func write(
    _ request: Request, _ match: RouteTable.Match, _ write: Write, _ id: String
  ) throws -> Response {
    let token = try authorize(request, write.scope, id)
    try checkMediaType(of: request, write)
    let parameters = try Parameters(
      request.target.query, of: match.route, taking: write.parameters, catalogue: catalogue,
      search: search, reports: .none, release: 0)
    let call = WriteCall(
      request: request, path: match.path, parameters: parameters, catalogue: catalogue)
    let key = try idempotencyKey(of: request, token)
    let action = try write.handler(call)
    let author = Author(name: token.name, address: proxies.client(of: request), request: id)
    let answer = try change(by: author, isTrial: call.isTrial) { change in
      if let key, let kept = try change.keptAnswer(key) { return WriteAnswer(kept) }
      try checkPreconditions(of: request, match.path, write, in: change.view)
      let answer = try action(change)
      if let key { try change.keep(answer.kept, for: key) }
      return answer
    }
    // Whoever reads next, the writer first of all, sees the new state.
    if let release { cache.advanceGeneration(to: release) }
    return response(of: answer)
  }

  private func response(of answer: WriteAnswer) -> Response {
    var response = Response(status: answer.status, body: .bytes(answer.body))
    response.fields[.contentType] = JSONRepresentation.mediaType
    response.fields[.cacheControl] = "no-store"
    response.fields[.location] = answer.location
    return response
  }

  /// Writes, and says in terms of HTTP why not.
  private func change(
    by author: Author, isTrial: Bool, _ body: (StoreChange) throws -> WriteAnswer
  ) throws -> WriteAnswer {
    do {
      return try store.change(by: author, isTrial: isTrial, body)
    } catch is OtherRequest {
      throw Problem.keyOfOtherRequest
    } catch StoreError.busy {
      throw Problem.storeIsBusy
    } catch StoreError.diskFull {
      throw Problem.diskFull
    } catch StoreError.refused(let detail) {
      throw Problem.refused(detail)
    }
  }

  /// The type of the body must be one that is read here, in UTF-8.
  private func checkMediaType(of request: Request, _ write: Write) throws {
    guard !write.mediaTypes.isEmpty else {
      guard request.body.isEmpty else { throw Problem.unwantedBody }
      return
    }
    guard let field = request.fields[.contentType] else {
      throw Problem.unsupportedMediaType(nil, write.mediaTypes)
    }
    let parts = field.split(separator: ";").map {
      $0.trimmingCharacters(in: .whitespaces).lowercased()
    }
    let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?
      .dropFirst("charset=".count).trimmingCharacters(in: ["\""])
    guard let type = parts.first, write.mediaTypes.contains(type),
      charset.map({ ["utf-8", "utf8"].contains($0) }) ?? true
    else { throw Problem.unsupportedMediaType(field, write.mediaTypes) }
    // Nobody sends one here, and what was coded would be read as it is.
    guard request.fields[.contentEncoding].map({ $0.lowercased() == "identity" }) ?? true else {
      throw Problem.unsupportedMediaType(request.fields[.contentEncoding], write.mediaTypes)
    }
  }

  /// `Idempotency-Key`: a repeat gets the answer of the first time.
  private func idempotencyKey(
    of request: Request, _ token: AccessToken
  ) throws -> KeptAnswer.Key? {
    guard let key = request.fields[.idempotencyKey] else { return nil }
    guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw Problem.badIdempotencyKey }
    var hash = SHA256()
    hash.update(data: Data("\(request.method.rawValue) \(request.target.canonical)\n".utf8))
    hash.update(data: Data(request.body))
    return KeptAnswer.Key(
      token: token.id, key: key, request: Data(hash.finalize()).base64EncodedString())
  }

  /// `If-Match`, `If-None-Match`, `If-Unmodified-Since` (RFC 9110, 13.2.2), about what a GET of the same path would
  /// answer now, in any of its forms. What is written to is read as JSON.
  private func checkPreconditions(
    of request: Request, _ path: [String], _ write: Write, in view: StoreView
  ) throws {
    let fields = request.fields
    guard
      fields[.ifMatch] != nil || fields[.ifNoneMatch] != nil || fields[.ifUnmodifiedSince] != nil
    else { return }
    let exists = try write.exists(view, path)
    let tags = exists ? try self.tags(of: request, in: view) : []
    if let field = fields[.ifMatch] {
      guard tags.contains(where: { $0.matches(ifMatch: field) }) else {
        throw Problem.preconditionFailed("If-Match")
      }
    } else if let since = fields[.ifUnmodifiedSince].flatMap(HTTPDate.date), exists {
      guard modified(view) <= since else {
        throw Problem.preconditionFailed("If-Unmodified-Since")
      }
    }
    if let field = fields[.ifNoneMatch] {
      guard !tags.contains(where: { $0.matches(ifNoneMatch: field) }) else {
        throw Problem.preconditionFailed("If-None-Match")
      }
    }
  }

  private func tags(
    of request: Request, in view: StoreView
  ) throws -> [EntityTag] {
    let path = try RequestTarget(
      raw: String(request.target.canonical.prefix { $0 != "?" })
    ).canonical
    return Language.allCases.flatMap { language in
      SentCoding.allNames.map { coding in
        tag(
          of: path, mediaType: JSONRepresentation.mediaType, language, coding: coding,
          release: view.release)
      }
    }
  }
}
