/**
 * Fills columns of inputs: Sobol points, their normal quantiles, an exponential of those, a stretch at a time in the memory of
 * the drawing module. Each function stands alone, without a name from outside: its text is also part of the program of further threads.
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
 * Parts, a replicate of a column or as much, are taken in turn by whichever thread is free: `progress` begins with how many are taken.
 * Returns how many there are and how many were done here.
 */
export function drawColumns(
  jobs: readonly ColumnJob[],
  progress: Int32Array,
  drawn: (job: ColumnJob, begin: number, end: number) => void,
): { readonly parts: number; readonly done: number } {
  let next = Atomics.add(progress, 0, 1)
  let [parts, done] = [0, 0]
  for (const job of jobs) {
    const length = job.sobol === null ? 8192 : job.sobol.perReplicate
    for (let begin = 0; begin < job.out.length; begin += length) {
      if (parts++ !== next) continue
      drawn(job, begin, Math.min(job.out.length, begin + length))
      done++
      next = Atomics.add(progress, 0, 1)
    }
  }
  return { parts, done }
}

/** Places `begin` … `end` of a column. In the memory, that of the module, stand 32 direction numbers, four points, the stretch worked on, a table, a list. */
export function drawPart(job: ColumnJob, begin: number, end: number, memory: ArrayBuffer, code: DrawingExports): void {
  const { out, sobol, isNormal, linear, shaped } = job
  const [fourAt, dataAt, stretch, tableAt, listAt] = [128, 256, 2048, 17408, 20480]
  const data = new Float64Array(memory, dataAt, stretch)
  if (shaped?.table) new Float64Array(memory, tableAt, shaped.table.length).set(shaped.table)
  if (sobol !== null) {
    const [first = 0, second = 0] = sobol.row
    const integers = new Uint32Array(memory)
    integers.set(sobol.row, 0)
    integers.set([0, first, first ^ second, second], fourAt / 4)
  }
  for (let from = begin; from < end; from += stretch) {
    const count = Math.min(stretch, end - from)
    if (sobol === null) data.set(out.subarray(from, from + count))
    else {
      const index = sobol.from + from - begin
      let point = 0
      for (let gray = index ^ (index >>> 1), k = 0; gray !== 0; gray >>>= 1, k++) if (gray & 1) point ^= sobol.row[k] ?? 0
      code.sobol(0, fourAt, index, point, index + count, sobol.seeds[begin / sobol.perReplicate] ?? 0, dataAt)
    }
    if (isNormal) code.normal(dataAt, count * 8, listAt)
    if (linear !== null) for (let k = 0; k < count; k++) data[k] = linear.factor * (linear.shift + linear.scale * (data[k] ?? 0))
    if (shaped?.table) code.logistic(dataAt, count * 8, tableAt, shaped.shift, shaped.scale, shaped.factor)
    else if (shaped !== null) code.exponential(dataAt, count * 8, shaped.shift, shaped.scale, shaped.factor)
    out.set(data.subarray(0, count), from)
  }
}
