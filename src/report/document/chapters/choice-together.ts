/** Several projects at once: the sets that were looked at, and what one more of each bound would be worth. */
import type { TogetherAnswer } from "../../../decide/index.ts"
import { labelOf } from "../../choice.ts"
import { unitText } from "../../figures.ts"
import { resourceName } from "../../names.ts"
import { objectiveIn, placeOf, togetherSentences } from "../../together.ts"
import type { Block, Line, Row } from "../document.ts"
import { markedWriter } from "../marked-writer.ts"
import { lineOf } from "../marks.ts"
import { openPath, type Pen, step } from "../pen.ts"
import { figured, paragraph, rightOf, said, tableOf } from "./setting.ts"

/** Sets that are told, those of most worth first; the prices of most worth in each resource. */
const [mostSets, mostPrices] = [12, 12]

export function togetherBlocks(pen: Pen): Block[] {
  const { words, answer } = pen
  const sentences = togetherSentences(markedWriter(pen))
  if (sentences.length === 0) return []
  const { columns, captions } = words.together
  const sets = answer.portfolio?.sets.slice(0, mostSets) ?? []
  const isDelayed = sets.some(({ later }) => (later ?? 0) > 0)
  const heads = [
    ...[columns.projects, ...[columns.worth, columns.survival].map(rightOf), columns.fits, columns.short],
    ...(isDelayed ? [rightOf(columns.later)] : []),
  ]
  return [
    ...paragraph("plain", lineOf(sentences.join(words.signs.sentence))),
    ...tableOf(
      captions.sets,
      heads,
      sets.map((set) => setRow(pen, set, isDelayed)),
    ),
    ...(sets.length === 0 ? [] : paragraph("note", said(words.together.note))),
    ...priceBlocks(pen),
  ]
}

function setRow(pen: Pen, set: TogetherAnswer, isDelayed: boolean): Row {
  const { words, answer, about } = pen
  const { unit, path } = objectiveIn(answer)
  const at = placeOf(answer, set)
  const { fits } = words.together
  const binds = set.binds === null || set.fits ? null : set.binds
  const short = binds === null ? [] : [resourceName(words, about, binds.resource)]
  const month = binds === null ? null : pen.month(`${at}/binds/month`, path)
  const later = (set.later ?? 0) > 0 ? figured(pen.amount(`${at}/later`, "month", path)) : []
  return {
    cells: [
      said(words.together.and(set.projects.map((name) => labelOf(answer, name)))),
      figured(pen.amount(`${at}/worth`, unit, path)),
      set.survival === null ? [] : figured(pen.share(`${at}/survival`, openPath(pen, "resources.cash"))),
      said(set.isSameCustomers ? fits.customers : set.fits ? fits.yes : fits.no),
      [...short.flatMap((name) => said(`${name} `)), ...figured(month)],
      ...(isDelayed ? [later] : []),
    ],
  }
}

function priceBlocks(pen: Pen): Block[] {
  const { words, answer, about } = pen
  const { allocation } = answer
  if (allocation === null || allocation.prices.length === 0) return []
  const { columns, captions } = words.together
  const numbered = allocation.prices.map((one, k) => ({ ...one, k }))
  const rows = numbered.slice(0, mostPrices).map(({ resource, k }): Row => {
    const { unit = "", perUnit = null } = allocation.resources[resource] ?? {}
    const opens = openPath(pen, about.resources.find(({ name }) => name === resource)?.path ?? "")
    const anew: Line =
      perUnit === null ? [] : figured(pen.amount(`/allocation/resources/${step(resource)}/perUnit`, allocation.unit, opens))
    return {
      cells: [
        said(words.report.perUnit(resourceName(words, about, resource), unitText(words, unit))),
        figured(pen.month(`/allocation/prices/${k}/month`, opens)),
        figured(pen.amount(`/allocation/prices/${k}/price`, allocation.unit, opens)),
        anew,
      ],
    }
  })
  const heads = [words.report.columns.resource, columns.month, ...[columns.price, columns.anew].map(rightOf)]
  return [...tableOf(captions.prices, heads, rows), ...paragraph("note", said(words.together.priceNote))]
}
