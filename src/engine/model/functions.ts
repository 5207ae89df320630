/** The functions of formulas: what each call becomes. Reductions and looks back end in states, never in loops. */
import { error } from "../../diagnostics/index.ts"
import { type Dimension, type Expr, isSame, plain } from "../../units/index.ts"
import type { Op } from "../graph/operators.ts"
import { type Over, reductions } from "../graph/reductions.ts"
import type { Call, Compiling, Frame, Typed } from "./frame.ts"
import { apply, sameDimension, unitParams } from "./operate.ts"
import { previousValue } from "./previous.ts"
import { monthlyRate } from "./rates.ts"

type Meaning = (lowering: Compiling, frame: Frame, call: Call) => Typed | null

const month: Dimension = Object.freeze({ month: 1 })

const operation =
  (op: Op): Meaning =>
  (lowering, frame, call) => {
    const args = lowerAll(lowering, frame, call.args)
    return args === null ? null : apply(lowering, op, args, spansOf(call), call.span, false)
  }

/** `min(a, b, c)` is `min(min(a, b), c)`. */
const folded =
  (op: Op): Meaning =>
  (lowering, frame, call) => {
    const [first, ...rest] = lowerAll(lowering, frame, call.args) ?? []
    if (first === undefined) return null
    return rest.reduce<Typed | null>(
      (sum, arg) => (sum === null ? null : apply(lowering, op, [sum, arg], spansOf(call), call.span, false)),
      first,
    )
  }

const reduction =
  (over: Over): Meaning =>
  (lowering, frame, call) => {
    const [of] = lowerAll(lowering, frame, call.args) ?? []
    return of === undefined ? null : reduced(lowering, over, of, 0)
  }

const meanings: Readonly<Record<string, Meaning>> = {
  min: folded("min"),
  max: folded("max"),
  abs: operation("abs"),
  exp: operation("exp"),
  log: operation("log"),
  ceil: operation("ceil"),
  floor: operation("floor"),
  round: operation("round"),
  mod: operation("mod"),
  if: (lowering, frame, call) => {
    const args = lowerAll(lowering, frame, call.args)
    if (args === null) return null
    return apply(lowering, "select", args, spansOf(call), call.span, args[1]?.isTruth === true && args[2]?.isTruth === true)
  },
  sqrt: (lowering, frame, call) => {
    const [of] = lowerAll(lowering, frame, call.args) ?? []
    const half: Typed = { node: lowering.graph.constant(0.5), dimension: plain, isTruth: false }
    return of === undefined ? null : apply(lowering, "power", [of, half], [...spansOf(call), call.span], call.span, false)
  },
  sum: reduction("sum"),
  mean: reduction("mean"),
  lowest: reduction("lowest"),
  highest: reduction("highest"),
  last: reduction("last"),
  first: reduction("first"),
  at: atMonth,
  cumulative: (lowering, frame, call) => {
    const [of] = lowerAll(lowering, frame, call.args) ?? []
    return of === undefined ? null : { ...of, node: runningTotal(lowering, of.node), isTruth: false }
  },
  previous: previousValue,
  ramp,
  monthly_growth: (lowering, frame, call) => monthlyRate(lowering, frame, call, "growth"),
  monthly_probability: (lowering, frame, call) => monthlyRate(lowering, frame, call, "probability"),
}

export function callFunction(lowering: Compiling, frame: Frame, call: Call): Typed | null {
  const meaning = meanings[call.name]
  // Unknown functions were refused when the text was read.
  if (meaning === undefined) throw new Error(`internal: no meaning of ${call.name}()`)
  return meaning(lowering, frame, call)
}

/** All arguments, or null; every one is looked at, so that all mistakes are reported. */
export function lowerAll(lowering: Compiling, frame: Frame, args: readonly Expr[]): Typed[] | null {
  const lowered = args.map((arg) => lowering.expression(frame, arg))
  return lowered.every((arg) => arg !== null) ? lowered : null
}

function spansOf(call: Call): Expr["span"][] {
  return call.args.map((arg) => arg.span)
}

/** Over a scalar, which is the same in every month, a reduction is plain arithmetic. */
function reduced(lowering: Compiling, over: Over, of: Typed, at: number): Typed {
  const { graph, options } = lowering
  const dimension = reductions[over].dimension(of.dimension)
  const typed = (node: number): Typed => ({
    ...of,
    node,
    dimension,
    isTruth: over !== "first" && over !== "mean" && over !== "sum" && of.isTruth,
  })
  if (graph.isMonthly(of.node)) return typed(graph.reduction(over, of.node, at))
  if (over === "sum") return typed(graph.operation("multiply", of.node, graph.constant(options.months)))
  if (over === "first")
    return typed(graph.operation("select", of.node, graph.constant(0), graph.constant(Number.POSITIVE_INFINITY)))
  return typed(of.node)
}

function atMonth(lowering: Compiling, frame: Frame, call: Call): Typed | null {
  const [of, when] = lowerAll(lowering, frame, call.args) ?? []
  const whenSpan = call.args[1]?.span ?? call.span
  if (of === undefined || when === undefined) return null
  if (!isSame(when.dimension, month)) {
    lowering.report(error("wrong-unit", whenSpan, unitParams(month, when.dimension, "at")))
    return null
  }
  const at = lowering.graph.constantOf(when.node)
  if (at === null || !Number.isInteger(at) || at < 0 || at >= lowering.options.months) {
    lowering.report(error("month-outside", whenSpan, { months: lowering.options.months, last: lowering.options.months - 1 }))
    return null
  }
  return reduced(lowering, "at", of, at)
}

/** This month included: the state holds the total up to the month before. */
function runningTotal(lowering: Compiling, of: number): number {
  const { graph, hidden } = lowering
  const key = `cumulative ${of}`
  const known = hidden.get(key)
  if (known !== undefined) return known
  const state = graph.state(graph.constant(0))
  const total = graph.operation("add", state, of)
  graph.setNext(state, total)
  hidden.set(key, total)
  return total
}

/** `ramp(from, to, begin, end)`: linear between the two months, level outside. */
function ramp(lowering: Compiling, frame: Frame, call: Call): Typed | null {
  const args = lowerAll(lowering, frame, call.args)
  const [from, to, begin, end] = args ?? []
  if (from === undefined || to === undefined || begin === undefined || end === undefined) return null
  const [, toSpan = call.span, beginSpan = call.span, endSpan = call.span] = spansOf(call)
  const time: Typed = { node: begin.node, dimension: month, isTruth: false }
  const areRight = [
    sameDimension(lowering, from, to, toSpan, "ramp"),
    sameDimension(lowering, time, begin, beginSpan, "ramp"),
    sameDimension(lowering, time, end, endSpan, "ramp"),
  ]
  if (areRight.includes(false)) return null
  const { graph } = lowering
  const t = graph.month()
  const share = graph.operation(
    "divide",
    graph.operation("subtract", t, begin.node),
    graph.operation("subtract", end.node, begin.node),
  )
  const between = graph.operation(
    "add",
    from.node,
    graph.operation("multiply", graph.operation("subtract", to.node, from.node), share),
  )
  const until = graph.operation("select", graph.operation("less", t, end.node), between, to.node)
  return {
    node: graph.operation("select", graph.operation("less", t, begin.node), from.node, until),
    dimension: from.dimension,
    isTruth: false,
  }
}
