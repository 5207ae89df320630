/** Columns of inputs by vector code, shared out among the threads where there are several. */
import { crewInUse, isShared, newProgress } from "./crew.ts"
import { type ColumnJob, type DrawingExports, drawColumns, drawPart } from "./draw-columns.ts"
import { exponentialColumn, logisticColumn } from "./drawing-code.ts"
import { moduleBytes } from "./module.ts"
import { normalColumn } from "./normal-code.ts"
import { hasRelaxedSimd } from "./simd.ts"
import { sobolColumn } from "./sobol-code.ts"

function drawingModule(isRelaxed: boolean): Uint8Array<ArrayBuffer> {
  return moduleBytes(
    [],
    [
      { takes: ["i32", "i32", "i32", "i32", "i32", "i32", "i32"], gives: [], code: sobolColumn(isRelaxed), name: "sobol" },
      { takes: ["i32", "i32", "i32"], gives: [], code: normalColumn(isRelaxed), name: "normal" },
      { takes: ["i32", "i32", "f64", "f64", "f64"], gives: [], code: exponentialColumn(isRelaxed), name: "exponential" },
      { takes: ["i32", "i32", "i32", "f64", "f64", "f64"], gives: [], code: logisticColumn(isRelaxed), name: "logistic" },
    ],
  )
}

export type Drawing = { readonly module: WebAssembly.Module; readonly memory: WebAssembly.Memory; readonly code: DrawingExports }

export function createDrawing(isRelaxed: boolean): Drawing {
  const module = new WebAssembly.Module(drawingModule(isRelaxed))
  const memory = new WebAssembly.Memory({ initial: 1 })
  const code = new WebAssembly.Instance(module, { env: { memory } }).exports as DrawingExports // the exports of our own bytes
  return { module, memory, code }
}

let own: Drawing | null = null

/** Numbers below which a second thread would cost more than it saves. */
const leastForThreads = 100_000

/** All of them; lengths are multiples of 4. */
export function drawAll(jobs: readonly ColumnJob[]): void {
  own ??= createDrawing(hasRelaxedSimd())
  const { module, memory, code } = own
  const numbers = jobs.reduce((sum, { out }) => sum + out.length, 0)
  const crew = numbers >= leastForThreads && jobs.every((job) => isShared(job.out)) ? crewInUse() : null
  const progress = newProgress(crew)
  const wait = crew?.start({ kind: "columns", module, jobs, progress })
  const parts = drawColumns(jobs, progress, (job, begin, end) => drawPart(job, begin, end, memory.buffer, code))
  wait?.(parts)
}
