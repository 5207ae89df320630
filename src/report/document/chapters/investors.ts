/** What the investors of each round have of it at the end: shares, worth, their money back so many times. */
import type { RoundReturns, Stats } from "../../../decide/index.ts"
import type { Block, Figure, Row } from "../document.ts"
import { marked, plain } from "../marks.ts"
import { figured, paragraph, rightOf, said, tableOf } from "./setting.ts"
import { called, own, type Quantile, type Show, type Subject, shown } from "./subject.ts"

/** The quantities behind each figure of a round. */
const behind: Readonly<Record<keyof RoundReturns, readonly [name: string, show: Show]>> = {
  invested: ["amount", "amount"],
  held: ["held", "share"],
  worth: ["worth", "amount"],
  multiple: ["multiple", "times"],
  yearly: ["return", "share"],
}

type Investors = {
  readonly name: string
  readonly closes: Figure
  readonly figure: (of: keyof RoundReturns, quantile: Quantile) => Figure
}

/** More than these are told by the table alone. */
const mostInSentence = 2

export function investorBlocks(subject: Subject): Block[] {
  const { chapters, exit } = subject.pen.words
  const { columns, captions } = exit
  const heads = [
    chapters.columns.round,
    rightOf(chapters.columns.chance),
    ...(["share", "worth", "multipleLow", "multiple", "multipleHigh", "yearly"] as const).map((name) => rightOf(columns[name])),
  ]
  const table = tableOf(
    captions.investors,
    heads,
    investors(subject).map(({ name, closes, figure }): Row => {
      const told = [figure("held", "p50"), figure("worth", "p50")]
      const times = (["p5", "p50", "p95"] as const).map((of) => figure("multiple", of))
      return { cells: [said(called(subject, name)), ...[closes, ...told, ...times, figure("yearly", "p50")].map(figured)] }
    }),
  )
  return [...table, ...(table.length === 0 ? [] : paragraph("note", said(exit.investorsNote)))]
}

export function investorSentences(subject: Subject): readonly string[] {
  const all = investors(subject)
  if (all.length > mostInSentence) return []
  const { exit } = subject.pen.words
  return all.map(({ name, figure }) => {
    const [multiple, low, high] = (["p50", "p5", "p95"] as const).map((of) => marked(figure("multiple", of)))
    return exit.investor(
      plain(called(subject, name)),
      ...([multiple ?? "", low ?? "", high ?? ""] as const),
      marked(figure("yearly", "p50")),
    )
  })
}

function investors(subject: Subject): Investors[] {
  const { pen } = subject
  return pen.answer.portrait.rounds.flatMap(({ name, returns }, k): Investors[] => {
    if (returns === null) return []
    const at = `/portrait/rounds/${k}`
    const figure = (of: keyof RoundReturns, quantile: Quantile): Figure => {
      const [part, show] = behind[of]
      const stats: Stats = returns[of]
      return shown(subject, `${at}/returns/${of}`, stats, quantile, own(subject, `funding.${name}.${part}`), show)
    }
    return [{ name, closes: pen.share(`${at}/closes`, own(subject, `funding.${name}.closed`)), figure }]
  })
}
