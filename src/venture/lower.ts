/**
 * How the rooms meet: each is called with its section and the names that the ones before it gave.
 * The order of a venture is the order of this file.
 */
import { type GivenCost, lowerBusiness } from "../business/index.ts"
import { error, type Report, type Span } from "../diagnostics/index.ts"
import type { RoomQuantity } from "../engine/index.ts"
import { lowerFeasibility } from "../feasibility/index.ts"
import { type LoweredModel, lowerModel } from "../models/index.ts"
import { lowerRisk } from "../risk/index.ts"
import { type LoweredSchedule, lowerSchedule, poolSupplies } from "../schedule/index.ts"
import { lowerServing, type VentureServer, ventureServer } from "../serving/index.ts"
import { type Placed, slug } from "../shape/index.ts"
import { crews, deliveryOf, lowerTeam } from "../team/index.ts"
import { lowerTraining } from "../training/index.ts"
import { type Acting, actingOf, marginRows, rulesCost, spendingRows } from "../trends/index.ts"
import { launchDeadline } from "./constraints.ts"
import { areCostsMoved, burdenIn, givenCosts, whole } from "./costs.ts"
import { actOn, type LoweredProject, resolve } from "./effects.ts"
import { gateRows } from "./gates.ts"
import { hasRooms } from "./project.ts"
import { type ProjectFile, usualCountry, type VentureFile } from "./read.ts"

/** A project under way: what it says, what the file says, what the rooms before gave. */
type Lowering = {
  readonly project: ProjectFile
  readonly file: VentureFile
  readonly report: Report
  readonly model: LoweredModel | null
}

export function lowerProject(project: ProjectFile, file: VentureFile, report: Report): LoweredProject {
  const { sections, fields } = project
  // A project of formulas alone is a decision problem of its own; no room has anything to say to it.
  if (!hasRooms(project.tree)) return { fields, rows: gateRows(sections.gates, { report, taskEnds: null }) }
  checkSections(project, file, report)
  const country = file.header.country ?? sections.tax.country?.text ?? usualCountry
  const { people, pools } = file.resources
  const model = modelOf(project, file, report)
  const lowering: Lowering = { project, file, report, model }
  const schedule = lowerSchedule(sections.plan, {
    report,
    training: "training.duration",
    roles: crews(people, sections.team),
    pools: poolSupplies(pools, file.resources.fields),
  })
  const { taskEnds } = schedule
  const training = trainingOf(lowering, schedule)
  const serving = servingOf(lowering)
  const team = lowerTeam(sections.team, { report, country, people, taskEnds })
  const risk = lowerRisk(sections.risks, { report, months: file.header.months, taskEnds })
  const costs = givenCosts(pools, servedPool(lowering), team)
  const business = businessOf(lowering, { tasks: taskEnds, country, serving, team, costs })
  const own = model?.quantities ?? []
  const gates = gateRows(sections.gates, { report, taskEnds })
  const made = [...own, ...schedule.quantities, ...training, ...serving, ...team, ...risk.quantities, ...business, ...gates]
  const trends = trendsOf(lowering, { fields, rows: made })
  const rows = [...made, ...trends.quantities, ...feasibilityOf(lowering, made, schedule)]
  return actOn({ fields, rows }, [...trends.effects, ...risk.effects], report)
}

/** What a project lacks no trend can act on: whether any project has it is asked once all are there. */
function trendsOf({ file }: Lowering, made: LoweredProject): Acting {
  const { trends } = file
  if (trends === null) return { quantities: [], effects: [] }
  const owned = new Set(file.resources.pools.filter((pool) => pool.isOwned).map((pool) => slug(pool.name)))
  const { quantities, effects } = actingOf(trends, { ...made, owned })
  return {
    quantities: [...quantities, ...spendingRows(trends), ...marginRows(trends.hasMargin)],
    effects: effects.filter(({ target, isAsked }) => !isAsked || resolve(slug(target), made) !== null),
  }
}

function trainingOf({ project, file, report, model }: Lowering, schedule: LoweredSchedule): readonly RoomQuantity[] {
  return lowerTraining(project.sections.training, {
    report,
    model: model?.model ?? null,
    pools: file.resources.pools,
    dataSets: file.resources.dataSets,
    data: model?.data ?? [],
    begin: schedule.trainingBegin,
    lasts: schedule.trainingLasts,
    rank: project.sections.model?.rank ?? null,
    span: sectionSpan(project, "training"),
  })
}

function servingOf({ project, file, report, model }: Lowering): readonly RoomQuantity[] {
  const { usage, serving } = project.sections
  return lowerServing(serving, {
    report,
    model: model?.model ?? null,
    hasRetrieval: model?.hasRetrieval ?? false,
    pools: file.resources.pools,
    requests: usage.requests !== null || usage.tokens !== null ? "business.requests" : null,
    live: "business.live",
    customers: "business.customers",
    joining: "business.joining",
    replaced: replacedIn("serving", project),
    span: sectionSpan(project, "serving"),
  })
}

/** The model is found once more; what is wrong with it was told when the project was lowered. */
export function serverOf(project: ProjectFile, file: VentureFile): VentureServer | null {
  const found = modelOf(project, file, () => {})
  if (found === null) return null
  const { model, hasRetrieval } = found
  return ventureServer(project.sections.serving, { model, hasRetrieval, pools: file.resources.pools })
}

/** Name of the pool that answers requests; null where the project has no server of its own in one. */
function servedPool({ project, file, model }: Lowering): string | null {
  if (model === null) return null
  const { pools } = file.resources
  return (
    ventureServer(project.sections.serving, { model: model.model, hasRetrieval: model.hasRetrieval, pools })?.pool?.name ?? null
  )
}

/** What the rooms before gave to business. */
type BeforeBusiness = {
  readonly tasks: ReadonlyMap<string, string>
  readonly country: string
  readonly serving: readonly RoomQuantity[]
  readonly team: readonly RoomQuantity[]
  readonly costs: readonly GivenCost[]
}

function businessOf(
  { project, file, report }: Lowering,
  { tasks, country, serving, team, costs }: BeforeBusiness,
): readonly RoomQuantity[] {
  const { list, channels, dataSets } = file.resources
  const [isServed, isTimed, isBounded] = ["serving.input", "serving.quality", "serving.served"].map((name) =>
    serving.some((row) => row.name === name),
  )
  return lowerBusiness(project.sections, {
    report,
    cash: list.some((r) => r.kind === "cash") ? "resources.cash" : "0 ¤",
    tasks,
    delivery: deliveryOf(file.resources.people, project.sections.team),
    linesElsewhere: file.projects.flatMap(({ sections }) => sections.revenue.map(({ name }) => name)),
    costs: file.trends !== null && file.trends.rules.length > 0 ? [...costs, whole(rulesCost, "overhead")] : costs,
    burden: burdenIn(team, project.sections),
    dataSets,
    trained: project.sections.training === null ? null : "training.spending",
    areCostsMoved: areCostsMoved(project, file),
    channels,
    roles: team.flatMap(({ name }) => /^team\.roles\.(.+)\.people$/u.exec(name)?.[1] ?? []),
    firstMonth: firstMonthOf(file.header.start),
    country,
    replaced: replacedIn("business", project),
    quality: isTimed ? "serving.quality" : null,
    served: isBounded ? "serving.served" : null,
    tokensPerRequest: isServed ? tokensOf(project) : null,
    tokenSplit: isServed ? { input: "serving.input", output: "serving.output", cached: "serving.request.cached" } : null,
  })
}

/** Built-in quantities of a room whose place a formula takes, by their names in the room. */
function replacedIn(room: string, { formulas }: ProjectFile): ReadonlySet<string> {
  return new Set(formulas.flatMap(({ key }) => (key.startsWith(`${room}.`) ? [key.slice(room.length + 1)] : [])))
}

/** `2027-03` begins with month 2 of the calendar. */
function firstMonthOf(start: string | null): number | null {
  return start === null ? null : Number(start.slice(5)) - 1
}

/** Of all calls of a request. */
function tokensOf({ sections }: ProjectFile): string {
  const tokens = "serving.input + serving.output"
  return sections.serving?.request?.calls == null ? tokens : `serving.request.calls * (${tokens})`
}

function feasibilityOf(
  { project, file, model }: Lowering,
  made: readonly RoomQuantity[],
  schedule: LoweredSchedule,
): readonly RoomQuantity[] {
  const { pools, dataSets } = file.resources
  const named = new Set((model?.data ?? []).map(({ text }) => slug(text)))
  return lowerFeasibility({
    model: model?.model ?? null,
    names: new Set([...project.fields, ...made].map(({ name }) => name)),
    pools,
    data: dataSets.filter(({ name }) => named.has(slug(name))),
    serving: project.sections.serving,
    hasRetrieval: model?.hasRetrieval ?? false,
    isPlanned: schedule.trainingBegin !== null,
    deadline: launchDeadline(file.constraints),
  })
}

function modelOf({ sections, tree, ...project }: ProjectFile, file: VentureFile, report: Report): LoweredModel | null {
  const { model } = sections
  if (model === null) return null
  return lowerModel(model, {
    report,
    ...textOf(model.config ?? model.architecture, file),
    span: sectionSpan({ sections, tree, ...project }, "model"),
    isTrained: sections.training !== null,
  })
}

/** What stands in the file that the model names, where it can be read. */
function textOf(file: Placed | null, { readFile }: VentureFile): { text?: string } {
  const text = file === null ? null : readFile(file.text)
  return text === null ? {} : { text }
}

/** Where a section stands, or the project's key where it is missing. */
function sectionSpan({ tree, keySpan }: ProjectFile, key: string): Span {
  const entry = tree.kind === "map" ? tree.entries.find((e) => e.key === key) : undefined
  return entry?.keySpan ?? keySpan
}

/** Without customers there is no revenue, without revenue no value: a project says both, or its own value. */
function checkSections({ name, keySpan, sections, formulas }: ProjectFile, file: VentureFile, report: Report): void {
  const replaces = (quantity: string): boolean => formulas.some(({ key }) => key === quantity)
  if (replaces(file.objective.quantity)) return
  const missing = (key: string): void => report(error("missing-section", keySpan, { section: key, project: name }))
  if (sections.market === null && !replaces("business.customers")) missing("market")
  if (sections.revenue.length === 0 && !replaces("business.revenue")) missing("revenue")
}
