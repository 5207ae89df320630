/**
 * Further threads: the host gives them, kernels share their samples out among them. A sample is computed by the same
 * instructions wherever it is, so results do not depend on how many there are, to the last bit.
 */
import { power } from "../../graph/power.ts"
import { type ColumnJob, drawColumns, drawPart } from "./draw-columns.ts"
import { type BlockJob, type BlockPlan, runBlocks } from "./run-blocks.ts"

/** A run, or some inputs, in parts, of which each thread takes the next while there is one. Arrays lie in shared memory. */
export type CrewTask = (KernelTask | ColumnsTask) & {
  /** How many parts are taken, and how many are done; `brokenMark` and more where a thread broke. */
  readonly progress: Int32Array
}

type ColumnsTask = { readonly kind: "columns"; readonly module: WebAssembly.Module; readonly jobs: readonly ColumnJob[] }

type KernelTask = {
  readonly kind: "kernel"
  /** Names the kernel, so that a thread makes each one once. */
  readonly id: number
  readonly module: WebAssembly.Module
  /** Of memory that the kernel works in. */
  readonly bytes: number
  readonly plan: BlockPlan
  readonly job: BlockJob
}

/** Of a task: how many parts there are, how many of them the one that asks did itself. */
type Parts = { readonly parts: number; readonly done: number }

export type Crew = {
  /** Besides the one that asks. */
  readonly threads: number
  /**
   * Shows a task to all of them; the one that asks then takes parts itself, and what is returned here waits until all are done.
   * A thread that comes too late finds nothing left, and nobody waits for it. Errors: internal, when one broke.
   */
  readonly start: (task: CrewTask) => (own: Parts) => void
}

/** Of a task that none has begun. Without a crew there is one at a time, done before the next is asked for. */
export function newProgress(crew: Crew | null): Int32Array {
  return crew === null ? alone.fill(0) : new Int32Array(new SharedArrayBuffer(8))
}

const alone = new Int32Array(2)

let current: Crew | null = null

/** Null: the one thread does all. */
export function useCrew(crew: Crew | null): void {
  current = crew
}

export function crewInUse(): Crew | null {
  return current
}

/** Doubles that all threads see, where there are several. */
export function column(length: number): Float64Array {
  return current === null
    ? new Float64Array(length)
    : new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT))
}

/** The same figures where all threads see them. */
export function shared(figures: Float64Array): Float64Array {
  if (isShared(figures)) return figures
  const copy = column(figures.length)
  copy.set(figures)
  return copy
}

export function isShared({ buffer }: Float64Array): boolean {
  return typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer
}

/**
 * A thread as its host gives it: it runs `crewProgram()` and hands every message to `work`. In a browser the messages go through the
 * port of a MessageChannel: those of a worker to a worker of its own wait until the first one rests.
 */
export type CrewWorker = { readonly post: (message: CrewMessage) => void }

/**
 * A crew of `threads` in all, the one that asks included; null where that is the only one, or no whole number is given. Workers
 * are made when the first task is there, or at once: a browser starts one only while the one that asks does not wait.
 */
export function crewOf(threads: number, createWorker: () => CrewWorker, isReadyAtOnce = false): Crew | null {
  if (!Number.isInteger(threads) || threads < 2) return null
  const workers: CrewWorker[] = []
  const employ = (): void => {
    while (workers.length < threads - 1) workers.push(createWorker())
  }
  if (isReadyAtOnce) employ()
  return {
    threads: threads - 1,
    start: (task) => {
      employ()
      for (const worker of workers) worker.post({ task })
      return (own) => waitFor(task.progress, own)
    },
  }
}

const brokenMark = 2 ** 30

/** Kernels that a thread keeps made; one that was forgotten is made again of its module, which takes little. */
const mostKernels = 64

/** Node lets its main thread wait; a browser does so in workers only. */
function waitFor(progress: Int32Array, { parts, done }: Parts): void {
  Atomics.add(progress, 1, done)
  for (let all = Atomics.load(progress, 1); all < parts; all = Atomics.load(progress, 1)) Atomics.wait(progress, 1, all)
  if (Atomics.load(progress, 1) >= brokenMark) throw new Error("internal: a thread broke while it ran a kernel")
}

/** What a host posts to a thread. */
export type CrewMessage = { readonly task: CrewTask }

/**
 * The program of a thread, as text for a worker of any host: it defines `work(message)`, and the host's own line calls it
 * for each message. Text, since a worker has no modules of ours.
 */
export function crewProgram(): string {
  return `const runBlocks = ${runBlocks.toString()};
const drawColumns = ${drawColumns.toString()};
const drawPart = ${drawPart.toString()};
const power = ${power.toString()};
const kernels = new Map();
const memory = new WebAssembly.Memory({ initial: 1 });
const drawingMemory = new WebAssembly.Memory({ initial: 1 });
let drawing = null;
const tasks = {
  kernel: ({ id, module, bytes, plan, job }) => {
    const missing = Math.ceil((bytes - memory.buffer.byteLength) / 65536);
    if (missing > 0) memory.grow(missing);
    const kernel = kernels.get(id) ?? new WebAssembly.Instance(module, { env: { memory, power } }).exports.run;
    kernels.delete(id);
    kernels.set(id, kernel);
    for (const oldest of kernels.keys()) if (kernels.size > ${mostKernels}) kernels.delete(oldest);
    return runBlocks(plan, job, new Float64Array(memory.buffer), kernel).done;
  },
  columns: ({ module, jobs, progress }) => {
    drawing ??= new WebAssembly.Instance(module, { env: { memory: drawingMemory } }).exports;
    return drawColumns(jobs, progress, (job, begin, end) => drawPart(job, begin, end, drawingMemory.buffer, drawing)).done;
  },
};
function work({ task }) {
  try {
    Atomics.add(task.progress, 1, tasks[task.kind](task));
  } catch {
    Atomics.or(task.progress, 1, ${brokenMark});
  }
  Atomics.notify(task.progress, 1);
}
`
}
