/**
 * Further threads: the host gives them, kernels share their samples out among them. A sample is computed by the same
 * instructions wherever it is, so results do not depend on how many there are, to the last bit.
 */
import { type ColumnJob, drawColumns } from "./draw-columns.ts"
import { type BlockJob, type BlockPlan, runBlocks } from "./run-blocks.ts"

/** A part of a run, or some of its inputs, to be done by one thread. Arrays of jobs lie in shared memory. */
export type CrewTask = KernelTask | ColumnsTask

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

export type Crew = {
  /** Besides the one that asks. */
  readonly threads: number
  /** Hands out the tasks, one a thread; what it returns waits until all are done. Errors: internal, when one broke. */
  readonly start: (tasks: readonly CrewTask[]) => () => void
}

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
 * A crew of `threads` in all, the one that asks included; null where that is the only one. Workers are made when the first
 * task is there, or at once: a browser starts one only while the one that asks does not wait.
 */
export function crewOf(threads: number, createWorker: () => CrewWorker, isReadyAtOnce = false): Crew | null {
  if (threads <= 1) return null
  const workers: CrewWorker[] = []
  const employ = (count: number): void => {
    while (workers.length < Math.min(count, threads - 1)) workers.push(createWorker())
  }
  if (isReadyAtOnce) employ(threads - 1)
  return {
    threads: threads - 1,
    start: (tasks) => {
      employ(tasks.length)
      const counters = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))
      for (const [k, task] of tasks.entries()) workers[k]?.post({ task, counters })
      return () => waitFor(counters, tasks.length)
    },
  }
}

/** Node lets its main thread wait; a browser does so in workers only. */
function waitFor(counters: Int32Array, count: number): void {
  for (let done = Atomics.load(counters, 0); done < count; done = Atomics.load(counters, 0)) Atomics.wait(counters, 0, done)
  if (Atomics.load(counters, 1) > 0) throw new Error("internal: a thread broke while it ran a kernel")
}

/** What a host posts to a thread: the task, and two counters, of the threads that are done and of those that broke. */
export type CrewMessage = { readonly task: CrewTask; readonly counters: Int32Array }

/**
 * The program of a thread, as text for a worker of any host: it defines `work(message)`, and the host's own line calls it
 * for each message. Text, since a worker has no modules of ours.
 */
export function crewProgram(): string {
  return `const runBlocks = ${runBlocks.toString()};
const drawColumns = ${drawColumns.toString()};
const kernels = new Map();
const memory = new WebAssembly.Memory({ initial: 1 });
const drawingMemory = new WebAssembly.Memory({ initial: 1 });
let drawing = null;
const tasks = {
  kernel: ({ id, module, bytes, plan, job }) => {
    const missing = Math.ceil((bytes - memory.buffer.byteLength) / 65536);
    if (missing > 0) memory.grow(missing);
    const kernel = kernels.get(id) ?? new WebAssembly.Instance(module, { env: { memory, power: Math.pow } }).exports.run;
    kernels.set(id, kernel);
    runBlocks(plan, job, new Float64Array(memory.buffer), kernel);
  },
  columns: ({ module, jobs }) => {
    drawing ??= new WebAssembly.Instance(module, { env: { memory: drawingMemory } }).exports;
    drawColumns(jobs, drawingMemory.buffer, drawing);
  },
};
function work({ task, counters }) {
  try {
    tasks[task.kind](task);
  } catch {
    Atomics.add(counters, 1, 1);
  }
  Atomics.add(counters, 0, 1);
  Atomics.notify(counters, 0);
}
`
}
