// Threads that come in time, too late, or break: workers that run in this very thread, when the test wants them to.
import { afterEach, expect, test } from "vitest"
import { GraphBuilder } from "../../graph/graph.ts"
import { type CrewMessage, column, crewOf, crewProgram, useCrew } from "./crew.ts"
import { compileWasm } from "./wasm.ts"

const samples = 4096
const months = 120

/** Enough of a model to be worth a thread: the sum over the months of a growing figure. */
function kernelOf(): (results: Float64Array) => void {
  const graph = new GraphBuilder()
  let node = graph.operation("multiply", graph.input(0), graph.month())
  for (let k = 0; k < 500; k++) node = graph.operation("add", node, graph.operation("multiply", graph.month(), graph.input(0)))
  const steps = Array.from({ length: 500 }, (_, k) => k).reduce(
    (sum, k) => graph.operation("add", graph.operation("multiply", sum, graph.constant(1 + 1e-5 * k)), graph.month()),
    node,
  )
  const { kernel } = compileWasm(graph, months, [graph.reduction("sum", steps, 0)])
  return (results) => {
    const inputs = column(samples)
    for (let s = 0; s < samples; s++) inputs[s] = Math.sin(s)
    kernel([inputs], [], samples, 0, samples, [results])
  }
}

/** The program of a thread, here. */
function workOf(program: string = crewProgram()): (message: CrewMessage) => void {
  return new Function(`${program}; return work`)() as (message: CrewMessage) => void // what the program defines
}

/** What the kernel gives when a crew of workers like this one helps. */
function resultOf(post: ((message: CrewMessage) => void) | null, threads = 2): Float64Array {
  const crew = post === null ? null : crewOf(threads, () => ({ post }))
  useCrew(crew)
  const results = column(samples)
  kernelOf()(results)
  return results.slice()
}

afterEach(() => useCrew(null))

test("a thread that takes all parts before the one that asks", () => {
  const alone = resultOf(null)
  let tasks = 0
  const work = workOf()
  const helped = resultOf((message) => {
    tasks++
    work(message)
  })
  expect(tasks).toBe(1)
  expect(helped).toEqual(alone)
})

test("nobody waits for a thread that comes too late, and it changes nothing", () => {
  const late: CrewMessage[] = []
  const results = resultOf((message) => late.push(message))
  expect(late).toHaveLength(1)
  const before = results.slice()
  const work = workOf()
  for (const message of late) work(message)
  expect(results).toEqual(before)
  expect(results).toEqual(resultOf(null))
})

test.each([2, 3, 4])("of %i threads all others break: an error of ours, and no endless wait", (threads) => {
  const work = workOf(`${crewProgram()}; tasks.kernel = () => { throw new Error("broken") }`)
  expect(() => resultOf(work, threads)).toThrow("internal: a thread broke")
})
