import Foundation
import Indicators

/// The catalogue below the working directory, read once.
enum ProjectCatalogue {
  static let catalogue: Catalogue = {
    let folder = URL(filePath: "Config/catalogue")
    do {
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      let files = try names.filter(CatalogueFile.isPart).map { name in
        CatalogueFile(
          name: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
      }
      return try Catalogue(files: files)
    } catch {
      fail("no catalogue in \(folder.path); the project's root would be the right folder: \(error)")
    }
  }()
}
