/** Threads of Node for the engine. They start when the first task is there, and hold no process open. */
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import { type Crew, type CrewWorker, crewOf, crewProgram } from "../index.ts"

/** `threads` in all, this one included; as many as the machine runs at once where none are asked for. */
export function createCrew(threads: number = availableParallelism()): Crew | null {
  return crewOf(threads, createWorker)
}

function createWorker(): CrewWorker {
  const source = `${crewProgram()}require("node:worker_threads").parentPort.on("message", work);`
  const worker = new Worker(source, { eval: true })
  worker.unref()
  return { post: (message) => worker.postMessage(message) }
}
