/**
 * The kernel of a program as the body of one function: samples two by two and `unroll` pairs abreast, each through all its
 * months with states in locals. Like the generated JavaScript, stage by stage (see graph/schedule.ts).
 */
import { type Graph, type NodeId, nodeAt } from "../../graph/graph.ts"
import { reductions } from "../../graph/reductions.ts"
import type { Schedule, Stage } from "../../graph/schedule.ts"
import { Code } from "./code.ts"
import type { Layout } from "./layout.ts"
import { type MathCalls, type Operand, vectorOperators } from "./vector-operators.ts"
import { type Moment, vectorReductions } from "./vector-reductions.ts"

export type KernelGiven = {
  readonly graph: Graph
  readonly plan: Schedule
  readonly outputs: readonly NodeId[]
  readonly months: number
  readonly layout: Layout
  readonly calls: MathCalls
  readonly isRelaxed: boolean
}

/** Parameters: address of the area, number of bytes of a column to compute (a multiple of 16 · unroll). */
export function kernelCode(given: KernelGiven): Code {
  return new Kernel(given).code
}

const pairBytes = 16

class Kernel {
  readonly code: Code
  private readonly given: KernelGiven
  private readonly address: number
  private readonly end: number
  private readonly area = 0
  private readonly counter: number
  private readonly month: number
  private readonly monthAddress: number
  /** Shape: [nodes][unroll]. */
  private readonly locals = new Map<string, number>()

  constructor(given: KernelGiven) {
    this.given = given
    this.code = new Code(2, given.isRelaxed)
    const { code } = this
    this.address = code.local("i32")
    this.end = code.local("i32")
    this.counter = code.local("i32")
    this.monthAddress = code.local("i32")
    this.month = code.local("v128")
    code.get(this.area).tee(this.address).get(1).addInteger().set(this.end)
    code.loop(
      () => this.pairs(),
      () =>
        code
          .get(this.address)
          .integer(pairBytes * given.layout.unroll)
          .addInteger()
          .tee(this.address)
          .get(this.end)
          .lessInteger(),
    )
  }

  private pairs(): void {
    const { plan, outputs, layout } = this.given
    this.loadInputs()
    for (const [index, stage] of plan.stages.entries()) this.stage(stage, index)
    for (const [k, id] of outputs.entries()) {
      if (plan.isMonthly[id] === true) continue
      this.each((lane) => {
        this.code.get(this.address)
        this.operand(id, lane, Number.POSITIVE_INFINITY).figure()
        this.code.store(layout.output(k) + lane * pairBytes)
      })
    }
  }

  private loadInputs(): void {
    const { layout } = this.given
    for (const [index, offset] of layout.inputs)
      this.each((lane) =>
        this.code
          .get(this.address)
          .load(offset + lane * pairBytes)
          .set(this.localOf(`x${index}`, lane)),
      )
    for (const [index, offset] of layout.parameters)
      this.code
        .get(this.area)
        .loadSplat(offset)
        .set(this.localOf(`p${index}`, 0))
  }

  private stage(stage: Stage, index: number): void {
    for (const id of stage.once) this.each((lane) => this.operation(id, lane, index))
    const { outputs, plan } = this.given
    const hasOutput = outputs.some((id) => plan.isMonthly[id] === true && plan.stageOf[id] === index)
    if (stage.monthly.length + stage.states.length + stage.reductions.length === 0 && !hasOutput) return
    this.begin(stage, index)
    const { code } = this
    code.loop(
      () => this.monthBody(stage, index),
      () => code.get(this.counter).integer(1).addInteger().tee(this.counter).integer(this.given.months).lessInteger(),
    )
    for (const id of stage.reductions)
      this.each((lane) => this.reductionOf(id).finish(this.code, this.node(id, lane), this.momentOf(id)))
  }

  private begin(stage: Stage, index: number): void {
    const { code } = this
    code.integer(0).set(this.counter).get(this.area).set(this.monthAddress).double(0).set(this.month)
    for (const id of stage.states) {
      const node = nodeAt(this.given.graph, id)
      if (node.kind !== "state") continue
      this.each((lane) => {
        this.operand(node.start, lane, index).figure()
        code.set(this.node(id, lane))
      })
    }
    for (const id of stage.reductions) this.each((lane) => code.double(this.startOf(id)).set(this.node(id, lane)))
  }

  private monthBody(stage: Stage, index: number): void {
    const { code } = this
    const { plan, outputs, layout } = this.given
    for (const id of stage.monthly) this.each((lane) => this.operation(id, lane, index))
    for (const id of plan.kept) if (plan.stageOf[id] === index) this.keep(id, index)
    for (const [k, id] of outputs.entries()) {
      if (plan.isMonthly[id] !== true || plan.stageOf[id] !== index) continue
      this.each((lane) => {
        // The address of the month's row is the pair's own plus the rows before it.
        code.get(this.address).get(this.counter).integer(layout.rowBytes).multiplyInteger().addInteger()
        this.operand(id, lane, index).figure()
        code.store(layout.output(k) + lane * pairBytes)
      })
    }
    for (const id of stage.reductions) this.take(id, index)
    this.advance(stage, index)
  }

  private keep(id: NodeId, index: number): void {
    const { layout } = this.given
    this.each((lane) => {
      this.code
        .get(this.area)
        .get(this.counter)
        .integer(pairBytes * layout.unroll)
        .multiplyInteger()
        .addInteger()
      this.operand(id, lane, index).figure()
      this.code.store(layout.kept(id) + lane * pairBytes)
    })
  }

  private take(id: NodeId, index: number): void {
    const node = nodeAt(this.given.graph, id)
    if (node.kind !== "reduction") throw new Error(`internal: node ${id} is no reduction`)
    this.each((lane) =>
      vectorReductions[node.over].take(this.code, this.node(id, lane), this.operand(node.of, lane, index), this.momentOf(id)),
    )
  }

  /** All next values are read before any state changes, since one state may follow another. */
  private advance({ states }: Stage, index: number): void {
    const { code } = this
    for (const id of states) this.each((lane) => this.operand(this.nextOf(id), lane, index).figure())
    for (const id of states.toReversed()) this.each((lane) => code.set(this.node(id, lane)), true)
    code.get(this.month).double(1).vector("add").set(this.month)
    code.get(this.monthAddress).integer(8).addInteger().set(this.monthAddress)
  }

  private operation(id: NodeId, lane: number, stage: number): void {
    const node = nodeAt(this.given.graph, id)
    if (node.kind !== "operation") throw new Error(`internal: node ${id} is no operation`)
    const [a, b, c] = [0, 1, 2].map((k) => this.operand(node.args[k] ?? -1, lane, stage))
    if (a === undefined || b === undefined || c === undefined) throw new Error("internal: three operands")
    vectorOperators[node.op].emit(this.code, [a, b, c], this.given.calls)
    this.code.set(this.node(id, lane))
  }

  /** How a stage reads a node. */
  private operand(id: NodeId, lane: number, stage: number): Operand {
    const { graph } = this.given
    const node = id < 0 ? null : nodeAt(graph, id)
    const isMask = node?.kind === "operation" && vectorOperators[node.op].isMask
    const read = (): void => this.read(id, lane, stage)
    const constant = node?.kind === "constant" ? node.value : null
    return isMask && !this.isEarlier(id, stage)
      ? {
          constant,
          figure: () => {
            read()
            this.code.double(1).vector("and")
          },
          mask: read,
        }
      : {
          constant,
          figure: read,
          mask: () => {
            read()
            this.code.double(0).vector("notEqual")
          },
        }
  }

  private read(id: NodeId, lane: number, stage: number): void {
    const { code } = this
    const { graph, layout } = this.given
    const node = nodeAt(graph, id)
    if (node.kind === "constant") code.double(node.value)
    else if (node.kind === "input") code.get(this.localOf(`x${node.index}`, lane))
    else if (node.kind === "parameter") code.get(this.localOf(`p${node.index}`, 0))
    else if (node.kind === "month") code.get(this.month)
    else if (node.kind === "table") code.get(this.monthAddress).loadSplat(layout.table(node.index))
    else if (this.isEarlier(id, stage)) {
      code
        .get(this.area)
        .get(this.counter)
        .integer(pairBytes * layout.unroll)
        .multiplyInteger()
        .addInteger()
      code.load(layout.kept(id) + lane * pairBytes)
    } else code.get(this.node(id, lane))
  }

  /** A monthly node of an earlier loop is read from its kept history, as a figure. */
  private isEarlier(id: NodeId, stage: number): boolean {
    const { plan } = this.given
    return plan.kept.includes(id) && plan.isMonthly[id] === true && (plan.stageOf[id] ?? 0) < stage
  }

  private reductionOf(id: NodeId): (typeof vectorReductions)[keyof typeof vectorReductions] {
    const node = nodeAt(this.given.graph, id)
    if (node.kind !== "reduction") throw new Error(`internal: node ${id} is no reduction`)
    return vectorReductions[node.over]
  }

  private startOf(id: NodeId): number {
    const node = nodeAt(this.given.graph, id)
    return node.kind === "reduction" ? reductions[node.over].start : Number.NaN
  }

  private momentOf(id: NodeId): Moment {
    const node = nodeAt(this.given.graph, id)
    const at = node.kind === "reduction" ? node.at : 0
    return { month: this.month, counter: this.counter, at, months: this.given.months }
  }

  private nextOf(id: NodeId): NodeId {
    const node = nodeAt(this.given.graph, id)
    if (node.kind !== "state") throw new Error(`internal: node ${id} is no state`)
    return node.next
  }

  private node(id: NodeId, lane: number): number {
    return this.localOf(`n${id}`, lane)
  }

  private localOf(name: string, lane: number): number {
    const key = `${name} ${lane}`
    const known = this.locals.get(key) ?? this.code.local("v128")
    this.locals.set(key, known)
    return known
  }

  private each(emit: (lane: number) => void, isReversed = false): void {
    const { unroll } = this.given.layout
    for (let k = 0; k < unroll; k++) emit(isReversed ? unroll - 1 - k : k)
  }
}
