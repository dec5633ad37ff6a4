public import Charts
import Foundation
public import Indicators

/// The observations of one area and year, as views by the indicator's code.
public struct FigureSet: Sendable {
  public let catalogue: Catalogue
  public let state: PageState
  /// The id of the figure whose sentence is open.
  public let selected: String?
  /// In the order of the catalogue.
  public let published: [PublishedObservation]

  private let places: [String: Int]

  /// - Parameter published: in any order; of several with one indicator, the first result is the one that
  ///   charts show.
  public init(
    _ published: [PublishedObservation], catalogue: Catalogue, state: PageState, selected: String?
  ) {
    let order = Dictionary(
      catalogue.indicators.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { one, _ in one })
    func rank(_ one: PublishedObservation) -> (Int, Int, Int) {
      let observation = one.observation
      return (
        order[observation.indicator] ?? .max, observation.kind == .result ? 0 : 1,
        observation.variant
      )
    }
    self.published = published.sorted { rank($0) < rank($1) }
    self.catalogue = catalogue
    self.state = state
    self.selected = selected
    places = Dictionary(
      self.published.enumerated().map { ($1.observation.indicator, $0) },
      uniquingKeysWith: { one, _ in one })
  }

  public func observation(_ code: String) -> PublishedObservation? {
    places[code].map { published[$0] }
  }

  public func figure(_ code: String) -> FigureView? { observation(code).map(view) }

  public func view(_ published: PublishedObservation) -> FigureView {
    FigureView(published, catalogue: catalogue, state: state, selected: selected)
  }

  /// Whether there are figures for all of these.
  public func has(all codes: [String]) -> Bool { codes.allSatisfy { places[$0] != nil } }

  /// A figure as charts take it.
  ///
  /// - Parameter name: in place of the indicator's.
  public func value(_ code: String, name: BilingualText? = nil) -> ChartValue? {
    observation(code).map { ChartValue($0, view($0), name: name, language: state.language) }
  }
}

extension ChartValue {
  /// - Parameter name: in place of the indicator's.
  public init(
    _ published: PublishedObservation, _ figure: FigureView, name: BilingualText? = nil,
    language: Language
  ) {
    let quantity = published.observation.quantity
    let mark: Mark
    switch quantity.qualifier {
    case _ where figure.isDerived: mark = .derived
    case .exact: mark = quantity.isRounded ? .about : .exact
    case .atLeast: mark = .atLeast
    case .atMost: mark = .atMost
    case .about: mark = .about
    case .near: mark = .near
    }
    func double(_ value: Decimal) -> Double { (value as NSDecimalNumber).doubleValue }
    self.init(
      id: figure.id, label: name?[language] ?? figure.name,
      secondaryLabel: name?[language.other] ?? figure.otherName,
      value: double(quantity.value), text: figure.amount,
      unit: figure.unit ?? "", lowerBound: quantity.lowerBound.map(double),
      upperBound: quantity.upperBound.map(double), mark: mark, link: figure.href)
  }
}
