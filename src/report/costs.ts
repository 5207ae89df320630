/** `costs` for people: the tree of each project, its years, and what would save. */
import type { CostsAnswer, ProjectCosts } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { indented, wrap } from "./columns.ts"
import { costRows, marginOf, nodeName } from "./costs-rows.ts"
import { bringsText, changeTexts, plainTeller, riskText, wayOf } from "./costs-savings.ts"
import { bare, beside, share, spread, unitText, withUnit } from "./figures.ts"
import { type About, countOf, shortName } from "./names.ts"
import type { Page } from "./page.ts"
import { dearerWays, otherWays, type ToldSaving, toldSavings } from "./savings-told.ts"
import { type TableRow, table } from "./table.ts"

/** Narrower pages have no room for what a customer or a request costs, or for revenue beside the classes. */
const roomForEach = 78

export function costsText(answer: CostsAnswer, about: About, page: Page): string {
  const { words, paint, width } = page
  const parts = answer.projects.map((project) => projectText(project, about, page))
  const { notes } = words.costs
  const foot = [
    [notes.classes, notes.lived].join(words.signs.sentence),
    ...(answer.projects.some(({ savings, dearer }) => savings.length + dearer.length > 0)
      ? [notes.savings(countOf(words, answer.savingSamples))]
      : []),
    [notes.ranges, words.report.samples(countOf(words, answer.samples), answer.seed)].join(words.signs.sentence),
  ]
  return [
    ...parts,
    foot
      .flatMap((line) => wrap(line, width))
      .map(paint.dim)
      .join("\n"),
  ].join("\n\n")
}

function projectText(project: ProjectCosts, about: About, page: Page): string {
  const { words, paint, width } = page
  const { headings } = words.costs
  const decisions = Object.entries(project.decisions).map(
    ([path, { value, unit }]) => `${shortName(words, about, path)} ${withUnit(words, value, unit)}`,
  )
  const parts = [
    `${paint.heading(titleOf(project, about, page))}\n${treeText(project, about, page)}`,
    `${paint.heading(headings.years)}\n${yearsText(project, about, page)}`,
    `${paint.heading(headings.savings)}\n${savingsText(project, about, page)}`,
    ...(["worthMore", "dearer"] as const).flatMap((kind) => {
      const ways = dearerWays(project)[kind]
      return ways.length === 0 ? [] : [`${paint.heading(headings[kind])}\n${dearerText(ways, project, page)}`]
    }),
    ...(decisions.length === 0
      ? []
      : [
          wrap(words.costs.notes.decisions(decisions.join(words.signs.comma)), width)
            .map(paint.dim)
            .join("\n"),
        ]),
  ]
  return parts.join("\n\n")
}

export function titleOf({ label }: ProjectCosts, about: About, { words }: Page): string {
  return words.costs.title(label, withUnit(words, about.header.months, "month"))
}

function treeText(project: ProjectCosts, about: About, page: Page): string {
  const { words, width } = page
  const { columns, range } = words.costs
  const { tree, unit } = project
  const isWide = width >= roomForEach
  const money = unitText(words, unit)
  const hasEach = { customer: isWide && tree.perCustomer !== null, request: isWide && tree.perRequest !== null }
  const head = [
    columns.cost,
    `${columns.mean} (${money})`,
    ...(isWide ? [range] : []),
    columns.share,
    ...(hasEach.customer ? [columns.customer] : []),
    ...(hasEach.request ? [columns.request] : []),
  ]
  const rows = costRows(project, about, words).map(({ depth, name, node }): TableRow => {
    const { total, share: part, perCustomer, perRequest } = node
    return {
      cells: [
        `${"  ".repeat(depth)}${name}`,
        bare(words, total.mean),
        ...(isWide ? [spread(words, total, unit)] : []),
        share(words, part),
        ...(hasEach.customer ? [beside(words, perCustomer, perCustomer, unit)] : []),
        ...(hasEach.request ? [bare(words, perRequest)] : []),
      ],
      isStrong: depth < 2,
      isDim: depth === 3,
    }
  })
  return table(page, head, rows)
}

function yearsText(project: ProjectCosts, about: About, page: Page): string {
  const { words, width } = page
  const { columns, year } = words.costs
  const { tree, revenue, unit } = project
  const hasRevenue = revenue !== null && width >= roomForEach
  const head = [
    unitText(words, unit),
    ...tree.children.map((node) => nodeName(node, about, words)),
    columns.all,
    ...(hasRevenue ? [columns.revenue, columns.margin] : []),
  ]
  const rows = tree.years.map((all, k): TableRow => {
    const margin = marginOf(project, k)
    return {
      cells: [
        year(k + 1),
        ...tree.children.map((node) => bare(words, node.years[k])),
        bare(words, all),
        ...(hasRevenue ? [bare(words, revenue.years[k]), marginText(margin, words)] : []),
      ],
    }
  })
  return table(page, head, rows)
}

/** Of a year that hardly sold anything no one needs the figure. */
export function marginText(margin: number | null, words: Words): string {
  if (margin === null) return bare(words, null)
  return margin < -leastMargin ? words.report.under(`-${100 * leastMargin} %`) : share(words, margin)
}

const leastMargin = 10

function savingsText(project: ProjectCosts, about: About, page: Page): string {
  const { words, width, paint } = page
  const { none, onlyDearer } = words.costs
  if (project.savings.length === 0) return wrap(project.dearer.length === 0 ? none : onlyDearer, width).join("\n")
  const items = toldSavings(project).map(({ saving }, place) => {
    const lead = `${place + 1}. `
    const inside = " ".repeat(lead.length)
    const lines = [
      bringsText(saving, project.unit, words),
      riskText(saving, project.unit, plainTeller(about, words), words),
      ...changeTexts(saving, words),
    ]
    const [first, ...others] = indented(wayOf(saving, words), width, lead).split("\n")
    return [...[first ?? "", ...others].map(paint.strong), ...lines.map((line) => indented(line, width, inside, inside))].join(
      "\n",
    )
  })
  return [...items, ...otherWays(project, words).flatMap((line) => wrap(line, width))].join("\n")
}

function dearerText(ways: readonly ToldSaving[], { unit }: ProjectCosts, { words, width }: Page): string {
  return ways
    .map(({ saving }) =>
      indented(
        `${wayOf(saving, words)}${words.signs.stop}${words.signs.sentence}${bringsText(saving, unit, words)}`,
        width,
        "- ",
      ),
    )
    .join("\n")
}
