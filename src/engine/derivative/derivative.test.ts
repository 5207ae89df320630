// Derivatives: the interpreter form against differences, the generated code against the interpreter form, jumps found in the graph.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { interpret } from "../backends/interpreter.ts"
import { GraphBuilder, type NodeId } from "../graph/graph.ts"
import { type Op, operators } from "../graph/operators.ts"
import { type Over, reductions } from "../graph/reductions.ts"
import { EndlessHistory, schedule } from "../graph/schedule.ts"
import { gradientOf } from "./gradient.ts"
import { compileGradients } from "./gradients.ts"
import { dependenceOf } from "./jumps.ts"

const months = 6
const inputs = 3

/** A recipe of steps, each naming operands by position among the nodes that stand already. */
type Step = { kind: "op" | "reduce" | "state"; pick: number; a: number; b: number; c: number }

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("op", "op", "op", "op", "reduce", "state"),
  pick: fc.nat(1000),
  a: fc.nat(1000),
  b: fc.nat(1000),
  c: fc.nat(1000),
})
const figure = fc.integer({ min: -200, max: 200 }).map((n) => n / 100 + 0.0037)

type Growing = { readonly graph: GraphBuilder; readonly at: (n: number) => NodeId }
/** What a step may add to a graph. */
type Grow = (growing: Growing, step: Step) => NodeId

const overs = Object.keys(reductions) as Over[] // the keys of the record
const ops = Object.keys(operators) as Op[] // the same

/** Any operator there is. */
const anything: Grow = ({ graph, at }, { pick, a, b, c }) => {
  const op = ops[pick % ops.length] ?? "add"
  return graph.operation(op, ...[at(a), at(b), at(c)].slice(0, operators[op].arity))
}

/** Formulas without kinks, jumps and poles, whose figures stay small. */
const smooth: readonly Grow[] = [
  ({ graph, at }, { a, b }) => graph.operation("add", at(a), at(b)),
  ({ graph, at }, { a, b }) => graph.operation("subtract", at(a), at(b)),
  ({ graph, at }, { a, b }) => graph.operation("multiply", graph.operation("multiply", at(a), at(b)), graph.constant(0.3)),
  ({ graph, at }, { a }) => graph.operation("negate", at(a)),
  ({ graph, at }, { a, b }) => graph.operation("divide", at(a), above(graph, at(b))),
  ({ graph, at }, { a }) => graph.operation("exp", graph.operation("negate", graph.operation("multiply", at(a), at(a)))),
  ({ graph, at }, { a }) => graph.operation("log", above(graph, at(a))),
  ({ graph, at }, { a, b }) =>
    graph.operation("power", above(graph, at(a)), graph.operation("divide", at(b), above(graph, at(b)))),
]

/** 1 + x² */
function above(graph: GraphBuilder, x: NodeId): NodeId {
  return graph.operation("add", graph.constant(1), graph.operation("multiply", x, x))
}

const onlySmooth: Grow = (growing, one) => (smooth[one.pick % smooth.length] ?? anything)(growing, one)

function build(steps: readonly Step[], constants: readonly number[], grow: Grow, folds: readonly Over[]): GraphBuilder {
  const graph = new GraphBuilder()
  const nodes = [...constants.map((c) => graph.constant(c)), graph.parameter(0)]
  for (let k = 0; k < inputs; k++) nodes.push(graph.input(k))
  if (grow === anything) nodes.push(graph.month())
  const at = (n: number): NodeId => nodes[n % nodes.length] ?? 0
  const open: { state: NodeId; pick: number }[] = []
  for (const one of steps) {
    if (one.kind === "op") nodes.push(grow({ graph, at }, one))
    else if (one.kind === "reduce") {
      if (graph.isMonthly(at(one.a)))
        nodes.push(graph.reduction(folds[one.pick % folds.length] ?? "sum", at(one.a), one.b % months))
    } else {
      const scalars = nodes.filter((id) => !graph.isMonthly(id))
      const state = graph.state(scalars[one.a % scalars.length] ?? 0)
      nodes.push(state)
      open.push({ state, pick: one.pick })
    }
  }
  for (const { state, pick } of open) graph.setNext(state, at(pick))
  return graph
}

function isEndless(graph: GraphBuilder, output: NodeId): boolean {
  try {
    schedule(graph, [output])
    return false
  } catch (problem) {
    if (problem instanceof EndlessHistory) return true
    throw problem
  }
}

const recipe = (most: number): fc.Arbitrary<[Step[], number[], number[], number, number]> =>
  fc.tuple(
    fc.array(step, { minLength: 4, maxLength: most }),
    fc.array(figure, { minLength: 2, maxLength: 3 }),
    fc.array(figure, { minLength: inputs, maxLength: inputs }),
    figure,
    fc.nat(months - 1),
  )

/** Central differences of the sixth order: with h = 0.002 the error of the formula is about 1e-17 of a derivative of the seventh order. */
function difference(f: (x: number) => number, x: number): number {
  const h = 2e-3
  const pair = (k: number): number => f(x + k * h) - f(x - k * h)
  return (45 * pair(1) - 9 * pair(2) + pair(3)) / (60 * h)
}

test("on random smooth graphs the derivative is that of central differences, to 1e-8", () => {
  let compared = 0
  const folds: readonly Over[] = ["sum", "mean", "last", "at"]
  fc.assert(
    fc.property(recipe(22), ([steps, constants, figures, parameter, month]) => {
      const graph = build(steps, constants, onlySmooth, folds)
      const node = graph.nodes.length - 1
      if (isEndless(graph, node)) return
      const value = (xs: readonly number[], p: number): number =>
        interpret(graph, { inputs: xs, parameters: [p], months })(node, month)
      const size = Math.abs(value(figures, parameter))
      const largest = Math.max(
        ...graph.nodes.flatMap((_, id) => {
          if (isEndless(graph, id)) return []
          const at = interpret(graph, { inputs: figures, parameters: [parameter], months })
          return Array.from({ length: months }, (__, t) => Math.abs(at(id, t)))
        }),
      )
      // Steep enough that no difference tells eight digits.
      if (!(largest < 30)) return
      const { inputs: slopes, parameters } = gradientOf(
        graph,
        { inputs: figures, parameters: [parameter], months },
        { node, month },
      )
      const near = (got: number, wanted: number): void => {
        compared++
        expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(wanted), size))
      }
      for (let k = 0; k < inputs; k++) {
        near(
          slopes.get(k) ?? 0,
          difference((x) => value(figures.with(k, x), parameter), figures[k] ?? 0),
        )
      }
      near(
        parameters.get(0) ?? 0,
        difference((p) => value(figures, p), parameter),
      )
    }),
    { numRuns: 1500, seed: 1 },
  )
  expect(compared).toBeGreaterThan(2000)
})

test("on random graphs of every operator the generated code gives what the interpreter form gives", () => {
  let [compared, moving] = [0, 0]
  fc.assert(
    fc.property(recipe(40), ([steps, constants, figures, parameter, month]) => {
      const graph = build(steps, constants, anything, overs)
      const node = graph.nodes.length - 1
      if (isEndless(graph, node)) return
      const sought = { inputs: [2, 0, 1], parameters: [0] }
      const options = { months, parameters: 1, isContinuous: () => true }
      const columns = figures.map((x) => Float64Array.of(x, x))
      const gradients = compileGradients(graph, { node, month }, sought, options)(columns, [parameter], 2)
      const wanted = gradientOf(graph, { inputs: figures, parameters: [parameter], months }, { node, month })
      const all = [...sought.inputs.map((k) => wanted.inputs.get(k) ?? 0), wanted.parameters.get(0) ?? 0]
      for (const [k, one] of all.entries()) {
        const got = gradients[k]?.[1] ?? Number.NaN
        const isSame = Object.is(got, one) || got === one || Math.abs(got - one) <= 1e-9 * Math.max(Math.abs(got), Math.abs(one))
        expect(isSame, `${got} and ${one}`).toBe(true)
        compared++
        if (one !== 0 && Number.isFinite(one)) moving++
      }
    }),
    { numRuns: 1500, seed: 1 },
  )
  expect(compared).toBeGreaterThan(4000)
  expect(moving).toBeGreaterThan(500)
})

describe("what a result depends on through a jump", () => {
  const graph = new GraphBuilder()
  const [x, y, z] = [graph.input(0), graph.input(1), graph.input(2)]
  const ruin = graph.state(graph.constant(0))
  const cash = graph.state(x)
  graph.setNext(cash, graph.operation("subtract", cash, y))
  graph.setNext(ruin, graph.operation("select", graph.operation("less", cash, graph.constant(0)), graph.constant(1), ruin))
  const left = graph.operation("multiply", graph.operation("subtract", graph.constant(1), graph.reduction("last", ruin)), z)

  test.each([
    ["a product", graph.operation("multiply", x, y), [0, 1], []],
    ["the larger of two", graph.operation("max", x, y), [0, 1], []],
    ["whole pieces", graph.operation("multiply", graph.operation("ceil", x), y), [1], [0]],
    ["a choice", graph.operation("select", graph.operation("less", x, graph.constant(1)), y, z), [1, 2], [0]],
    ["a stock at its lowest", graph.reduction("lowest", cash), [0, 1], []],
    ["the first month of something", graph.reduction("first", graph.operation("less", cash, graph.constant(0))), [], [0, 1]],
    ["what is left unless ruin came", left, [2], [0, 1]],
  ] as const)("%s", (_, node, smoothly, jumping) => {
    const found = dependenceOf(graph, node)
    expect([...found.smooth].sort()).toEqual(smoothly)
    expect([...found.jumping].sort()).toEqual(jumping)
  })
})

test.each([
  ["lowest", 1],
  ["highest", 1],
] as const)("of months with the same %s figure one moves it", (over, wanted) => {
  const graph = new GraphBuilder()
  const level = graph.state(graph.input(0))
  graph.setNext(level, level)
  const gradient = gradientOf(graph, { inputs: [3], parameters: [], months }, { node: graph.reduction(over, level), month: 0 })
  expect(gradient.inputs.get(0)).toBe(wanted)
})

test("a branch not taken adds nothing, though its slope is infinite", () => {
  const graph = new GraphBuilder()
  const x = graph.input(0)
  const root = graph.operation("power", x, graph.constant(0.5))
  const node = graph.operation("select", graph.operation("less", graph.constant(0), x), root, graph.operation("multiply", x, x))
  expect(gradientOf(graph, { inputs: [0], parameters: [], months }, { node, month: 0 }).inputs.get(0)).toBe(0)
})

test("what is the same in every sample is computed once for all blocks of samples", () => {
  const graph = new GraphBuilder()
  const level = graph.state(graph.parameter(0))
  graph.setNext(level, graph.operation("multiply", level, graph.constant(1.5)))
  const node = graph.operation("multiply", graph.input(0), graph.reduction("sum", level))
  const options = { months, parameters: 1, isContinuous: () => true }
  const gradients = compileGradients(graph, { node, month: 0 }, { inputs: [0], parameters: [] }, options)
  // The figures that are the same in every sample are all that reads the parameter.
  const readsWith = (samples: number): number => {
    let reads = 0
    const parameters = new Proxy([2], {
      get: (held, key) => {
        if (key === "0") reads++
        return Reflect.get(held, key)
      },
    })
    const [slopes] = gradients([new Float64Array(samples).fill(1)], parameters, samples)
    expect(slopes?.at(-1)).toBeCloseTo(2 * ((1.5 ** months - 1) / 0.5), 9)
    return reads
  }
  expect(readsWith(5000)).toBe(readsWith(1))
})
