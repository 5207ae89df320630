/** Columns of inputs by vector code, shared out among the threads where there are several. */
import { crewInUse, isShared } from "./crew.ts"
import { type ColumnJob, type DrawingExports, drawColumns } from "./draw-columns.ts"
import { exponentialColumn, logisticColumn, normalColumn, sobolColumn } from "./drawing-code.ts"
import { moduleBytes } from "./module.ts"
import { exponential, logarithm } from "./vector-math.ts"

const calls = { exp: 0, log: 1 } as const

function drawingModule(): Uint8Array<ArrayBuffer> {
  return moduleBytes(
    [],
    [
      { takes: ["v128"], gives: ["v128"], code: exponential() },
      { takes: ["v128"], gives: ["v128"], code: logarithm() },
      { takes: ["i32", "i32", "i32", "i32", "i32", "i32", "i32"], gives: [], code: sobolColumn(), name: "sobol" },
      { takes: ["i32", "i32"], gives: [], code: normalColumn(calls.log), name: "normal" },
      { takes: ["i32", "i32", "f64", "f64", "f64"], gives: [], code: exponentialColumn(calls.exp), name: "exponential" },
      { takes: ["i32", "i32", "i32", "f64", "f64", "f64"], gives: [], code: logisticColumn(calls.exp), name: "logistic" },
    ],
  )
}

type Own = { readonly module: WebAssembly.Module; readonly memory: WebAssembly.Memory; readonly code: DrawingExports }

let own: Own | null = null

function ownModule(): Own {
  if (own !== null) return own
  const module = new WebAssembly.Module(drawingModule())
  const memory = new WebAssembly.Memory({ initial: 1 })
  const code = new WebAssembly.Instance(module, { env: { memory } }).exports as DrawingExports // the exports of our own bytes
  own = { module, memory, code }
  return own
}

/** Numbers below which a second thread would cost more than it saves. */
const leastForThreads = 2_000_000

/** All of them; lengths are multiples of 4. */
export function drawAll(jobs: readonly ColumnJob[]): void {
  const { module, memory, code } = ownModule()
  const crew = crewInUse()
  const numbers = jobs.reduce((sum, { points }) => sum + points.length, 0)
  const isWorth = crew !== null && numbers >= leastForThreads && jobs.every((job) => isShared(job.points))
  const threads = isWorth ? Math.min(crew.threads + 1, jobs.length) : 1
  const shares = Array.from({ length: threads }, (_, k) => jobs.filter((_, j) => j % threads === k))
  const [first = [], ...others] = shares
  const wait = others.length === 0 ? null : crew?.start(others.map((share) => ({ kind: "columns", module, jobs: share })))
  drawColumns(first, memory.buffer, code)
  wait?.()
}
