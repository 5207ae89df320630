/** Entropy and mutual information in bits, with the bias of few rows taken off. Source: Shannon (1948); Miller, Note on the bias of
 * information estimates (1955): an entropy counted on n rows is too low by (cells − 1) / (2 n ln 2), a mutual information too high. */

/** As counted. */
export function countedEntropy(counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0)
  return -counts.filter((count) => count > 0).reduce((sum, count) => sum + (count / all) * Math.log2(count / all), 0)
}

/** Miller and Madow's. */
export function entropyOf(counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0)
  return countedEntropy(counts) + (cellsOf(counts) - 1) / (2 * all * Math.LN2)
}

function cellsOf(counts: readonly number[]): number {
  return counts.filter((count) => count > 0).length
}

export type Information = {
  /** Bits; below zero by chance where there is none. */
  readonly bits: number
  /** As counted, bias and all. */
  readonly counted: number
  /** 2 n ln 2 times it: of the law of chi-square where nothing goes together (Wilks). */
  readonly g: number
  readonly degrees: number
}

/** Shape: counts [levels of one, levels of the other]. */
export function mutualInformation(counts: readonly (readonly number[])[]): Information {
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (counts[0] ?? []).map((_, k) => counts.reduce((sum, row) => sum + (row[k] ?? 0), 0))
  const cells = counts.flat()
  const all = rows.reduce((sum, count) => sum + count, 0)
  const counted = countedEntropy(rows) + countedEntropy(columns) - countedEntropy(cells)
  return {
    bits: entropyOf(rows) + entropyOf(columns) - entropyOf(cells),
    counted,
    g: 2 * all * Math.LN2 * counted,
    degrees: (cellsOf(rows) - 1) * (cellsOf(columns) - 1),
  }
}
