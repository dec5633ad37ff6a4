import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP

extension IndicatorService {
  /// The token of a request, which must allow what is asked (RFC 6750). Failed attempts are counted for each
  /// address, and logged without what was sent.
  func authorize(
    _ request: Request, _ scope: AccessToken.Scope, _ id: String
  ) throws -> AccessToken {
    let address = proxies.client(of: request)
    if let seconds = failedTokens.secondsToWait(address) {
      throw Problem.tooManyFailedTokens(seconds: seconds)
    }
    guard let field = request.fields[.authorization] else { throw Problem.noToken }
    do {
      return try token(of: field, scope)
    } catch let problem as Problem {
      if problem.status == .unauthorized { failedTokens.add(address) }
      LogEvent.tokenRefused(id: id, address: address, code: problem.code).write(to: logger)
      throw problem
    }
  }

  private func token(of field: String, _ scope: AccessToken.Scope) throws -> AccessToken {
    let parts = field.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].lowercased() == "bearer",
      let secret = TokenSecret(String(parts[1])),
      let token = try store.view({ try $0.token(secret) })
    else { throw Problem.badToken("is none of this service") }
    guard token.revokedAt == nil else { throw Problem.badToken("has been revoked") }
    guard token.isValid(at: Date()) else { throw Problem.badToken("has expired") }
    guard token.scopes.contains(scope) else { throw Problem.noScope(scope) }
    return token
  }
}
