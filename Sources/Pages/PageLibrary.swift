public import Foundation
import Mustache

/// The templates, and the files that pages load, from the program itself or from a folder.
///
/// ```swift
/// let library = try PageLibrary()
/// let html = library.render("home", page, in: frame)
/// ```
public struct PageLibrary: Sendable {
  /// The static files by their names, which change with what they hold.
  public let assets: [String: Asset]
  public let names: AssetNames

  private let templates: MustacheLibrary

  /// - Parameter folder: where templates and files are read from, in place of those in the program.
  /// - Throws: ``PageLibraryError`` where one is missing or is no template.
  public init(folder: URL? = nil) throws {
    let files = try folder.map(Self.files(in:)) ?? Self.embedded
    var templates: [String: MustacheTemplate] = [:]
    for (name, bytes) in files where name.hasSuffix(".mustache") {
      do {
        templates[String(name.dropLast(9))] = try MustacheTemplate(
          string: String(decoding: bytes, as: UTF8.self))
      } catch {
        throw PageLibraryError("\(name) is no template: \(error)")
      }
    }
    self.templates = MustacheLibrary(templates: templates)
    let style = try Asset("style.css", "text/css; charset=utf-8", in: files)
    let text = try Asset("text.css", "text/css; charset=utf-8", in: files)
    let script = try Asset("script.js", "text/javascript; charset=utf-8", in: files)
    let icon = try Asset("icon.svg", "image/svg+xml", in: files)
    names = AssetNames(
      style: style.path, text: text.path, script: script.path, icon: icon.path)
    assets = Dictionary(uniqueKeysWithValues: [style, text, script, icon].map { ($0.name, $0) })
  }

  /// A page as HTML.
  ///
  /// - Parameter page: its stored properties are what the template names.
  /// - Precondition: there is a template of this name.
  public func render(_ name: String, _ page: any Sendable, in frame: Frame) -> [UInt8] {
    guard let html = templates.render(FramedPage(page: page, frame: frame), withTemplate: name)
    else { preconditionFailure("There is no template \(name).") }
    return Array(html.utf8)
  }

  private static func files(in folder: URL) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for file in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    {
      files[file.lastPathComponent] = Array(try Data(contentsOf: file))
    }
    return files
  }
}

/// What is wrong with the files of pages.
public struct PageLibraryError: Error, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// What a template sees: the page's own properties, and behind them those of the frame.
private struct FramedPage: MustacheParent {
  let page: any Sendable
  let frame: Frame

  func child(named name: String) -> Any? {
    for part in [page, frame] as [any Sendable] {
      for child in Mirror(reflecting: part).children where child.label == name {
        if let choices = child.value as? [Frame.Choice] { return choices.map(NamedChoice.init) }
        let value = Mirror(reflecting: child.value)
        return value.displayStyle == .optional ? value.children.first?.value : child.value
      }
    }
    return nil
  }
}

/// A choice whose properties are found by name: of areas there are thousands, and reflection takes its time for each.
private struct NamedChoice: MustacheParent {
  let choice: Frame.Choice

  func child(named name: String) -> Any? {
    switch name {
    case "value": choice.value
    case "name": choice.name
    case "isChosen": choice.isChosen
    default: nil
    }
  }
}
