"""How heavy and how fast the first view is."""

MEASURE = """new Promise((resolve) => {
  const told = { largest: 0, shift: 0 }
  new PerformanceObserver((list) => { for (const one of list.getEntries()) told.largest = one.startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => { for (const one of list.getEntries()) told.shift += one.value })
    .observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => resolve(told), 150)
})"""

MOST_BYTES, LARGEST_PAINT_MS, MOST_SHIFT = 100_000, 500, 0.02


def weighs_little(visit):
    """Document, style, script and pictures, uncompressed."""
    loaded = visit.bytes_loaded()
    total = sum(loaded.values())
    assert 0 < total < MOST_BYTES, f"{total} bytes: {loaded}"
    return total


def paint(visit):
    """When the largest part of the page was there (ms), and by how much anything moved."""
    told = visit.page.evaluate(MEASURE)
    return told["largest"], told["shift"]


def comes_fast(largest):
    assert 0 < largest < LARGEST_PAINT_MS, f"largest contentful paint after {largest:.0f} ms"


def stands_still(shift):
    assert shift < MOST_SHIFT, f"moves by {shift:.3f}"
