import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { GraphBuilder, type NodeId } from "../graph/graph.ts"
import { type Op, operators } from "../graph/operators.ts"
import { type Over, reductions } from "../graph/reductions.ts"
import { EndlessHistory, schedule } from "../graph/schedule.ts"
import { interpret } from "./interpreter.ts"
import { compileJavaScript } from "./javascript.ts"
import { compileProgram } from "./program.ts"
import { compileWasm } from "./wasm/wasm.ts"

const months = 7
const inputs = 3

/** A recipe of steps, each naming operands by position among the nodes that stand already. */
type Step = { kind: "op" | "reduce" | "state"; pick: number; a: number; b: number; c: number }

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("op", "op", "op", "reduce", "state"),
  pick: fc.nat(1000),
  a: fc.nat(1000),
  b: fc.nat(1000),
  c: fc.nat(1000),
})

function build(steps: readonly Step[], constants: readonly number[]): { graph: GraphBuilder; nodes: NodeId[] } {
  const graph = new GraphBuilder()
  const nodes = [...constants.map((c) => graph.constant(c)), graph.month(), graph.parameter(0)]
  for (let k = 0; k < inputs; k++) nodes.push(graph.input(k))
  const monthly = new Set<NodeId>([graph.month()])
  const ops = Object.keys(operators) as Op[]
  const overs = Object.keys(reductions) as Over[]
  const open: { state: NodeId; pick: number }[] = []
  for (const { kind, pick, a, b, c } of steps) {
    const at = (n: number): NodeId => nodes[n % nodes.length] ?? 0
    if (kind === "op") {
      const op = ops[pick % ops.length] ?? "add"
      const args = [at(a), at(b), at(c)].slice(0, operators[op].arity)
      const id = graph.operation(op, ...args)
      if (args.some((arg) => monthly.has(arg))) monthly.add(id)
      nodes.push(id)
    } else if (kind === "reduce") {
      const of = at(a)
      if (monthly.has(of)) nodes.push(graph.reduction(overs[pick % overs.length] ?? "sum", of, b % months))
    } else {
      const scalars = nodes.filter((id) => !monthly.has(id))
      const state = graph.state(scalars[a % scalars.length] ?? 0)
      monthly.add(state)
      nodes.push(state)
      open.push({ state, pick })
    }
  }
  for (const { state, pick } of open) graph.setNext(state, nodes[pick % nodes.length] ?? 0)
  return { graph, nodes }
}

function agree(a: number, b: number): boolean {
  if (Object.is(a, b) || a === b) return true
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))
}

type Backend = {
  readonly name: string
  /** Runs two samples. */
  readonly run: (graph: GraphBuilder, outputs: readonly NodeId[], columns: readonly Float64Array[], parameter: number) => Results
}
type Results = { readonly results: readonly Float64Array[]; readonly isMonthly: readonly boolean[] }

const samples = 2

function roomFor(isMonthly: readonly boolean[]): Float64Array[] {
  return isMonthly.map((monthly) => new Float64Array(monthly ? samples * months : samples))
}

/** Of a graph as it was built, and of the one that the passes make of it. */
const backends: readonly Backend[] = [
  ...[compileJavaScript, compileWasm].map(
    (compile): Backend => ({
      name: compile.name,
      run: (graph, outputs, columns, parameter) => {
        const { kernel, isMonthly } = compile(graph, months, outputs)
        const results = roomFor(isMonthly)
        kernel(columns, [parameter], samples, 0, samples, results)
        return { results, isMonthly }
      },
    }),
  ),
  ...[compileJavaScript, compileWasm].map(
    (compile): Backend => ({
      name: `${compile.name} of the simplified graph`,
      run: (graph, outputs, columns, parameter) => {
        const options = { months, parameters: 1, isContinuous: () => true, compile }
        const program = compileProgram(graph, outputs, options)
        const results = roomFor(program.isMonthly)
        program.run(columns, [parameter], samples, results)
        return { results, isMonthly: program.isMonthly }
      },
    }),
  ),
]

/** Nothing between 0 and what a division can bear: the reciprocal of a subnormal is infinite where the quotient is not. */
const figure = fc.double({ min: -50, max: 50, noNaN: true }).map((x) => (Math.abs(x) < 1e-9 ? 0 : x))

describe.each(backends)("$name agrees with the interpreter", ({ run }) => {
  test("on random graphs with states and reductions", () => {
    let compared = 0
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 5, maxLength: 60 }),
        fc.array(figure, { minLength: 2, maxLength: 4 }),
        fc.array(figure, { minLength: samples * inputs, maxLength: samples * inputs }),
        figure,
        (steps, constants, figures, parameter) => {
          const { graph, nodes } = build(steps, constants)
          const outputs = nodes.slice(-12)
          if (isEndless(graph, outputs)) return
          const columns = Array.from({ length: inputs }, (_, k) =>
            Float64Array.from(figures.slice(samples * k, samples * (k + 1))),
          )
          const { results, isMonthly } = run(graph, outputs, columns, parameter)
          for (let sample = 0; sample < samples; sample++) {
            const value = interpret(graph, { inputs: columns.map((c) => c[sample] ?? 0), parameters: [parameter], months })
            for (const [k, id] of outputs.entries()) {
              for (let t = 0; t < (isMonthly[k] === true ? months : 1); t++) {
                compared++
                const got = results[k]?.[t * samples + sample] ?? Number.NaN
                expect(agree(got, value(id, t)), `node ${id} month ${t}: ${got} and ${value(id, t)}`).toBe(true)
              }
            }
          }
        },
      ),
      { numRuns: 600, seed: 1 },
    )
    expect(compared).toBeGreaterThan(10_000)
  })
})

function isEndless(graph: GraphBuilder, outputs: readonly NodeId[]): boolean {
  try {
    schedule(graph, outputs)
    return false
  } catch (problem) {
    if (problem instanceof EndlessHistory) return true
    throw problem
  }
}
