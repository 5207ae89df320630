/** What a rule may be about: inputs that a founder can look at, the launch, events of risks, the luck of rounds. */
import { isContinuousIn, pullOf, type Quantity, tellingMost } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { atEnd } from "../batches.ts"
import type { Chosen } from "../choose/choose.ts"
import { reachOf } from "../dependence.ts"
import type { Samplers } from "../effort.ts"
import { isTime } from "../figures.ts"
import { ofProject } from "../find-quantity.ts"
import { inputPath } from "../input-path.ts"
import { ruinIn } from "../ruin.ts"
import { unitOfInput } from "../sensitivity/unit-of-input.ts"
import type { FailureCondition } from "./answer.ts"

export type Feature = Pick<FailureCondition, "kind" | "path" | "unit"> & {
  /** In `unit`.  Shape: [samples]. */
  readonly values: Float64Array
  /** What an end is told as: with three digits, as a whole month, as it is. */
  readonly rounded: (end: number) => number
}

/** Those that go with the cases most. */
const most = 12

export function leadingFeatures(venture: Venture, chosen: Chosen, samplers: Samplers, isCase: Float64Array): readonly Feature[] {
  const { name } = chosen.subject.project
  const tells = ruinIn((own) => ofProject(venture, name, own))
  const reached = [...reachOf(venture.model, [...chosen.subject.nodes, ...(tells === null ? [] : [tells.node])]).inputs]
  const all = [
    ...reached.flatMap((input) => inputFeature(venture, chosen, samplers, input)),
    ...momentsOf(venture, chosen, samplers),
    ...reached.flatMap((input) => roundFeature(venture, chosen, samplers, input)),
  ]
  const leading = tellingMost(all, ({ values }) => values, [isCase])
    .map((feature) => ({ feature, pull: Math.abs(pullOf(feature.values, isCase)) }))
    .filter(({ pull }) => pull > 0)
    .toSorted((a, b) => b.pull - a.pull)
    .map(({ feature }) => feature)
  // A quantity of several inputs, such as steps by month, is told of once.
  return leading.filter(({ path }, k) => leading.findIndex((other) => other.path === path) === k).slice(0, most)
}

const asIs = (end: number): number => end
const threeDigits = (end: number): number => Number(end.toPrecision(3))

/** What the library draws shows itself to nobody: its events and rounds are looked at instead. The objective itself tells nothing of itself. */
function inputFeature({ model }: Venture, { subject }: Chosen, { full }: Samplers, input: number): Feature[] {
  const path = inputPath(model.inputs[input], subject.project.name)
  const origin = model.quantities.get(path)?.definition.origin
  const column = full.columns[input]
  if (column === undefined || origin === undefined || origin.kind === "library" || path === subject.objective.path) return []
  const { text: unit, factor } = unitOfInput(model, input)
  const rounded = isContinuousIn(model)(input) ? threeDigits : asIs
  return [{ kind: "input", path, unit, values: column.map((x) => x / factor), rounded }]
}

/** The launch, and the first event of each risk: after the horizon is never. */
function momentsOf({ model }: Venture, { subject, best }: Chosen, { full }: Samplers): Feature[] {
  const { name } = subject.project
  const found = [...model.quantities.values()].flatMap(
    (quantity): (Pick<Feature, "kind" | "path"> & { quantity: Quantity })[] => {
      const own = quantity.path.startsWith(`${name}.`) ? quantity.path.slice(name.length + 1) : ""
      const risk = /^risk\.(.+)\.event_1\.time$/u.exec(own)?.[1]
      if (risk !== undefined) return [{ kind: "event", path: `${name}.risks.${risk}`, quantity }]
      return own === "launch" && isTime(quantity.dimension) ? [{ kind: "launch", path: quantity.path, quantity }] : []
    },
  )
  const results = full.run(
    found.map(({ quantity }) => quantity.node),
    best.parameters,
  )
  return found.map(({ kind, path }, k) => {
    const months = atEnd(results[k] ?? new Float64Array(full.plan.samples), full.plan.samples)
    const values = months.map((month) => Math.min(model.months, month))
    return { kind, path, unit: "month", values, rounded: (end) => wholeMonth(end, model.months) }
  })
}

/** What comes hardly before the horizon comes at all: by its last month, or not before. */
function wholeMonth(end: number, horizon: number): number {
  return end > nearlyAll * horizon ? horizon - 1 : Math.round(end)
}

const nearlyAll = 0.9

function roundFeature(venture: Venture, { subject, best }: Chosen, { full }: Samplers, input: number): Feature[] {
  const { name } = subject.project
  const path = inputPath(venture.model.inputs[input], name)
  const round = path.startsWith(`${name}.`) ? /^funding\.(.+)\.luck$/u.exec(path.slice(name.length + 1))?.[1] : undefined
  const chance = round === undefined ? null : ofProject(venture, name, `funding.${round}.probability`)
  const luck = full.columns[input]
  if (chance === null || luck === undefined) return []
  const [values] = full.run([chance.node], best.parameters)
  const probability = atEnd(values ?? new Float64Array(full.plan.samples), full.plan.samples)
  const isLost = luck.map((x, s) => (x < probability[s]! ? 0 : 1))
  return [{ kind: "round", path: `${name}.funding.${round}`, unit: "", values: isLost, rounded: asIs }]
}
