/** Feasibility: the verdict in sentences, for the terminal and for documents; and the table of dials as `plan` prints it. */
import type { ChangeKind, Dial, FeasibilityChange, LimitKind, PlanAnswer, ProjectAnswer, TasksDial } from "../decide/index.ts"
import { wrap } from "./columns.ts"
import { openPath, penOf, step } from "./document/pen.ts"
import { share, withUnit } from "./figures.ts"
import { type About, countOf, explainsLine } from "./names.ts"
import type { Page } from "./page.ts"
import { type TableRow, table } from "./table.ts"
import { type Named, ranked } from "./verdict.ts"
import { plainWriter, type Writer } from "./writer.ts"

export const dialNames = ["parameters", "data", "gpuHours"] as const

/** By the names of their quantities. */
export const dialPaths: Readonly<Record<(typeof dialNames)[number], string>> = {
  parameters: "feasibility.parameters",
  data: "feasibility.data",
  gpuHours: "feasibility.gpu_hours",
}

/** What opens the probability of a limit. */
const limitPaths: Readonly<Record<LimitKind, readonly string[]>> = {
  memory: ["feasibility.parameters.ratio"],
  date: ["launch"],
  data: ["feasibility.data.ratio"],
  cash: ["ruin", "cash"],
  licence: [],
}

/** A venture of formulas alone has no model that could fit or not. */
export function hasFeasibility({ projects }: PlanAnswer): boolean {
  return Object.values(projects).some(({ feasibility }) => feasibility.dials.tasks.reason !== "no-model")
}

/** Null where no project of the venture names a model. */
export function feasibilityText(answer: PlanAnswer, about: About, page: Page): string | null {
  if (!hasFeasibility(answer)) return null
  const { words, width, paint } = page
  const { columns, note } = words.feasibility
  const head = [columns.project, columns.dial, columns.needed, columns.owned, columns.ratio, columns.enough]
  const projects = ranked(answer)
  const rows = projects.flatMap(({ project }) => projectRows(project, page))
  const writer = plainWriter(penOf(answer, about, words))
  const sentences = projects.map((one) => verdictOf(one, writer).join(words.signs.sentence))
  const paths = dialNames.flatMap((name) => ["needed", "owned"].map((part) => `${answer.best}.${dialPaths[name]}.${part}`))
  const notes = [note, ...explainsLine(words, about, paths)].flatMap((line) => wrap(line, width)).map(paint.dim)
  return [table(page, head, rows, { left: [1] }), ...sentences.flatMap((text) => wrap(text, width)), ...notes].join("\n")
}

function projectRows({ label, feasibility: { dials } }: ProjectAnswer, page: Page): TableRow[] {
  const [first, ...others] = new Set(dialNames.map((name) => dials[name].reason))
  // One reason for all of them is told once.
  const isNone = first !== undefined && first !== null && others.length === 0
  const figures = isNone
    ? [[page.words.feasibility.reasons[first], "", "", "", ""]]
    : dialNames.map((name) => dialCells(name, dials[name], page))
  const rows = [...figures, ...(isNone && dials.tasks.reason === first ? [] : [tasksCells(dials.tasks, page)])]
  return rows.map((cells, k) => ({ cells: [k === 0 ? label : "", ...cells] }))
}

function dialCells(
  name: (typeof dialNames)[number],
  { needed, owned, ratio, probability, reason }: Dial,
  { words }: Page,
): string[] {
  const { dials, reasons, times, noFigure } = words.feasibility
  if (reason !== null) return [noFigure(dials[name], reasons[reason]), "", "", "", ""]
  return [
    dials[name],
    withUnit(words, needed?.p50, needed?.unit ?? ""),
    withUnit(words, owned?.p50, owned?.unit ?? ""),
    times(withUnit(words, ratio?.p50, "")),
    share(words, probability),
  ]
}

function tasksCells({ projects, lines, served, reason }: TasksDial, { words }: Page): string[] {
  const said = words.feasibility
  if (reason !== null) return [said.noFigure(said.dials.tasks, said.reasons[reason]), "", "", "", ""]
  const there = served.length === 0 ? "" : said.served(countOf(words, served.length))
  return [said.dials.tasks, said.shared(countOf(words, projects.length), countOf(words, lines)), there, "", ""]
}

/** Feasible or what binds; the nearest change and others; what is to be known of the licences. */
export function verdictOf({ name, project }: Named, writer: Writer): string[] {
  const { pen, write } = writer
  const said = pen.words.feasibility
  const { verdict } = project.feasibility
  const at = `/projects/${step(name)}/feasibility/verdict`
  const licences = licenceSentences(project, writer)
  if (verdict.limit === null) return [said.feasible(project.label), ...licences]
  const opens = openPath(pen, ...limitPaths[verdict.limit].map((path) => `${name}.${path}`))
  const facts = {
    project: project.label,
    probability: write(pen.share(`${at}/probability`, opens)),
    required: write(pen.share(`${at}/required`, opens)),
  }
  const change = (one: FeasibilityChange, place: string): string => changeText(one, `${at}/${place}`, opens, writer)
  const others = verdict.others.slice(0, 2).map((one, k) => change(one, `others/${k}`))
  return [
    said.binds[verdict.limit](facts),
    verdict.change === null ? said.nothingLifts : said.nearest(change(verdict.change, "change")),
    ...(others.length === 0 ? [] : [said.also(others)]),
    ...licences,
  ]
}

function changeText(change: FeasibilityChange, at: string, opens: string, writer: Writer): string {
  const { pen, write, quote } = writer
  const said = pen.words.feasibility
  const { set, path, to } = change
  const typed = set === null ? said.write(quote(path), quote(to)) : said.type(quote(`--set ${quoted(set)}`))
  const holds = said.holds(write(pen.share(`${at}/probability`, opens)))
  const gap = pen.words.language === "zh" ? "" : " "
  return `${whatText(change, at, writer)}${gap}${typed}${pen.words.signs.clause}${holds}`
}

function whatText({ kind, path, from, to, more }: FeasibilityChange, at: string, writer: Writer): string {
  const { pen, write, quote } = writer
  const said = pen.words.feasibility
  const [old, next] = [quote(from ?? ""), quote(to)]
  const other = sayings[kind]
  if (other !== undefined) return said[other](old, next)
  if (kind === "licence") return said.licence(quote(path))
  const amount = more === null ? "" : write(pen.amount(`${at}/more/value`, more.unit, openPath(pen, path)))
  return said.amount(writer.name(path), old, next, amount)
}

type Saying = "method" | "precision" | "device" | "model" | "horizon" | "deadline"

/** Kinds that are no amounts. */
const sayings: Readonly<Partial<Record<ChangeKind, Saying>>> = {
  method: "method",
  precision: "precision",
  device: "device",
  model: "model",
  horizon: "horizon",
  deadline: "deadline",
}

/** A value with a space is one word of a command. */
function quoted(text: string): string {
  return /\s/u.test(text) ? `"${text}"` : text
}

function licenceSentences({ feasibility: { licences } }: ProjectAnswer, { pen, quote }: Writer): string[] {
  const said = pen.words.feasibility
  const named = (commercial: string): string[] =>
    licences.flatMap((one) =>
      one.commercial === commercial
        ? [one.licence === null ? quote(one.name) : pen.words.document.aside(quote(one.name), quote(one.licence))]
        : [],
    )
  const [unknown, conditions] = [named("unknown"), named("conditions")]
  return [
    ...(unknown.length === 0 ? [] : [said.unknownLicence(unknown)]),
    ...(conditions.length === 0 ? [] : [said.conditions(conditions)]),
  ]
}
