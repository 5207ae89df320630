import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { GraphBuilder, type NodeId } from "../graph/graph.ts"
import { type Op, operators } from "../graph/operators.ts"
import { type Over, reductions } from "../graph/reductions.ts"
import { EndlessHistory } from "../graph/schedule.ts"
import { interpret } from "./interpreter.ts"
import { compileJavaScript } from "./javascript.ts"

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

describe("the generated JavaScript agrees with the interpreter", () => {
  const figure = fc.double({ min: -50, max: 50, noNaN: true })
  test("on random graphs with states and reductions", () => {
    let compared = 0
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 5, maxLength: 60 }),
        fc.array(figure, { minLength: 2, maxLength: 4 }),
        fc.array(figure, { minLength: 2 * inputs, maxLength: 2 * inputs }),
        figure,
        (steps, constants, figures, parameter) => {
          const { graph, nodes } = build(steps, constants)
          const outputs = nodes.slice(-12)
          const columns = Array.from({ length: inputs }, (_, k) => Float64Array.from(figures.slice(2 * k, 2 * k + 2)))
          const compiled = compileOrNull(graph, outputs)
          if (compiled === null) return
          const results = outputs.map((_, k) => new Float64Array(compiled.isMonthly[k] === true ? 2 * months : 2))
          compiled.kernel(columns, [parameter], 2, 0, 2, results)
          for (let sample = 0; sample < 2; sample++) {
            const value = interpret(graph, { inputs: columns.map((c) => c[sample] ?? 0), parameters: [parameter], months })
            outputs.forEach((id, k) => {
              for (let t = 0; t < (compiled.isMonthly[k] === true ? months : 1); t++) {
                compared++
                const got = results[k]?.[t * 2 + sample] ?? Number.NaN
                expect(agree(got, value(id, t)), `node ${id} month ${t}: ${got} and ${value(id, t)}\n${compiled.source}`).toBe(
                  true,
                )
              }
            })
          }
        },
      ),
      { numRuns: 400, seed: 1 },
    )
    expect(compared).toBeGreaterThan(10_000)
  })
})

function compileOrNull(graph: GraphBuilder, outputs: readonly NodeId[]): ReturnType<typeof compileJavaScript> | null {
  try {
    return compileJavaScript(graph, months, outputs)
  } catch (problem) {
    if (problem instanceof EndlessHistory) return null
    throw problem
  }
}
