/**
 * Drives a kernel through samples: a block of the inputs goes into its memory, what it computed comes out. Blocks are taken one
 * after the other, by whichever thread is free. Stands alone, without a name from outside: its text is also the program of
 * further threads (see crew.ts).
 */

/** Where things lie in the kernel's memory, as plain data. Byte offsets. */
export type BlockPlan = {
  readonly block: number
  readonly unroll: number
  readonly months: number
  readonly inputs: readonly (readonly [index: number, offset: number])[]
  readonly parameters: readonly (readonly [index: number, offset: number])[]
  readonly tables: readonly (readonly [index: number, offset: number])[]
  readonly outputs: readonly { readonly offset: number; readonly isMonthly: boolean }[]
}

export type BlockJob = {
  readonly inputs: readonly Float64Array[]
  readonly parameters: ArrayLike<number>
  readonly tables: readonly Float64Array[]
  readonly samples: number
  readonly from: number
  readonly to: number
  readonly results: readonly Float64Array[]
  /** How many blocks are taken, in its first place; all threads of a job look at the same. */
  readonly progress: Int32Array
}

/** `figures` is the kernel's memory; `run(area, bytes)` the kernel. Returns how many blocks there are and how many were done here. */
export function runBlocks(
  plan: BlockPlan,
  job: BlockJob,
  figures: Float64Array,
  run: (area: number, bytes: number) => void,
): { readonly parts: number; readonly done: number } {
  const { block, unroll, months } = plan
  const { inputs, parameters, tables, samples, from, to, results, progress } = job
  for (const [index, offset] of plan.parameters) figures[offset / 8] = parameters[index] ?? Number.NaN
  for (const [index, offset] of plan.tables) figures.set(tables[index] ?? [], offset / 8)
  const parts = Math.ceil((to - from) / block)
  let done = 0
  for (let part = Atomics.add(progress, 0, 1); part < parts; part = Atomics.add(progress, 0, 1)) {
    const first = from + part * block
    const count = Math.min(block, to - first)
    for (const [index, offset] of plan.inputs) {
      const column = inputs[index]
      if (column !== undefined) figures.set(column.subarray(first, first + count), offset / 8)
    }
    run(0, Math.ceil(count / (2 * unroll)) * 16 * unroll)
    for (const [k, { offset, isMonthly }] of plan.outputs.entries()) {
      for (let month = 0; month < (isMonthly ? months : 1); month++) {
        const at = offset / 8 + month * block
        results[k]?.set(figures.subarray(at, at + count), month * samples + first)
      }
    }
    done++
  }
  return { parts, done }
}
