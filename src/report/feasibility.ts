/** Feasibility: the verdict in sentences, for the terminal and for documents; and the table of dials as `plan` prints it. */
import type { Dial, FeasibilityChange, LimitKind, PlanAnswer, ProjectAnswer, TasksDial } from "../decide/index.ts"
import type { FeasibilityFacts } from "../words/index.ts"
import { columnsOf, indented, wrap } from "./columns.ts"
import { penOf, step } from "./document/pen.ts"
import { changeText, limitOpens } from "./feasibility-change.ts"
import { share, withUnit } from "./figures.ts"
import { type About, countOf, explainsLine } from "./names.ts"
import { type Page, pageOf } from "./page.ts"
import { type Named, ranked } from "./ranked.ts"
import { type TableRow, table } from "./table.ts"
import { plainWriter, type Writer } from "./writer.ts"

export const dialNames = ["parameters", "data", "gpuHours"] as const

/** By the names of their quantities. */
export const dialPaths: Readonly<Record<(typeof dialNames)[number], string>> = {
  parameters: "feasibility.parameters",
  data: "feasibility.data",
  gpuHours: "feasibility.gpu_hours",
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
  return [dialsText(head, rows, page), ...sentences.flatMap((text) => wrap(text, width)), ...notes].join("\n")
}

const separator = " · "

/** As a table where there is room for one, else a line a dial. */
function dialsText(head: readonly string[], rows: readonly TableRow[], page: Page): string {
  const { width, words } = page
  const lines = table(pageOf(words, width), head, rows, { left: [1] }).split("\n")
  if (lines.every((line) => columnsOf(line) <= width)) return table(page, head, rows, { left: [1] })
  return rows
    .flatMap(({ cells: [project = "", dial = "", ...figures] }) => {
      const told = figures.flatMap((figure, k) => (figure === "" ? [] : [`${head[k + 2] ?? ""} ${figure}`]))
      const line = told.length === 0 ? dial : words.report.dated(dial, told.join(separator))
      return [...(project === "" ? [] : [project]), indented(line, width, "  ", "    ")]
    })
    .join("\n")
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

/** Feasible or all that binds; the nearest change and others; what is to be known of the licences. */
export function verdictOf({ name, project }: Named, writer: Writer): string[] {
  const { pen, write } = writer
  const said = pen.words.feasibility
  const { verdict } = project.feasibility
  const at = `/projects/${step(name)}/feasibility/verdict`
  const { unknown, conditions } = licencesOf(project, writer)
  const toRead = conditions.length === 0 ? [] : [said.conditions(conditions)]
  if (verdict.limit === null)
    return [unknown.length === 0 ? said.feasible(project.label) : said.feasibleIf(project.label, unknown), ...toRead]
  const facts = (limit: LimitKind, place: string): FeasibilityFacts => ({
    project: project.label,
    probability: write(pen.share(`${place}/probability`, limitOpens(name, limit, pen))),
    required: write(pen.share(`${place}/required`, limitOpens(name, limit, pen))),
  })
  const further = verdict.further.flatMap(({ limit, change }, k) => {
    const place = `${at}/further/${k}`
    const nearest = change === null ? [] : [said.nearest(changeText(change, `${place}/change`, name, limit, writer))]
    return [said.bindsToo[limit](facts(limit, place)), ...nearest]
  })
  return [
    said.binds[verdict.limit](facts(verdict.limit, at)),
    ...changesOf({ name, project }, verdict.limit, writer),
    ...further,
    ...(unknown.length === 0 ? [] : [said.unknownLicence(unknown)]),
    ...toRead,
  ]
}

/** What lifts the first limit. */
function changesOf({ name, project }: Named, limit: LimitKind, writer: Writer): string[] {
  const said = writer.pen.words.feasibility
  const { change, others } = project.feasibility.verdict
  const at = `/projects/${step(name)}/feasibility/verdict`
  const text = (one: FeasibilityChange, place: string): string => changeText(one, `${at}/${place}`, name, limit, writer)
  const more = others.slice(0, 2).map((one, k) => text(one, `others/${k}`))
  return [
    change === null ? said.nothingLifts : said.nearest(text(change, "change")),
    ...(more.length === 0 ? [] : [said.also(more)]),
  ]
}

function licencesOf(
  { feasibility: { licences } }: ProjectAnswer,
  { pen, quote }: Writer,
): Readonly<Record<"unknown" | "conditions", readonly string[]>> {
  const named = (commercial: string): string[] =>
    licences.flatMap((one) =>
      one.commercial === commercial
        ? [one.licence === null ? quote(one.name) : pen.words.document.aside(quote(one.name), quote(one.licence))]
        : [],
    )
  return { unknown: named("unknown"), conditions: named("conditions") }
}
