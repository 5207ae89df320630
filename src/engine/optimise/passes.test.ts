// Each pass by itself: what it turns into what, and what it leaves alone.
import { describe, expect, test } from "vitest"
import { interpret } from "../backends/interpreter.ts"
import { type Graph, GraphBuilder, type NodeId, nodeAt } from "../graph/graph.ts"
import { liveNodes } from "../graph/schedule.ts"
import { splitFixed } from "./fixed.ts"
import { withGeometric } from "./geometric.ts"
import { identity } from "./identities.ts"
import { printed } from "./print.ts"
import { withReciprocals } from "./reciprocals.ts"
import { type Program, rewrite } from "./rewrite.ts"

const always = (): boolean => true
const never = (): boolean => false

/** A program of one output. */
function program(build: (graph: GraphBuilder) => NodeId): Program {
  const graph = new GraphBuilder()
  return { graph, outputs: [build(graph)] }
}

function text(made: Program): string {
  return printed(made).at(-1) ?? ""
}

function opsIn({ graph, outputs }: Program): string[] {
  return liveNodes(graph, outputs).map((id) => {
    const node = nodeAt(graph, id)
    return node.kind === "operation" ? node.op : node.kind
  })
}

describe("identities", () => {
  const x = (g: GraphBuilder): NodeId => g.input(0)
  const c = (g: GraphBuilder): NodeId => g.operation("less", g.input(0), g.input(1))
  test.each<[string, (g: GraphBuilder) => NodeId, string]>([
    ["1 * x", (g) => g.operation("multiply", g.constant(1), x(g)), "input 0"],
    ["x / 1", (g) => g.operation("divide", x(g), g.constant(1)), "input 0"],
    ["x - 0", (g) => g.operation("subtract", x(g), g.constant(0)), "input 0"],
    ["--x", (g) => g.operation("negate", g.operation("negate", x(g))), "input 0"],
    ["x ^ 1", (g) => g.operation("power", x(g), g.constant(1)), "input 0"],
    ["x ^ 0 is 1, whatever x", (g) => g.operation("power", x(g), g.constant(0)), "1"],
    ["x ^ 2", (g) => g.operation("power", x(g), g.constant(2)), "%0 * %0"],
    ["min(x, x)", (g) => g.operation("min", x(g), x(g)), "input 0"],
    ["if(c, x, x)", (g) => g.operation("select", c(g), x(g), x(g)), "input 0"],
    ["if(1, x, y)", (g) => g.operation("select", g.constant(1), x(g), g.input(1)), "input 0"],
    ["if(c, 1, 0) is c", (g) => g.operation("select", c(g), g.constant(1), g.constant(0)), "%0 < %1"],
    ["c and 1", (g) => g.operation("and", c(g), g.constant(1)), "%0 < %1"],
    ["c or 2 is 1", (g) => g.operation("or", c(g), g.constant(2)), "1"],
    ["not not c", (g) => g.operation("not", g.operation("not", c(g))), "%0 < %1"],
  ])("%s", (_, build, expected) => {
    expect(text(rewrite(program(build), identity))).toBe(expected)
  })
  test.each<[string, (g: GraphBuilder) => NodeId]>([
    ["x + 0 would lose the sign of -0", (g) => g.operation("add", x(g), g.constant(0))],
    ["0 * x is no number where x is infinite", (g) => g.operation("multiply", x(g), g.constant(0))],
    ["x - x is no number where x is infinite", (g) => g.operation("subtract", x(g), x(g))],
    ["not not x is a truth, x may be none", (g) => g.operation("not", g.operation("not", x(g)))],
  ])("left alone: %s", (_, build) => {
    const before = program(build)
    expect(printed(rewrite(before, identity))).toEqual(printed(before))
  })
})

describe("geometric progressions", () => {
  const t = (g: GraphBuilder): NodeId => g.month()
  const rate = (g: GraphBuilder): NodeId => g.input(0)
  const figures = ({ graph, outputs }: Program, inputs: readonly number[]): number[] => {
    const value = interpret(graph, { inputs, parameters: [], months: 24 })
    return Array.from({ length: 24 }, (_, month) => value(outputs[0] ?? 0, month))
  }
  test.each<[string, (g: GraphBuilder) => NodeId, readonly string[]]>([
    ["exp(rate * t)", (g) => g.operation("exp", g.operation("multiply", rate(g), t(g))), ["exp"]],
    [
      "exp(-(t * rate / 12))",
      (g) =>
        g.operation("exp", g.operation("negate", g.operation("divide", g.operation("multiply", t(g), rate(g)), g.constant(12)))),
      ["exp"],
    ],
    ["rate ^ t", (g) => g.operation("power", rate(g), t(g)), ["power"]],
    [
      "rate ^ -(t + 2)",
      (g) => g.operation("power", rate(g), g.operation("negate", g.operation("add", t(g), g.constant(2)))),
      ["power"],
    ],
    [
      "5 * rate ^ t / 3",
      (g) => g.operation("divide", g.operation("multiply", g.constant(5), g.operation("power", rate(g), t(g))), g.constant(3)),
      ["power", "divide"],
    ],
  ])("%s is multiplied month by month", (_, build, gone) => {
    const before = program(build)
    const after = withGeometric(before, always)
    const { graph } = after
    const state = nodeAt(graph, after.outputs[0] ?? 0)
    expect(state.kind).toBe("state")
    const inLoop = opsIn(after).filter((_, k) => isMonthly(graph, liveNodes(graph, after.outputs)[k] ?? 0))
    for (const op of gone) expect(inLoop).not.toContain(op)
    const [old, made] = [figures(before, [1.07]), figures(after, [1.07])]
    for (const [month, figure] of old.entries()) expect(Math.abs((made[month] ?? 0) / figure - 1)).toBeLessThan(1e-13)
  })

  test("a division by one is a product with its inverse, unless a comparison could turn by it", () => {
    const build = (g: GraphBuilder): NodeId => g.operation("divide", g.input(1), g.operation("power", rate(g), t(g)))
    expect(opsIn(withGeometric(program(build), always)).filter((op) => op === "divide")).toHaveLength(1)
    const [, , last] = [0, 0, text(withGeometric(program(build), never))]
    expect(last).toMatch(/ \/ /u)
  })

  test.each<[string, (g: GraphBuilder) => NodeId]>([
    ["a base that changes by month", (g) => g.operation("power", t(g), t(g))],
    [
      "an exponent with a fraction, whose power of a negative base may be a number",
      (g) => g.operation("power", rate(g), g.operation("divide", t(g), g.constant(12))),
    ],
    [
      "an exponent that begins on the other side of 1, where the start might underflow",
      (g) => g.operation("power", rate(g), g.operation("subtract", t(g), g.constant(60))),
    ],
    [
      "an offset known only in the sample",
      (g) => g.operation("exp", g.operation("add", g.input(1), g.operation("multiply", rate(g), t(g)))),
    ],
    ["what is not linear in the month", (g) => g.operation("exp", g.operation("multiply", t(g), t(g)))],
  ])("left alone: %s", (_, build) => {
    const before = program(build)
    expect(opsIn(withGeometric(before, always))).toEqual(opsIn(before))
  })
})

function isMonthly(graph: Graph, id: NodeId): boolean {
  const node = nodeAt(graph, id)
  return (
    node.kind === "month" ||
    node.kind === "state" ||
    (node.kind === "operation" && node.args.some((arg) => isMonthly(graph, arg)))
  )
}

describe("reciprocals", () => {
  const build = (g: GraphBuilder): NodeId => g.operation("divide", g.month(), g.input(0))
  test("one division before the loop, a product in it", () => {
    expect(printed(withReciprocals(program(build), always))).toEqual([
      "%0 = month",
      "%1 = 1",
      "%2 = input 0",
      "%3 = %1 / %2",
      "%0 * %3",
    ])
  })
  test("not where the divisor takes few values: 70 / 10 is 7, 70 * (1 / 10) is not", () => {
    expect(text(withReciprocals(program(build), never))).toBe("%0 / %1")
    const whole = program((g) => g.operation("divide", g.month(), g.operation("ceil", g.input(0))))
    expect(text(withReciprocals(whole, always))).toBe("%0 / %2")
  })
})

describe("what is the same in every sample", () => {
  test("is computed apart: a table over the months, and further parameters", () => {
    const before = program((g) => {
      const wage = g.operation("power", g.parameter(0), g.month())
      const double = g.operation("multiply", g.parameter(0), g.constant(2))
      return g.operation("multiply", g.operation("multiply", g.input(0), wage), double)
    })
    const { main, fixed, scalars } = splitFixed(before, 1)
    expect(printed(main)).toEqual(["%0 = input 0", "%1 = table 0", "%2 = %0 * %1", "%3 = parameter 1", "%2 * %3"])
    expect([fixed.outputs.length, scalars]).toEqual([2, 1])
  })
  test("a state that comes round to an input is none of it", () => {
    const before = program((g) => {
      const state = g.state(g.constant(0))
      g.setNext(state, g.operation("add", state, g.input(0)))
      return state
    })
    expect(splitFixed(before, 0).fixed.outputs).toEqual([])
  })
})
