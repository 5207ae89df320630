/** Expectation against survival: each project at its best decisions, and other decisions that were tried. */
import type { FrontPoint } from "../../../decide/index.ts"
import type { LinesChart } from "../../charts/chart.ts"
import { labelOf } from "../../choice.ts"
import { objectiveName } from "../../names.ts"
import type { Block, Figure, Row } from "../document.ts"
import { lineOf, marked } from "../marks.ts"
import { openPath, type Pen } from "../pen.ts"
import { figured, paragraph, pictureTable, rightOf, said } from "./setting.ts"

type Point = { readonly point: FrontPoint; readonly expected: Figure; readonly survival: Figure }

/** Nothing where the projects know no ruin. */
export function frontBlocks(pen: Pen): Block[] {
  const { words, answer, about } = pen
  const { front = [] } = answer.preference ?? {}
  const { path = "", unit = "" } = answer.projects[answer.best]?.objective ?? {}
  const points = front.map((point, k): Point => {
    const opens = (...names: string[]): string => openPath(pen, ...names.map((name) => `${point.project}.${name}`))
    return {
      point,
      expected: pen.amount(`/preference/front/${k}/expected`, unit, answer.projects[point.project]?.objective.path ?? path),
      survival: pen.amount(`/preference/front/${k}/survival * 100`, "%", opens("ruin", "cash")),
    }
  })
  const best = points.find(({ point }) => point.isBest && point.project === answer.best)
  if (best === undefined) return []
  const { charts, notes, says } = words.preference
  const label = labelOf(answer, answer.best)
  const surer = surerThan(best, points)
  const line = lineOf(
    [
      says.front(label, marked(best.expected), marked(best.survival)),
      ...(surer === null ? [] : [says.surer(label, marked(surer.expected), marked(surer.survival))]),
    ].join(words.signs.sentence),
  )
  const chart = chartOf(points, unit, pen)
  const title = charts.front(objectiveName(words, about, path))
  return [
    {
      kind: "chart",
      title,
      says: line,
      chart,
      table: pictureTable(
        headsOf(pen),
        points.map((one) => rowOf(one, pen)),
      ),
    },
    ...paragraph("note", said(points.some(({ point }) => !point.isBest) ? notes.tried : notes.front)),
  ]
}

/** So much of what is expected, and so many percentage points of survival gained, make it worth a word. */
const [mostGivenUp, leastGained] = [0.15, 2]

/** Other decisions of the same project that survive more often and give up little; the surest of them. */
function surerThan(best: Point, points: readonly Point[]): Point | null {
  const [expected, survival] = [best.expected.value ?? 0, best.survival.value ?? 0]
  const candidates = points.filter(({ point, ...one }) => {
    const isSame = point.project === best.point.project && !point.isBest
    const isNear = (one.expected.value ?? 0) >= expected - mostGivenUp * Math.abs(expected)
    return isSame && isNear && (one.survival.value ?? 0) >= survival + leastGained
  })
  return candidates.toSorted((a, b) => (b.survival.value ?? 0) - (a.survival.value ?? 0))[0] ?? null
}

/** Points without a line between them: each is followed by one without a figure. */
function chartOf(points: readonly Point[], unit: string, pen: Pen): LinesChart {
  const placed = points.flatMap(({ point, expected, survival }) =>
    expected.value === null || survival.value === null ? [] : [{ point, x: survival.value, y: expected.value }],
  )
  const names = [...new Set(placed.map(({ point }) => point.project))]
  return {
    kind: "lines",
    across: { unit: "%", label: pen.words.preference.columns.survival },
    unit,
    isLog: false,
    series: names.map((name) => ({
      label: labelOf(pen.answer, name),
      points: placed
        .filter(({ point }) => point.project === name)
        .flatMap(({ x, y }) => [
          { x, y },
          { x, y: null },
        ]),
    })),
    limits: [],
    marks: placed.flatMap(({ point, x, y }) => (point.isBest ? [{ x, y, label: labelOf(pen.answer, point.project) }] : [])),
  }
}

function headsOf({ words }: Pen): Parameters<typeof pictureTable>[0] {
  const { project, decisions, expected, survival } = words.preference.columns
  return [project, decisions, rightOf(expected), rightOf(survival)]
}

function rowOf({ point, expected, survival }: Point, pen: Pen): Row {
  const { best, tried } = pen.words.preference
  return {
    cells: [said(labelOf(pen.answer, point.project)), said(point.isBest ? best : tried), figured(expected), figured(survival)],
    ...(point.isBest && point.project === pen.answer.best ? { isStrong: true } : {}),
  }
}
