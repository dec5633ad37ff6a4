/// What the operator says of the service: where it is reached, and under which terms its data are given.
public struct Site: Sendable, Hashable {
  /// Without a slash at its end: `https://data.example.cn`. What is kept of an answer, such as a
  /// citation, leads there.
  public var address: String
  /// The name of the licence as SPDX lists it: `CC-BY-4.0`.
  public var licence: String
  /// Where the licence can be read.
  public var licenceAddress: String

  public init(address: String, licence: String, licenceAddress: String) {
    self.address = address
    self.licence = licence
    self.licenceAddress = licenceAddress
  }
}
