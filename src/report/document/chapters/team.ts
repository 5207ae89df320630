/** The team: who is there, who is hired when, what they are paid, how many they are year by year. */
import type { Block, Line, Row } from "../document.ts"
import { marked } from "../marks.ts"
import { computedOf, givenOf, quantityTable } from "./quantity-table.ts"
import { figured, joined, opening, paragraph, said, sentences, tableOf } from "./setting.ts"
import { called, figureOf, namesOf, own, type Subject } from "./subject.ts"
import { plainRow, totalRow } from "./year-lines.ts"
import { lastYear, type YearRow, yearFigure, yearLabels, yearlyAt, yearTables } from "./years.ts"

/** Of a venture that lives. */
const living = { of: "living" } as const

const conditions = ["team.burden", "team.raise", "team.attrition", "team.time_to_fill", "team.hire_fee"] as const

export function teamBlocks(subject: Subject): Block[] {
  const { captions, byYear, teamByYear } = subject.pen.words.chapters
  const people = peopleTable(subject)
  const years = yearTables(subject, captions.headcount, headcountRows(subject))
  if (people.length === 0 && years.length === 0) return []
  return [
    ...opening(leadOf(subject), subject.pen.words.chapters.whoWorks),
    ...people,
    ...quantityTable(
      subject,
      captions.conditions,
      conditions.map((name) => ({ path: own(subject, name) })),
    ),
    ...years,
    ...(years.length === 0 ? [] : paragraph("note", said(isRuinable(subject) ? teamByYear : byYear))),
  ]
}

/** Then fewer people on average would read as if some were let go. */
function isRuinable(subject: Subject): boolean {
  return (yearlyAt(subject, own(subject, "ruin"))?.mean ?? []).some((share) => (share ?? 0) > 0)
}

function leadOf(subject: Subject): Line {
  const { words } = subject.pen
  const headcount = own(subject, "team.headcount")
  const [first, last] = [yearFigure(subject, headcount, 0, living), yearFigure(subject, headcount, "last", living)]
  const payroll = yearFigure(subject, own(subject, "team.payroll"), "last")
  const [firstYear = ""] = yearLabels(subject.pen)
  const year = lastYear(subject.pen)
  const headcountText = isRuinable(subject) ? words.chapters.headcountLiving : words.chapters.headcount
  return sentences(words, [
    first && last ? headcountText(marked(first), firstYear, marked(last), year) : null,
    payroll ? words.chapters.payroll(marked(payroll), year) : null,
  ])
}

function headcountRows(subject: Subject): YearRow[] {
  const roles = namesOf(subject, "team.roles.", ".people").map((role) => ({
    label: called(subject, role),
    path: own(subject, `team.roles.${role}.people`),
    ...living,
  }))
  return [
    ...roles,
    { ...totalRow(subject, "team.headcount"), ...living, isStrong: roles.length > 0 },
    plainRow(subject, "team.payroll"),
    { ...plainRow(subject, "ruin"), show: "share" },
  ]
}

function peopleTable(subject: Subject): Block[] {
  const { words, about } = subject.pen
  const { columns, captions, fromStart } = words.chapters
  // A project of formulas alone has no team, whoever stands in the resources.
  if (!about.model.quantities.has(own(subject, "team.headcount"))) return []
  const there = about.resources.filter(({ kind }) => kind === "people").map(({ path }) => path.slice(0, path.lastIndexOf(".")))
  const rows = [
    ...there.map((root) => personRow(subject, root, said(fromStart))),
    ...namesOf(subject, "team.hires.", ".count").map((name) => {
      const root = own(subject, `team.hires.${name}`)
      return personRow(subject, root, figured(figureOf(subject, `${root}.begin`, "p50", "month")))
    }),
  ]
  return tableOf(captions.people, [columns.role, columns.people, columns.pay, columns.from], rows)
}

function personRow(subject: Subject, root: string, from: Line): Row {
  const { words } = subject.pen
  const pay = givenOf(subject, `${root}.pay`)
  const part = computedOf(subject, `${root}.part`)
  const name = root.split(".").at(-1) ?? root
  return {
    cells: [
      said(roleOf(subject, root, name)),
      joined(words, [
        computedOf(subject, `${root}.count`),
        part.length === 0 ? [] : [...part, ...said(` ${words.chapters.partTime}`)],
      ]),
      pay.length > 0 ? pay : figured(figureOf(subject, `${root}.pay`, "p50")),
      from,
    ],
  }
}

/** A hire may have a name of its own beside its role. */
function roleOf(subject: Subject, root: string, name: string): string {
  const written = called(subject, name)
  const role = root.startsWith("resources.")
    ? subject.texts.text("resources", "people", name, "role")
    : subject.texts.ofProject(subject.label, "team", "hires", name, "role")
  return role === null || role === written ? written : subject.pen.words.chapters.roleNamed(role, written)
}
