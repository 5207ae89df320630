/** The schedule: tasks as planned, and the launch as risks, rules and trends put it off. */
import type { Block, Line, Row } from "../document.ts"
import { computedOf } from "./quantity-table.ts"
import { figured, joined, paragraph, rightOf, said, tableOf } from "./setting.ts"
import { called, figureOf, namesOf, own, quantityAt, type Subject, statsAt } from "./subject.ts"

/** Tasks in the order in which they begin; a milestone takes no time. */
export function scheduleBlocks(subject: Subject): Block[] {
  const { columns, captions, tasksBeforeRisks } = subject.pen.words.chapters
  const begin = (name: string): number => statsAt(subject, own(subject, `plan.${name}.begin`))?.p50 ?? Number.MAX_VALUE
  const tasks = namesOf(subject, "plan.", ".begin").toSorted((a, b) => begin(a) - begin(b))
  const heads = [
    columns.task,
    columns.given,
    columns.needs,
    rightOf(columns.begins),
    rightOf(columns.ends),
    rightOf(columns.endsLate),
  ]
  const launch = isPutOff(subject, tasks) ? [launchRow(subject)] : []
  return [
    ...tableOf(captions.schedule, heads, [...tasks.map((name) => taskRow(subject, name)), ...launch]),
    ...(launch.length === 0 ? [] : paragraph("note", said(tasksBeforeRisks))),
  ]
}

function taskRow(subject: Subject, name: string): Row {
  const root = own(subject, `plan.${name}`)
  return {
    cells: [
      said(called(subject, name)),
      takesOf(subject, root),
      needsOf(subject, name),
      figured(figureOf(subject, `${root}.begin`, "p50", "month")),
      figured(figureOf(subject, `${root}.end`, "p50", "month")),
      figured(figureOf(subject, `${root}.end`, "p95", "month")),
    ],
  }
}

/** Tasks end as planned; risks, rules and trends may put off the launch itself, which the rest of the report goes by. */
function isPutOff(subject: Subject, tasks: readonly string[]): boolean {
  const [launch, planned] = ["launch", "plan.launch.end"].map((name) => statsAt(subject, own(subject, name)))
  if (launch?.unit !== "month") return false
  if (planned) return launch.mean !== planned.mean || launch.p95 !== planned.p95
  // Without an entry called launch it is the end of the last tasks.
  const isLater = (of: "p50" | "p95"): boolean => {
    const ends = tasks.map((name) => statsAt(subject, own(subject, `plan.${name}.end`))?.[of] ?? 0)
    return Math.floor(launch[of] ?? Number.POSITIVE_INFINITY) > Math.floor(Math.max(...ends))
  }
  return tasks.length > 0 && (isLater("p50") || isLater("p95"))
}

function launchRow(subject: Subject): Row {
  const end = (of: "p50" | "p95"): Line => figured(figureOf(subject, own(subject, "launch"), of, "month"))
  return { cells: [said(subject.pen.words.chapters.launchPutOff), [], [], [], end("p50"), end("p95")], isStrong: true }
}

/** Where nobody is missing a task lasts what it takes: a formula has its range there. */
function takesOf(subject: Subject, root: string): Line {
  const isSame = quantityAt(subject, `${root}.lasts`)?.uses.length === 1
  return computedOf(subject, `${root}.takes`, isSame ? `${root}.lasts` : `${root}.takes`)
}

function needsOf(subject: Subject, task: string): Line {
  const { words } = subject.pen
  const needs = namesOf(subject, `plan.${task}.needs.`, "").map((need): Line => {
    const needed = computedOf(subject, own(subject, `plan.${task}.needs.${need}`))
    return needed.length === 0 ? [] : [...said(`${called(subject, need)} `), ...needed]
  })
  return joined(words, needs)
}
