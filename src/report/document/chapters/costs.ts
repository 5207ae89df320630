/** Costs and savings of the best project: classes by year, where the money goes, what would save and what that risks. */
import type { CostNode, ProjectCosts, Saving } from "../../../decide/index.ts"
import type { BarChart, ColumnChart } from "../../charts/chart.ts"
import { costRows, nodeName } from "../../costs-rows.ts"
import { changeTexts, riskText, type Teller, wayOf } from "../../costs-savings.ts"
import type { Block, Figure, Line, Row } from "../document.ts"
import { lineOf, marked, plain } from "../marks.ts"
import { openPath } from "../pen.ts"
import { figured, paragraph, pictureTable, rightOf, said, sentences } from "./setting.ts"
import type { Subject } from "./subject.ts"
import { yearAxis, yearLabels } from "./years.ts"

export function costBlocks(subject: Subject): Block[] {
  const place = (subject.pen.costs?.projects ?? []).findIndex(({ project }) => project === subject.name)
  const project = subject.pen.costs?.projects[place]
  if (project === undefined || project.tree.children.length === 0) return []
  const scope: Scope = { subject, project, at: `/costs/projects/${place}` }
  return [
    ...paragraph("lead", leadOf(scope)),
    byYear(scope),
    byGroup(scope),
    ...paragraph("note", said(subject.pen.words.costs.notes.classes)),
    ...savingBlocks(scope),
  ]
}

/** `at`: where the project stands in the document. */
type Scope = { readonly subject: Subject; readonly project: ProjectCosts; readonly at: string }

function leadOf({ subject, project, at }: Scope): Line {
  const { pen } = subject
  const { chapter, ways } = pen.words.costs
  const { children } = project.tree
  const largest = children.reduce((most, node, k) => ((node.total.mean ?? 0) > (children[most]?.total.mean ?? 0) ? k : most), 0)
  const node = children[largest]
  if (node === undefined) return []
  const name = nodeName(node, pen.about, pen.words)
  const share = marked(pen.share(`${at}/tree/children/${largest}/share`, pathOf(node, subject)))
  const margin = project.margin === null ? null : marked(pen.share(`${at}/margin`, pathOf(node, subject)))
  const [best] = project.savings
  return sentences(pen.words, [
    margin === null ? chapter.leadWithoutMargin(name, share) : chapter.lead(name, share, margin),
    best === undefined || !isWorthTelling(best, project)
      ? chapter.noSavings
      : chapter.best(plain(ways[best.kind]), marked(amount(subject, `${at}/savings/0/perYear/mean`, project.unit))),
  ])
}

/** Less than a thousandth of all costs is in the list, but no news. */
function isWorthTelling({ total }: Saving, { tree }: ProjectCosts): boolean {
  return (total.mean ?? 0) > (tree.total.mean ?? 0) / 1000
}

function amount({ pen, name }: Subject, at: string, unit: string, path?: string): Figure {
  return pen.amount(at, unit, openPath(pen, ...(path === undefined ? [] : [path]), `${name}.business.costs`))
}

/** What `explain` opens for a node: a class or a line; for a group all costs. */
function pathOf(node: CostNode, { pen, name }: Subject): string {
  const own =
    node.kind === "class" ? `${name}.business.${node.class}` : node.kind === "line" ? node.path : `${name}.business.costs`
  return openPath(pen, own, `${name}.business.costs`)
}

function byYear({ subject, project, at }: Scope): Block {
  const { pen } = subject
  const { words, about } = pen
  const { children } = project.tree
  const named = children.map((node) => nodeName(node, about, words))
  const chart: ColumnChart = {
    ...{ kind: "columns", unit: project.unit, isStacked: true },
    ...yearAxis(pen),
    series: children.map((node, k) => ({ label: named[k] ?? "", values: node.years })),
  }
  const table = pictureTable(
    [words.chapters.columns.year, ...named.map(rightOf), rightOf(words.costs.columns.all)],
    yearLabels(pen).map((label, year) => ({
      cells: [
        said(label),
        ...children.map((node, k) =>
          figured(amount(subject, `${at}/tree/children/${k}/years/${year}`, project.unit, pathOf(node, subject))),
        ),
        figured(amount(subject, `${at}/tree/years/${year}`, project.unit)),
      ],
    })),
  )
  const { byClass, byClassSays } = words.costs.chapter
  return { kind: "chart", title: byClass, says: said(byClassSays), chart, table }
}

/** The picture has the groups, the table all of the tree. */
function byGroup(scope: Scope): Block {
  const { subject, project } = scope
  const { words, about } = subject.pen
  const groups = project.tree.children.flatMap((node) =>
    node.children.map((group) => ({
      label: `${nodeName(node, about, words)}${words.signs.comma}${nodeName(group, about, words)}`,
      value: group.total.mean ?? 0,
    })),
  )
  const rows = groups.toSorted((a, b) => b.value - a.value)
  const chart: BarChart = { kind: "bars", unit: project.unit, rows }
  const { columns, chapter } = words.costs
  const hasRequests = project.tree.perRequest !== null
  const table = pictureTable(
    [
      columns.cost,
      rightOf(columns.mean),
      rightOf(words.chapters.columns.low),
      rightOf(words.chapters.columns.high),
      rightOf(columns.share),
      rightOf(columns.customer),
      ...(hasRequests ? [rightOf(columns.request)] : []),
    ],
    treeRows(scope, hasRequests),
  )
  return { kind: "chart", title: chapter.tree, says: said(chapter.treeSays), chart, table }
}

function treeRows({ subject, project, at }: Scope, hasRequests: boolean): Row[] {
  const { pen } = subject
  const places = placesIn(project.tree, `${at}/tree`)
  return costRows(project, pen.about, pen.words).map(({ depth, name, node }) => {
    const place = places.get(node) ?? at
    const path = pathOf(node, subject)
    return {
      cells: [
        said(`${"– ".repeat(Math.max(0, depth - 1))}${name}`),
        ...(["mean", "p5", "p95"] as const).map((of) => figured(amount(subject, `${place}/total/${of}`, project.unit, path))),
        figured(node.share === null ? null : pen.share(`${place}/share`, path)),
        figured(node.perCustomer === null ? null : amount(subject, `${place}/perCustomer`, project.unit, path)),
        ...(hasRequests
          ? [figured(node.perRequest === null ? null : amount(subject, `${place}/perRequest`, project.unit, path))]
          : []),
      ],
      ...(depth < 2 ? { isStrong: true } : {}),
    }
  })
}

/** Where each node stands in the document. */
function placesIn(node: CostNode, at: string): ReadonlyMap<CostNode, string> {
  return new Map([[node, at], ...node.children.flatMap((child, k) => [...placesIn(child, `${at}/children/${k}`)])])
}

function savingBlocks(scope: Scope): Block[] {
  const { subject, project, at } = scope
  const { words } = subject.pen
  const { chapter, columns, notes } = words.costs
  if (project.savings.length === 0) return []
  const chart: BarChart = {
    ...{ kind: "bars", unit: project.unit },
    rows: project.savings.map((saving) => ({ label: wayOf(saving, words), value: saving.perYear.mean ?? 0 })),
  }
  const table = pictureTable(
    [
      columns.saving,
      rightOf(columns.perYear),
      rightOf(words.chapters.columns.low),
      rightOf(words.chapters.columns.high),
      rightOf(chapter.lossColumn),
      rightOf(chapter.valueColumn),
      rightOf(chapter.survivalColumn),
    ],
    project.savings.map((saving, k) => savingRow(saving, `${at}/savings/${k}`, scope)),
  )
  const samples = marked(subject.pen.count("/costs/savingSamples", openPath(subject.pen, `${subject.name}.business.costs`)))
  return [
    { kind: "chart", title: chapter.savings, says: said(chapter.savingsSays), chart, table },
    { kind: "list", isOrdered: true, items: project.savings.map((saving, k) => savingLine(saving, `${at}/savings/${k}`, scope)) },
    ...paragraph("note", lineOf(notes.savings(samples))),
  ]
}

function savingRow(saving: Saving, at: string, { subject, project }: Scope): Row {
  const { pen } = subject
  const value = openPath(pen, `${subject.name}.value`)
  return {
    cells: [
      said(wayOf(saving, pen.words)),
      ...(["mean", "p5", "p95"] as const).map((of) => figured(amount(subject, `${at}/perYear/${of}`, project.unit))),
      figured(pen.share(`${at}/loses`, openPath(pen, `${subject.name}.business.costs`))),
      figured(saving.value.by === null ? null : pen.change(`${at}/value/by`, saving.value.unit, value)),
      figured(
        saving.survival.by === null ? null : pen.change(`${at}/survival/by * 100`, "", openPath(pen, `${subject.name}.ruin`)),
      ),
    ],
  }
}

/** What it risks, and what of the file changes. */
function savingLine(saving: Saving, at: string, { subject, project }: Scope): Line {
  const { pen } = subject
  const { words } = pen
  const risk = lineOf(riskText(saving, project.unit, teller(`${at}/risk`, subject), words))
  const [change = ""] = changeTexts(saving, words)
  return [
    { kind: "strong", of: said(`${wayOf(saving, words)}${words.signs.stop}`) },
    ...said(words.signs.sentence),
    ...risk,
    ...said(words.signs.sentence),
    { kind: "code", text: plain(change) },
  ]
}

function teller(at: string, { pen, name }: Subject): Teller {
  const path = openPath(pen, `${name}.business.costs`)
  return {
    share: (key) => marked(pen.share(`${at}/${key}`, path)),
    count: (key, _, times = 1) => marked(pen.amount(times === 1 ? `${at}/${key}` : `${at}/${key} * ${times}`, "", path)),
    amount: (key, _, unit) => marked(pen.amount(`${at}/${key}`, unit, path)),
    month: (key) => marked(pen.month(`${at}/${key}`, path)),
    name: (text) => marked({ kind: "code", text: plain(text) }),
  }
}
