/**
 * Threads for the embedded engine of tensors, which looks for a browser's `Worker` and makes as many as `navigator` tells. Node has neither
 * name, so both are given to it here, once for the process and before the engine is opened; nothing else is changed. Without this it computes
 * in the thread that asks.
 */
import { resolveObjectURL } from "node:buffer"
import { Worker as NodeWorker } from "node:worker_threads"

type Received = { readonly data: unknown }

/** In front of the engine's own program: a browser's names for what a thread of Node has. */
const prelude = `const { parentPort } = require("node:worker_threads")
globalThis.self = globalThis
globalThis.postMessage = (message) => parentPort.postMessage(message)
parentPort.on("message", (data) => self.onmessage({ data }))
`

/** A thread that runs the program behind a blob's address. It keeps the process alive only while it computes. */
class BlobWorker {
  onmessage: ((received: Received) => void) | null = null
  onerror: ((problem: Error) => void) | null = null // The engine sets it; what fails ends the process instead.
  #thread: NodeWorker | null = null
  #waiting: unknown[] = []

  constructor(address: string) {
    void this.#start(address)
  }

  async #start(address: string): Promise<void> {
    const program = await resolveObjectURL(address)?.text()
    if (program === undefined) throw new Error("internal: a thread without a program")
    // Options of the process, such as those of a loader, would change how the program is read.
    const thread = new NodeWorker(prelude + program, { eval: true, execArgv: [] })
    thread.on("message", (data: unknown) => {
      thread.unref()
      this.onmessage?.({ data })
    })
    // The engine would go on with numbers that were never computed.
    thread.on("error", (problem) => {
      throw problem
    })
    this.#thread = thread
    for (const message of this.#waiting) thread.postMessage(message)
    this.#waiting = []
  }

  postMessage(message: unknown): void {
    if (this.#thread === null) {
      this.#waiting.push(message)
      return
    }
    this.#thread.ref()
    this.#thread.postMessage(message)
  }

  terminate(): void {
    void this.#thread?.terminate()
  }
}

/** How many threads the engine will have: `count`, or 1 where nothing is to be done. Called once, before the engine is opened. */
export function prepareTensorThreads(count: number): number {
  if (count < 2) return 1
  Object.defineProperty(globalThis, "Worker", { value: BlobWorker, configurable: true })
  Object.defineProperty(globalThis, "navigator", { value: { hardwareConcurrency: count, userAgent: "" }, configurable: true })
  return count
}
