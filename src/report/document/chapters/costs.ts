/** Costs and savings of the best project: classes by year, where the money goes, what would save and what that risks. */
import type { CostNode, ProjectCosts, Saving } from "../../../decide/index.ts"
import type { BarChart, ColumnChart } from "../../charts/chart.ts"
import { costRows, nodeName } from "../../costs-rows.ts"
import { riskText, type Teller, wayOf } from "../../costs-savings.ts"
import { share } from "../../figures.ts"
import { dearerWays, leastSaving, otherWays, type ToldSaving, toldSavings } from "../../savings-told.ts"
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
    ...paragraph("note", said(subject.pen.words.costs.chapter.classesNote)),
    ...savingBlocks(scope),
  ]
}

/** `at`: where the project stands in the document. */
type Scope = { readonly subject: Subject; readonly project: ProjectCosts; readonly at: string }

function leadOf({ subject, project, at }: Scope): Line {
  const { pen } = subject
  const { chapter } = pen.words.costs
  const { children } = project.tree
  const largest = children.reduce((most, node, k) => ((node.total.mean ?? 0) > (children[most]?.total.mean ?? 0) ? k : most), 0)
  const node = children[largest]
  if (node === undefined) return []
  const name = nodeName(node, pen.about, pen.words)
  const part = marked(pen.share(`${at}/tree/children/${largest}/share`, pathOf(node, subject)))
  const margin = project.margin === null ? null : marked(pen.share(`${at}/margin`, pathOf(node, subject)))
  return sentences(pen.words, [
    margin === null ? chapter.leadWithoutMargin(name, part) : chapter.lead(name, part, margin),
    bestText({ subject, project, at }),
  ])
}

/** What saves most; of a project without much to save, that. */
function bestText({ subject, project, at }: Scope): string {
  const { words } = subject.pen
  const { chapter, ways, none } = words.costs
  const [best] = toldSavings(project)
  if (best !== undefined) {
    const perYear = marked(amount(subject, `${at}/savings/${best.k}/perYear/mean`, project.unit))
    return chapter.best(plain(ways[best.saving.kind]), perYear)
  }
  return project.savings.length + project.dearer.length === 0 ? none : chapter.noSavings(share(words, leastSaving))
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
  const { pen } = subject
  const { costs } = pen.words
  const told = toldSavings(project)
  const { worthMore, dearer } = dearerWays(project)
  const ways = dearer.map(({ saving }) => wayOf(saving, pen.words))
  const others = [...otherWays(project, pen.words), ...(ways.length === 0 ? [] : [costs.others.dearer(ways)])]
  if (told.length + worthMore.length + others.length === 0) return []
  const samples = marked(pen.count("/costs/savingSamples", openPath(pen, `${subject.name}.business.costs`)))
  const items = told.map((one) => savingLine(one, `${at}/savings/${one.k}`, scope))
  return [
    told.length === 0 ? { kind: "heading", text: costs.chapter.savings } : savingChart(told, scope),
    ...(told.length === 0 ? [] : [{ kind: "list", isOrdered: true, items } as const]),
    ...worthMore.flatMap((one) => paragraph("plain", worthMoreLine(one, scope))),
    ...others.flatMap((text) => paragraph("plain", said(text))),
    ...paragraph("note", lineOf(costs.notes.savings(samples))),
  ]
}

/** Dearer, yet no failure: what it costs, and what the venture is worth more for it. */
function worthMoreLine({ saving, k }: ToldSaving, { subject, project, at }: Scope): Line {
  const { pen } = subject
  const place = `${at}/dearer/${k}`
  const costs = marked(amount(subject, `${place}/total/mean * -1`, project.unit))
  const value = marked(pen.change(`${place}/value/by`, saving.value.unit, openPath(pen, `${subject.name}.value`)))
  return lineOf(pen.words.costs.others.worthMore(plain(wayOf(saving, pen.words)), costs, value))
}

function savingChart(told: readonly ToldSaving[], scope: Scope): Block {
  const { subject, project, at } = scope
  const { words } = subject.pen
  const { chapter, columns } = words.costs
  const chart: BarChart = {
    ...{ kind: "bars", unit: project.unit },
    rows: told.map(({ saving }) => ({ label: wayOf(saving, words), value: saving.perYear.mean ?? 0 })),
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
    told.map(({ saving, k }) => savingRow(saving, `${at}/savings/${k}`, scope)),
  )
  return { kind: "chart", title: chapter.savings, says: said(chapter.savingsSays(share(words, leastSaving))), chart, table }
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

/** What it risks; how it is written in the file is no matter of a report. */
function savingLine({ saving }: ToldSaving, at: string, { subject, project }: Scope): Line {
  const { words } = subject.pen
  const risk = lineOf(riskText(saving, project.unit, teller(`${at}/risk`, subject), words))
  return [{ kind: "strong", of: said(`${wayOf(saving, words)}${words.signs.stop}`) }, ...said(words.signs.sentence), ...risk]
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
