// What a thread keeps does not grow with the number of kernels that it is shown.
import { afterEach, expect, test } from "vitest"
import { GraphBuilder } from "../../graph/graph.ts"
import { type CrewMessage, type CrewTask, column, crewProgram, useCrew } from "./crew.ts"
import { compileWasm } from "./wasm.ts"

afterEach(() => useCrew(null))

type Thread = { readonly work: (message: CrewMessage) => void; readonly kernels: ReadonlyMap<number, unknown> }

const samples = 64

/** Of x + 1, as a crew is shown it, with the result to come. */
function taskOfKernel(): { readonly task: Extract<CrewTask, { kind: "kernel" }>; readonly result: Float64Array } {
  const shown: CrewTask[] = []
  const start = (task: CrewTask): (() => void) => {
    shown.push(task)
    return () => {}
  }
  useCrew({ threads: 1, start })
  const graph = new GraphBuilder()
  const sum = graph.operation("add", graph.input(0), graph.constant(1))
  // So many months that a second thread is worth while.
  const { kernel } = compileWasm(graph, 4_000_000, [sum])
  const [inputs, result] = [column(samples).fill(2), column(samples)]
  kernel([inputs], [], samples, 0, samples, [result])
  const [task] = shown
  if (task?.kind !== "kernel") throw new Error("no task was shown")
  return { task, result }
}

test("a thread keeps some kernels, and makes again what it forgot", () => {
  const { task, result } = taskOfKernel()
  const thread = new Function(`${crewProgram()}return { work, kernels }`)() as Thread // what the program defines
  const show = (id: number, to: number): void => {
    const progress = new Int32Array(new SharedArrayBuffer(8))
    thread.work({ task: { ...task, id, progress, job: { ...task.job, to, progress } } })
    expect(progress[1]).toBe(to > 0 ? 1 : 0)
  }
  for (let id = 1; id <= 1000; id++) show(id, 0)
  expect(thread.kernels.size).toBe(64)
  expect(thread.kernels.has(1)).toBe(false)
  result.fill(0)
  show(1, samples)
  expect(result).toEqual(new Float64Array(samples).fill(3))
  expect(thread.kernels.size).toBe(64)
})
