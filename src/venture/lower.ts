/**
 * How the rooms meet: each is called with its section and the names that the ones before it gave.
 * The order of a venture is the order of this file.
 */
import { lowerBusiness } from "../business/index.ts"
import { error, type Report, type Span } from "../diagnostics/index.ts"
import { type LoweredModel, lowerModel } from "../models/index.ts"
import { lowerRisk } from "../risk/index.ts"
import { lowerSchedule, poolSupplies } from "../schedule/index.ts"
import { lowerServing } from "../serving/index.ts"
import type { Placed } from "../shape/index.ts"
import { crews, lowerTeam } from "../team/index.ts"
import { lowerTraining } from "../training/index.ts"
import { actOn, type LoweredProject } from "./effects.ts"
import { type ProjectFile, usualCountry, type VentureFile } from "./read.ts"

export function lowerProject(project: ProjectFile, file: VentureFile, report: Report): LoweredProject {
  const { sections, fields } = project
  // A project of formulas alone is a decision problem of its own; no room has anything to say to it.
  if (!hasSections(project)) return { fields: [], rows: [] }
  checkSections(project, file, report)
  const country = file.header.country ?? sections.tax.country?.text ?? usualCountry
  const { resources } = file
  const model = modelOf(project, file, report)
  const schedule = lowerSchedule(sections.plan, {
    report,
    training: "training.duration",
    roles: crews(resources.people, sections.team),
    pools: poolSupplies(resources.pools, resources.fields),
  })
  const training = lowerTraining(sections.training, {
    report,
    model: model?.model ?? null,
    pools: resources.pools,
    dataSets: resources.dataSets,
    data: model?.data ?? [],
    begin: schedule.trainingBegin,
    lasts: schedule.trainingLasts,
    span: sectionSpan(project, "training"),
  })
  const serving = lowerServing(sections.serving, {
    report,
    model: model?.model ?? null,
    hasRetrieval: model?.hasRetrieval ?? false,
    pools: resources.pools,
    requests: sections.usage.requests !== null || sections.usage.tokens !== null ? "business.requests" : null,
    live: "business.live",
    customers: "business.customers",
    joining: "business.joining",
    span: sectionSpan(project, "serving"),
  })
  const team = lowerTeam(sections.team, { report, country, people: resources.people, taskEnds: schedule.taskEnds })
  const risk = lowerRisk(sections.risks, { report, months: file.header.months, taskEnds: schedule.taskEnds })
  const business = lowerBusiness(sections, {
    report,
    cash: resources.list.some((r) => r.kind === "cash") ? "resources.cash" : "0 ¤",
    tasks: schedule.taskEnds,
    costs: [
      ...["team.payroll", "training.spending", "serving.cost", "plan.spending", "risk.losses", "risk.controls"],
      ...resources.pools.filter((pool) => pool.isOwned).map((pool) => `resources.gpus.${pool.name}.upkeep`),
    ],
    channels: resources.channels,
    country,
    tokensPerRequest: serving.some((row) => row.name === "serving.input") ? "serving.input + serving.output" : null,
  })
  const rows = [
    ...(model?.quantities ?? []),
    ...schedule.quantities,
    ...training,
    ...serving,
    ...team,
    ...risk.quantities,
    ...business,
  ]
  return actOn({ fields, rows }, risk.effects, report)
}

function modelOf({ sections, tree, ...project }: ProjectFile, file: VentureFile, report: Report): LoweredModel | null {
  const { model } = sections
  if (model === null) return null
  return lowerModel(model, {
    report,
    ...configOf(model.config, file, report),
    span: sectionSpan({ sections, tree, ...project }, "model"),
    isTrained: sections.training !== null,
  })
}

/** The `config.json` that the model names, parsed; a file that is none is left to the model room to report. */
function configOf(config: Placed | null, { readFile }: VentureFile, report: Report): { config?: unknown } {
  if (config === null) return {}
  const text = readFile(config.text)
  if (text === null) return {}
  try {
    return { config: JSON.parse(text) as unknown }
  } catch {
    report(error("bad-json", config.span, { file: config.text }))
    return {}
  }
}

/** Where a section stands, or the project's key where it is missing. */
function sectionSpan({ tree, keySpan }: ProjectFile, key: string): Span {
  const entry = tree.kind === "map" ? tree.entries.find((e) => e.key === key) : undefined
  return entry?.keySpan ?? keySpan
}

function hasSections({ tree }: ProjectFile): boolean {
  return tree.kind === "map" && tree.entries.some(({ key }) => key !== "formulas" && key !== "name")
}

/** Without customers there is no revenue, without revenue no value: a project says both, or its own value. */
function checkSections({ name, keySpan, sections, formulas }: ProjectFile, file: VentureFile, report: Report): void {
  const replaces = (quantity: string): boolean => formulas.some(({ key }) => key === quantity)
  if (replaces(file.objective.quantity)) return
  const missing = (key: string): void => report(error("missing-section", keySpan, { section: key, project: name }))
  if (sections.market === null && !replaces("business.customers")) missing("market")
  if (sections.revenue.length === 0 && !replaces("business.revenue")) missing("revenue")
}
