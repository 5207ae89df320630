/** `data price` for people: the finding, then the figures it rests on. */
import { printable } from "../../diagnostics/index.ts"
import type { PriceAnswer } from "../../evidence/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { wrap } from "../columns.ts"
import { bare, share, withUnit } from "../figures.ts"
import type { Page } from "../page.ts"
import { type TableRow, table } from "../table.ts"

type Of<Kind extends PriceAnswer["kind"]> = Extract<PriceAnswer, { readonly kind: Kind }>

export function priceText(answer: PriceAnswer, page: Page): string {
  switch (answer.kind) {
    case "van-westendorp":
      return westendorpText(answer, page)
    case "gabor-granger":
      return gaborText(answer, page)
    case "conjoint":
      return conjointText(answer, page)
  }
}

/** Paragraphs: the first stands out, the last is by the way; a table stays as it is. */
function laid(parts: readonly (string | readonly string[])[], { words, width, paint }: Page): string {
  const lines = parts.map((part) => (typeof part === "string" ? part : wrap(part.join(words.signs.sentence), width).join("\n")))
  return lines.map((part, k) => (k === 0 ? paint.strong(part) : k === lines.length - 1 ? paint.dim(part) : part)).join("\n\n")
}

function counted(figure: number, words: Words): string {
  return grouped(String(figure), words.language)
}

function westendorpText(answer: Of<"van-westendorp">, page: Page): string {
  const { words } = page
  const { price: said, evidence } = words
  const names = ["lower", "optimal", "indifference", "upper"] as const
  const rows = names.map((name): TableRow => {
    const point = answer[name]
    const interval = point?.interval ?? null
    return {
      cells: [
        said.points[name],
        point === null ? said.noPoint : bare(words, point.price),
        interval === null ? "" : evidence.range(bare(words, interval[0]), bare(words, interval[1])),
        said.pointMeanings[name],
      ],
    }
  })
  const sure = evidence.intervalOf(share(words, 1 - answer.alpha))
  const [low, high] = [answer.lower, answer.upper].map((point) =>
    point === null ? said.noPoint : withUnit(words, point.price, answer.unit),
  )
  return laid(
    [
      [said.westendorp(low ?? "", high ?? "")],
      table(page, [said.columns.point, said.columns.price, sure, said.columns.meaning], rows, { left: [3] }),
      [
        said.respondents(counted(answer.rows, words)),
        ...(answer.inconsistent === 0 ? [] : [said.leftOut(counted(answer.inconsistent, words))]),
        said.westendorpNote,
      ],
      [said.westendorpMethod],
    ],
    page,
  )
}

function gaborText(answer: Of<"gabor-granger">, page: Page): string {
  const { words } = page
  const { price: said, evidence } = words
  const { best, unit, isAtEnd } = answer
  const money = (figure: number): string => withUnit(words, figure, unit)
  const sure = share(words, 1 - answer.alpha)
  const rows = answer.prices.map(
    (one, k): TableRow => ({
      cells: [
        bare(words, one.price),
        ...[one.asked, one.buy].map((count) => counted(count, words)),
        share(words, one.share),
        evidence.range(share(words, one.interval[0]), share(words, one.interval[1])),
        share(words, one.fitted),
        bare(words, one.revenue),
        one.elasticity === null ? "" : bare(words, one.elasticity),
        share(words, answer.chances[k]?.chance ?? 0),
      ],
      isStrong: one.price === best.price,
    }),
  )
  const { columns } = said
  const head = [
    ...[columns.price, columns.asked, columns.buy, columns.share, evidence.intervalOf(sure)],
    ...[columns.fitted, columns.revenue, columns.elasticity, columns.chance],
  ]
  const range = best.interval
  const told =
    range === null
      ? []
      : [
          range[0] === range[1]
            ? said.gaborSame(money(range[0]), sure)
            : said.gaborInterval(money(range[0]), money(range[1]), sure),
        ]
  return laid(
    [
      [said.gabor(money(best.price), money(best.revenue), share(words, best.share))],
      table(page, head, rows),
      [
        said.gaborAsked(counted(answer.rows, words), counted(answer.respondents, words)),
        ...told,
        ...(isAtEnd === null ? [] : [said.atEnd[isAtEnd]]),
      ],
      [said.gaborMethod],
    ],
    page,
  )
}

function conjointText(answer: Of<"conjoint">, page: Page): string {
  const { words } = page
  const { price: said, fits } = words
  const { columns } = said
  const hasPay = answer.worths.some(({ pay }) => pay !== null)
  const rows = answer.worths.map((one): TableRow => {
    const [low, high] = one.interval
    return {
      cells: [
        partName(one, words),
        bare(words, one.worth),
        words.evidence.range(bare(words, low), bare(words, high)),
        ...(hasPay ? payCells(one, words) : []),
        one.p < 0.001 ? "< 0.001" : bare(words, one.p),
      ],
      isDim: low <= 0 && high >= 0,
    }
  })
  const sure = words.evidence.intervalOf(share(words, 1 - answer.alpha))
  const head = [columns.part, columns.worth, sure, ...(hasPay ? [columns.pay, sure] : []), columns.p]
  const pairs = answer.baselines.map(({ column, level }) => fits.term(printable(column), printable(level)))
  const unpaid = answer.price !== null && !answer.isPriceFelt ? [said.priceNotFelt(printable(answer.price))] : []
  return laid(
    [
      [...findings(answer, words), ...unpaid],
      table(page, head, rows),
      [
        said.conjointFit(counted(answer.tasks, words), share(words, answer.hits), share(words, answer.blindHits)),
        ...(answer.respondents === null ? [] : [said.conjointRespondents(counted(answer.respondents, words))]),
        ...(pairs.length === 0 ? [] : [fits.baselines(pairs)]),
      ],
      [said.conjointMethod(answer.isClustered)],
    ],
    page,
  )
}

type Worth = Of<"conjoint">["worths"][number]

function partName({ column, level }: Worth, words: Words): string {
  return words.fits.term(printable(column), level === null ? "" : printable(level))
}

function payCells({ pay }: Worth, words: Words): string[] {
  if (pay === null) return ["", ""]
  return [bare(words, pay.estimate), words.evidence.range(bare(words, pay.interval[0]), bare(words, pay.interval[1]))]
}

/** What surely matters, as money where money is told. */
function findings(answer: Of<"conjoint">, words: Words): string[] {
  const { price: said } = words
  const sure = share(words, 1 - answer.alpha)
  const shown = answer.worths.filter(({ column, interval }) => column !== answer.price && (interval[0] > 0 || interval[1] < 0))
  if (shown.length === 0) return [said.conjointNothing]
  return shown.map((one) => {
    const { pay } = one
    if (pay === null) return said.conjointLikes(partName(one, words), one.worth > 0)
    const [low, high] = pay.interval.map((end) => withUnit(words, end, answer.unit, pay.estimate))
    return said.conjointPays(partName(one, words), withUnit(words, pay.estimate, answer.unit), low ?? "", high ?? "", sure)
  })
}
