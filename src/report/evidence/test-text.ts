/** `data test` and `data sample-size` for people: the finding in one sentence, then the figures it rests on. */
import { printable } from "../../diagnostics/index.ts"
import type { SampleSize, TestAnswer } from "../../evidence/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { wrap } from "../columns.ts"
import { bare, share } from "../figures.ts"
import type { Page } from "../page.ts"
import { type TableRow, table } from "../table.ts"
import { chance } from "./chance.ts"

type Compared = Exclude<TestAnswer, { readonly kind: "independence" }>
type Independence = Extract<TestAnswer, { readonly kind: "independence" }>

export function testText(answer: TestAnswer, page: Page): string {
  const { words } = page
  const method = words.evidence.methods[answer.kind]
  if (answer.kind === "independence") {
    const { p, chiSquare, degrees, alpha, of, by } = answer
    const said = p < alpha ? words.evidence.dependent : words.evidence.independent
    const figures = `χ² = ${bare(words, chiSquare)} (${degrees}), ${chance(p, words)}`
    return laid([said(printable(of), printable(by)), tableOfCounts(answer, page), figures, method], page)
  }
  const isShares = answer.kind === "proportions"
  const figures = isShares ? `z = ${bare(words, answer.z)}` : `t = ${bare(words, answer.t)} (${bare(words, answer.degrees)})`
  const groups = isShares ? tableOfShares(answer, page) : tableOfMeans(answer, page)
  return laid(
    [sentence(answer, words), groups, `${figures}, ${chance(answer.p, words)}`, detectable(answer, words), method],
    page,
  )
}

export function sampleSizeText({ baseline, target, alpha, power, perArm }: SampleSize, page: Page): string {
  const { words } = page
  const { evidence, language } = words
  const [arm, both] = [perArm, 2 * perArm].map((count) => grouped(String(count), language))
  return laid(
    [
      evidence.sampleSize(share(words, baseline), share(words, target), arm ?? "", both ?? ""),
      evidence.chances(share(words, alpha), share(words, power)),
      evidence.methods.sampleSize,
    ],
    page,
  )
}

/** The first stands out, the last is by the way. */
function laid(parts: readonly string[], { width, paint }: Page): string {
  const said = parts.filter((part) => part !== "")
  return said
    .map((part, k) => {
      const lines = part.includes("\n") ? part : wrap(part, width).join("\n")
      return k === 0 ? paint.strong(lines) : k === said.length - 1 ? paint.dim(lines) : lines
    })
    .join("\n\n")
}

/** The group with the higher figure comes first; the interval is that of its lead. */
function sentence(answer: Compared, words: Words): string {
  const { evidence } = words
  const [first, second] = answer.groups.map((group) => ({
    name: printable(group.name),
    figure: "share" in group ? share(words, group.share) : bare(words, group.mean),
  }))
  const isUp = answer.difference > 0
  const [higher, lower] = isUp ? [second, first] : [first, second]
  const scale = answer.kind === "proportions" ? 100 : 1
  const [from, to] = answer.interval
  const ends = (isUp ? [from, to] : [-to, -from]).map((end) => bare(words, scale * end))
  const facts = {
    of: printable(answer.of),
    higher: higher?.name ?? "",
    lower: lower?.name ?? "",
    higherFigure: higher?.figure ?? "",
    lowerFigure: lower?.figure ?? "",
    low: ends[0] ?? "",
    high: ends[1] ?? "",
    sure: share(words, 1 - answer.alpha),
  }
  // By the interval, which is what is told: z and Newcombe's interval may disagree at the border.
  const isShown = from > 0 || to < 0
  if (answer.kind === "proportions") return isShown ? evidence.shares(facts) : evidence.sharesAlike(facts)
  return isShown ? evidence.means(facts) : evidence.meansAlike(facts)
}

function detectable(answer: Compared, words: Words): string {
  const { evidence } = words
  if (answer.detectable === null) return ""
  const difference =
    answer.kind === "proportions" ? evidence.points(bare(words, 100 * answer.detectable)) : bare(words, answer.detectable)
  return evidence.detectable(difference, share(words, answer.power))
}

function tableOfShares(answer: Extract<TestAnswer, { readonly kind: "proportions" }>, page: Page): string {
  const { words } = page
  const { columns, range, intervalOf } = words.evidence
  const rows = answer.groups.map(
    ({ name, rows: all, yes, share: part, interval: [low, high] }): TableRow => ({
      cells: [printable(name), ...counts([all, yes], words), share(words, part), range(share(words, low), share(words, high))],
    }),
  )
  return table(page, [columns.group, columns.rows, columns.yes, columns.share, intervalOf(share(words, 1 - answer.alpha))], rows)
}

function tableOfMeans(answer: Extract<TestAnswer, { readonly kind: "means" }>, page: Page): string {
  const { words } = page
  const { columns } = words.evidence
  const rows = answer.groups.map(
    ({ name, rows: all, mean, deviation }): TableRow => ({
      cells: [printable(name), ...counts([all], words), bare(words, mean), bare(words, deviation)],
    }),
  )
  return table(page, [columns.group, columns.rows, columns.mean, columns.deviation], rows)
}

function tableOfCounts({ groups, levels, observed, expected }: Independence, page: Page): string {
  const { words } = page
  const { columns } = words.evidence
  const rows = groups.flatMap((group, i) =>
    levels.map(
      (level, k): TableRow => ({
        cells: [
          k === 0 ? printable(group) : "",
          printable(level),
          ...counts([observed[i]?.[k] ?? 0], words),
          bare(words, expected[i]?.[k] ?? null),
        ],
      }),
    ),
  )
  return table(page, [columns.group, columns.levels, columns.observed, columns.expected], rows, { left: [1] })
}

function counts(figures: readonly number[], { language }: Words): string[] {
  return figures.map((figure) => grouped(String(figure), language))
}
