/** Choosing by more than the mean: what nobody should choose, how much risk is borne, the founders' own criteria, survival. */
import type { CertainAmounts, RiskAnswer } from "../../../decide/index.ts"
import { criteriaSentences, dominanceSentences, labelOf, riskSentences } from "../../choice.ts"
import type { Writer } from "../../writer.ts"
import type { Block, Line, Row } from "../document.ts"
import { markedWriter } from "../marked-writer.ts"
import { lineOf } from "../marks.ts"
import { openPath, type Pen, step } from "../pen.ts"
import { criteriaBlocks } from "./choice-criteria.ts"
import { frontBlocks } from "./choice-front.ts"
import { togetherBlocks } from "./choice-together.ts"
import { gateBlocks } from "./gates.ts"
import { type ColumnTitle, figured, opening, paragraph, rightOf, said, tableOf } from "./setting.ts"

/** Of a single project only its gates. */
export function choiceBlocks(pen: Pen): Block[] {
  const { preference } = pen.answer
  const { words } = pen
  const gates = under(words.staged.heading, gateBlocks(pen))
  if (preference === null) return gates.length === 0 ? [] : [...opening(said(words.staged.opening), ""), ...gates]
  const writer = markedWriter(pen)
  const { titles } = words.preference
  const criteria = criteriaBlocks(pen, criteriaSentences(writer))
  return [
    ...opening(said(words.preference.opening), ""),
    ...under(titles.dominance, dominanceBlocks(writer)),
    ...under(titles.risk, riskBlocks(writer)),
    ...under(titles.criteria, criteria),
    ...under(titles.front, frontBlocks(pen)),
    ...under(words.together.heading, togetherBlocks(pen)),
    ...gates,
  ]
}

function under(title: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: "heading", text: title }, ...blocks]
}

function dominanceBlocks(writer: Writer): Block[] {
  const { words, answer } = writer.pen
  if (answer.preference?.dominance == null) return []
  const beaten = dominanceSentences(writer)
  if (beaten.length === 0) return paragraph("plain", said(words.preference.noneDominated))
  return [{ kind: "list", isOrdered: false, items: beaten.map(lineOf) }]
}

function riskBlocks(writer: Writer): Block[] {
  const { pen } = writer
  const { words, answer } = pen
  const { risk = null } = answer.preference ?? {}
  if (risk === null) return []
  const { captions, columns, notes } = words.preference
  const names = Object.keys(risk.aversions[0]?.worth ?? {})
  const kept = risk.keeping === null ? [] : [rightOf(columns.kept)]
  const heads = (first: string): ColumnTitle[] => [first, ...names.map((name) => rightOf(labelOf(answer, name))), ...kept]
  const rows = risk.tolerances.map((row, k) =>
    certainRow(pen, { at: `tolerances/${k}`, by: ["tolerance", risk.unit], row, names, risk }),
  )
  const byAversion = risk.aversions.map((row, k) =>
    certainRow(pen, { at: `aversions/${k}`, by: ["aversion", ""], row, names, risk }),
  )
  return [
    ...paragraph("plain", lineOf(riskSentences(writer).join(words.signs.sentence))),
    ...(rows.length === 0
      ? []
      : [
          ...tableOf(captions.certain, heads(columns.tolerance), rows),
          ...paragraph("note", said(notes.certain)),
          ...tableOf(captions.certainByAversion, heads(columns.aversion), byAversion),
          ...paragraph("note", said(notes.aversion)),
        ]),
  ]
}

type CertainRow = {
  /** Below `/preference/risk`. */
  readonly at: string
  /** Key and unit of how much risk is borne. */
  readonly by: readonly [key: string, unit: string]
  readonly row: CertainAmounts
  readonly names: readonly string[]
  readonly risk: RiskAnswer
}

/** The best one stands out, which may be the cash kept. */
function certainRow(
  pen: Pen,
  { at, by: [key, unitOfKey], row: { best, worth, kept: sure }, names, risk: { unit, keeping } }: CertainRow,
): Row {
  const place = `/preference/risk/${at}`
  const isCashBest = sure !== null && sure > (worth[best] ?? Number.NEGATIVE_INFINITY)
  const worths = names.map((name): Line => {
    const opens = openPath(pen, pen.answer.projects[name]?.objective.path ?? "")
    const figure = figured(pen.amount(`${place}/worth/${step(name)}`, unit, opens))
    return name === best && !isCashBest ? [{ kind: "strong", of: figure }] : figure
  })
  const cash = figured(pen.amount(`${place}/kept`, unit, openPath(pen, "resources.cash")))
  const kept: Line[] = keeping === null ? [] : [isCashBest ? [{ kind: "strong", of: cash }] : cash]
  return { cells: [figured(pen.amount(`${place}/${key}`, unitOfKey, openPath(pen))), ...worths, ...kept] }
}
