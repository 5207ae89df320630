/**
 * Fills columns of inputs: Sobol points, their normal quantiles, an exponential of those, a stretch at a time in the memory of
 * the drawing module. Stands alone, without a name from outside: its text is also part of the program of further threads.
 */

export type ColumnJob = {
  /** Where the figures go, and where the points are already if they need not be drawn. Lengths are multiples of 4. */
  readonly out: Float64Array
  /** Null: the points are there. Direction numbers with their bits in reverse order, and the scramble of each replicate. */
  readonly sobol: {
    readonly row: Uint32Array
    readonly seeds: readonly number[]
    readonly perReplicate: number
    readonly from: number
  } | null
  /** The points become the z below which a standard normal variable falls with probability u. */
  readonly isNormal: boolean
  /** The points become factor · (shift + scale · point). */
  readonly linear: { readonly shift: number; readonly scale: number; readonly factor: number } | null
  /** They become factor · exp(shift + scale · point); with a table factor · (shift + scale · x), x by its logits. */
  readonly shaped: {
    readonly table: Float64Array | null
    readonly shift: number
    readonly scale: number
    readonly factor: number
  } | null
}

/** What the drawing module exports; addresses in bytes. */
export type DrawingExports = {
  readonly sobol: (row: number, fourApart: number, first: number, point: number, end: number, seed: number, out: number) => void
  readonly normal: (address: number, bytes: number, list: number) => void
  readonly exponential: (address: number, bytes: number, shift: number, scale: number, factor: number) => void
  readonly logistic: (address: number, bytes: number, table: number, shift: number, scale: number, factor: number) => void
}

/**
 * `memory` is that of the module, one page: 32 direction numbers, four points, the stretch that is worked on, a table, a list. Parts, a
 * replicate of a column or as much, are taken in turn by whichever thread is free: `progress` begins with how many are taken. Returns how
 * many there are and how many were done here.
 */
export function drawColumns(
  jobs: readonly ColumnJob[],
  progress: Int32Array,
  memory: ArrayBuffer,
  code: DrawingExports,
): { readonly parts: number; readonly done: number } {
  const [fourAt, dataAt, stretch, tableAt, listAt] = [128, 256, 2048, 17408, 20480]
  const integers = new Uint32Array(memory)
  const data = new Float64Array(memory, dataAt, stretch)
  let next = Atomics.add(progress, 0, 1)
  let [parts, done] = [0, 0]
  for (const { out, sobol, isNormal, linear, shaped } of jobs) {
    const length = sobol === null ? 4 * stretch : sobol.perReplicate
    for (let begin = 0; begin < out.length; begin += length) {
      if (parts++ !== next) continue
      if (shaped?.table) new Float64Array(memory, tableAt, shaped.table.length).set(shaped.table)
      if (sobol !== null) {
        integers.set(sobol.row, 0)
        integers.set([0, sobol.row[0] ?? 0, (sobol.row[0] ?? 0) ^ (sobol.row[1] ?? 0), sobol.row[1] ?? 0], fourAt / 4)
      }
      const end = Math.min(out.length, begin + length)
      for (let first = begin; first < end; first += stretch) {
        const count = Math.min(stretch, end - first)
        if (sobol === null) data.set(out.subarray(first, first + count))
        else {
          const index = sobol.from + first - begin
          let point = 0
          for (let gray = index ^ (index >>> 1), k = 0; gray !== 0; gray >>>= 1, k++) if (gray & 1) point ^= sobol.row[k] ?? 0
          code.sobol(0, fourAt, index, point, index + count, sobol.seeds[begin / length] ?? 0, dataAt)
        }
        if (isNormal) code.normal(dataAt, count * 8, listAt)
        if (linear !== null) {
          const { shift, scale, factor } = linear
          for (let k = 0; k < count; k++) data[k] = factor * (shift + scale * (data[k] ?? 0))
        }
        if (shaped !== null) {
          const { table, shift, scale, factor } = shaped
          if (table === null) code.exponential(dataAt, count * 8, shift, scale, factor)
          else code.logistic(dataAt, count * 8, tableAt, shift, scale, factor)
        }
        out.set(data.subarray(0, count), first)
      }
      done++
      next = Atomics.add(progress, 0, 1)
    }
  }
  return { parts, done }
}
