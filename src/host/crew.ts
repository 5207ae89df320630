/** Threads of Node for the kernels of the engine. They start when the first task is there, and hold no process open. */
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import { type Crew, type CrewMessage, crewProgram } from "../index.ts"

/** `threads` in all, this one included; as many as the machine runs at once where none are asked for. */
export function createCrew(threads: number = availableParallelism()): Crew | null {
  if (threads <= 1) return null
  const workers: Worker[] = []
  return {
    threads: threads - 1,
    start: (tasks) => {
      while (workers.length < Math.min(tasks.length, threads - 1)) workers.push(createWorker())
      const counters = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))
      for (const [k, task] of tasks.entries()) workers[k]?.postMessage({ task, counters } satisfies CrewMessage)
      return () => waitFor(counters, tasks.length)
    },
  }
}

function createWorker(): Worker {
  const source = `${crewProgram()}require("node:worker_threads").parentPort.on("message", work);`
  const worker = new Worker(source, { eval: true })
  worker.unref()
  return worker
}

/** Node lets its main thread wait; a browser does so in workers only. */
function waitFor(counters: Int32Array, count: number): void {
  for (let done = Atomics.load(counters, 0); done < count; done = Atomics.load(counters, 0)) Atomics.wait(counters, 0, done)
  if (Atomics.load(counters, 1) > 0) throw new Error("internal: a thread broke while it ran a kernel")
}
