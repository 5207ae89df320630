/**
 * The state of one compilation: which quantities stand in the graph, which are under way, which
 * stocks wait for their next value. A name that is under way again is a loop through one month.
 */
import { error, type Report, type Span } from "../../diagnostics/index.ts"
import {
  type DecisionValue,
  type Dimension,
  divide,
  type Expr,
  isSame,
  type StepsValue,
  type StockValue,
  type Unit,
  type Value,
} from "../../units/index.ts"
import type { GraphBuilder, NodeId } from "../graph/graph.ts"
import { quantile } from "../run/distributions.ts"
import { convertCurrency } from "./currency.ts"
import type { Definition, Within } from "./definition.ts"
import { lowerExpression } from "./expression.ts"
import { finishQuantity } from "./finish.ts"
import type { Compiling, Frame, OpenStock, Typed } from "./frame.ts"
import type { Layers } from "./layers.ts"
import type { Input, ModelOptions, Parameter, Quantity } from "./model.ts"
import { unitParams } from "./operate.ts"

/** A distribution whose end lies this far out needs no keeping. */
const hardlyEver = 1e-9

const perMonth: Dimension = Object.freeze({ month: 1 })

export class Lowering implements Compiling {
  readonly graph: GraphBuilder
  readonly layers: Layers
  readonly options: ModelOptions
  readonly report: Report
  readonly inputs: Input[] = []
  readonly parameters: Parameter[] = []
  private readonly inputNumbers = new Map<string, number>()
  /** Null: it was reported as broken. */
  private readonly done = new Map<string, Quantity | null>()
  private readonly underWay: Definition[] = []
  private readonly stocks = new Map<string, OpenStock | null>()
  private waiting: (() => void)[] = []
  readonly hidden: Map<string, NodeId> = new Map()

  constructor(graph: GraphBuilder, layers: Layers, options: ModelOptions, report: Report) {
    this.graph = graph
    this.layers = layers
    this.options = options
    this.report = report
  }

  finished(): ReadonlyMap<string, Quantity> {
    return new Map([...this.done].flatMap(([path, q]) => (q === null ? [] : [[path, q] as const])))
  }

  quantity(definition: Definition, askedAt: Span | null): Quantity | null {
    const known = this.done.get(definition.path)
    if (known !== undefined) return known
    if (this.isUnderWay(definition, askedAt)) return null
    const { value } = definition
    if (value === null) return null
    const made =
      value.kind === "stock" ? this.stock(definition, value) : this.guarded(definition, () => this.flow(definition, value))
    this.done.set(definition.path, made)
    return made
  }

  openStock(definition: Definition, value: StockValue): OpenStock | null {
    const known = this.stocks.get(definition.path)
    if (known !== undefined) return known
    if (this.isUnderWay(definition, null)) return null
    const opened = this.guarded(definition, () => this.start(definition, value))
    this.stocks.set(definition.path, opened)
    return opened
  }

  later(task: () => void): void {
    this.waiting.push(task)
  }

  closeStocks(): void {
    while (this.waiting.length > 0) {
      const tasks = this.waiting
      this.waiting = []
      for (const task of tasks) task()
    }
  }

  private isUnderWay(definition: Definition, askedAt: Span | null): boolean {
    const from = this.underWay.indexOf(definition)
    if (from < 0) return false
    const ring = this.underWay.slice(from)
    const span = askedAt ?? ring.map((d) => (d.origin.kind === "file" ? d.origin.span : null)).find((s) => s !== null) ?? null
    this.report(error("loop", span, { loop: [...ring, definition].map((d) => d.path) }))
    return true
  }

  private guarded<T>(definition: Definition, make: () => T): T {
    this.underWay.push(definition)
    try {
      return make()
    } finally {
      this.underWay.pop()
    }
  }

  private flow(definition: Definition, value: Value): Quantity | null {
    const frame: Frame = { from: definition, mentions: [], uses: [], previous: null }
    const typed = this.value(value, frame)
    return typed === null ? null : finishQuantity(this, frame, typed)
  }

  private stock(definition: Definition, value: StockValue): Quantity | null {
    const open = this.openStock(definition, value)
    if (open === null) return this.stocks.get(definition.path) === null ? this.lookThrough(definition, value) : null
    const next = this.guarded(definition, () => this.nextValue(open))
    this.graph.setNext(open.state.node, next?.node ?? open.state.node)
    if (next === null) return null
    // A start that is used in the next value is in it already.
    const fails = [...new Set([...(open.state.fails ?? []), ...(next.fails ?? [])])]
    return finishQuantity(this, open.frame, { ...next, fails })
  }

  /** What is wrong with the formula of a stock whose start is broken. */
  private lookThrough(definition: Definition, { step }: StockValue): null {
    const frame: Frame = { from: definition, mentions: [], uses: [], previous: "broken" }
    this.guarded(definition, () => lowerExpression(this, frame, step.formula.expr))
    return null
  }

  private start(definition: Definition, value: StockValue): OpenStock | null {
    const frame: Frame = { from: definition, mentions: [], uses: [], previous: null }
    const start = this.value(value.start, frame)
    if (start === null) return null
    if (this.graph.isMonthly(start.node)) {
      this.report(error("monthly-start", value.start.span, { path: definition.path }))
      return null
    }
    const state: Typed = { ...start, node: this.graph.state(start.node), isTruth: false }
    return { state, frame: { ...frame, previous: state }, definition, value }
  }

  private nextValue({ state, frame, value }: OpenStock): Typed | null {
    const { kind, formula } = value.step
    const result = lowerExpression(this, frame, formula.expr)
    if (result === null) return null
    const expected = kind === "next" ? state.dimension : divide(state.dimension, perMonth)
    if (!isSame(result.dimension, expected)) {
      this.report(error("wrong-unit", formula.span, unitParams(expected, result.dimension, kind)))
      return null
    }
    if (kind === "next") return { ...result, dimension: state.dimension, isTruth: false }
    return { ...result, node: this.graph.operation("add", state.node, result.node), dimension: state.dimension, isTruth: false }
  }

  expression(frame: Frame, expr: Expr): Typed | null {
    return lowerExpression(this, frame, expr)
  }

  /** Lowers any value of a file; a stock inside another value was refused when it was read. */
  value(value: Value, frame: Frame): Typed | null {
    switch (value.kind) {
      case "constant":
        return this.figure(this.graph.constant(value.magnitude * value.unit.factor), value.unit, value.span, frame)
      case "random":
        return this.random(value, frame)
      case "decision":
        return this.decision(value, frame)
      case "bound":
        return this.value(value.limit, frame)
      case "formula":
        return lowerExpression(this, frame, value.expr)
      case "steps":
        return this.steps(value, frame)
      case "stock":
      case "data":
        throw new Error(`internal: a ${value.kind} value cannot stand here`)
    }
  }

  figure(node: NodeId, unit: Unit, span: Span, frame: Frame): Typed | null {
    const converted = convertCurrency(this, unit.dimension, span, frame)
    if (converted === null) return null
    frame.mentions.push({ dimension: converted.dimension, unit, perUnit: converted.perUnit, raw: node })
    const inBooks = converted.perUnit === null ? node : this.graph.operation("multiply", node, converted.perUnit)
    return { node: inBooks, dimension: converted.dimension, isTruth: false }
  }

  private random(value: Extract<Value, { kind: "random" }>, frame: Frame): Typed | null {
    const { path } = frame.from
    // One text is one thing: a default of the library in several projects, an alias of the file.
    const key = `${value.span.file} ${value.span.start} ${frame.from.text}`
    const known = this.inputNumbers.get(key)
    const index = known ?? this.inputs.push({ path, paths: [], distribution: value.distribution, factor: value.unit.factor }) - 1
    this.inputNumbers.set(key, index)
    const input = this.inputs[index]
    if (input !== undefined) this.inputs[index] = { ...input, paths: [...input.paths, path] }
    return this.figure(this.kept(this.graph.input(index), value, frame.from.within ?? {}), value.unit, value.span, frame)
  }

  /** Nothing is sold below nothing, and no share is more than all: what is drawn beyond the end counts as the end. */
  private kept(input: NodeId, { distribution, unit }: Extract<Value, { kind: "random" }>, { least, most }: Within): NodeId {
    const figure = quantile(distribution)
    const above =
      least !== undefined && figure(hardlyEver) * unit.factor < least
        ? this.graph.operation("max", input, this.graph.constant(least))
        : input
    return most !== undefined && figure(1 - hardlyEver) * unit.factor > most
      ? this.graph.operation("min", above, this.graph.constant(most))
      : above
  }

  private decision(value: DecisionValue, frame: Frame): Typed | null {
    this.parameters.push({ kind: "decision", path: frame.from.path, initial: initialChoice(value), value })
    const parameter = this.graph.parameter(this.parameters.length - 1)
    const inBase = this.graph.operation("multiply", parameter, this.graph.constant(value.unit.factor))
    return this.figure(inBase, value.unit, value.span, frame)
  }

  /** The last step whose month has come; nothing before the first. */
  private steps(value: StepsValue, frame: Frame): Typed | null {
    let result: Typed | null = null
    let isBroken = false
    for (const step of value.steps) {
      const typed = this.value(step.value, frame)
      if (typed === null || !this.hasUnitOf(result, typed, step)) {
        isBroken = true
        continue
      }
      const before: NodeId = result?.node ?? this.graph.constant(0)
      const hasCome = this.graph.operation("lessEqual", this.graph.constant(step.month), this.graph.month())
      result = { ...typed, node: this.graph.operation("select", hasCome, typed.node, before) }
    }
    return isBroken ? null : result
  }

  private hasUnitOf(before: Typed | null, { dimension }: Typed, { month, value }: StepsValue["steps"][number]): boolean {
    if (before === null || isSame(before.dimension, dimension)) return true
    this.report(error("wrong-unit", value.span, unitParams(before.dimension, dimension, `month ${month}`)))
    return false
  }
}

/** `run` takes the first of a list and the middle of a range, a whole number where things are counted. */
export function initialChoice({ options }: DecisionValue): number {
  if (options.kind === "list") return options.values[0] ?? 0
  const middle = (options.low + options.high) / 2
  return options.isWhole ? Math.round(middle) : middle
}
