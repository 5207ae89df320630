/** What the money of a round is spent on until the next: the classes of cost of these months, what customers pay, what is left to be paid. */
import type { RoundAnswer } from "../../../decide/index.ts"
import type { Block, Figure, Row } from "../document.ts"
import { marked, plain } from "../marks.ts"
import { openPath, step } from "../pen.ts"
import { figured, listed, paragraph, rightOf, said, sentences, tableOf } from "./setting.ts"
import { called, type Subject } from "./subject.ts"
import { lineLabel } from "./year-lines.ts"

/** Rounds that are due in the same month pay for the same. */
type Span = { readonly at: string; readonly round: RoundAnswer; readonly names: readonly string[] }

/** As wide as a page is. */
const mostSpans = 4

export function roundUseBlocks(subject: Subject): Block[] {
  const { exit, chapters } = subject.pen.words
  const told = spans(subject).slice(0, mostSpans)
  const paths = [...new Set(told.flatMap(({ round }) => round.uses.map(({ path }) => path)))]
  if (paths.length === 0) return []
  const rows = paths.map((path): Row => {
    return { cells: [said(useLabel(subject, path)), ...told.map((span) => figured(useIn(subject, span, path)))] }
  })
  const table = tableOf(
    exit.captions.uses,
    [chapters.columns.line, ...told.map((span) => rightOf(spanLabel(subject, span)))],
    [
      ...rows,
      { ...totalRow(subject, told, exit.spent, ({ at }) => `${at}/spent`), isStrong: true },
      totalRow(subject, told, exit.received, ({ at }) => `${at}/received`),
      { ...totalRow(subject, told, exit.gap, ({ at }) => `${at}/toPay`), isStrong: true },
    ],
  )
  const never = neverAlone(subject, told)
  const note = sentences(subject.pen.words, [exit.usesNote, never === null ? null : exit.neverAlone(never)])
  return [...table, ...paragraph("note", note)]
}

/** Of the first round: what it has to pay for. */
export function roundUseSentence(subject: Subject): string | null {
  const { pen } = subject
  const [span] = spans(subject)
  const most = span?.round.uses.toSorted((a, b) => b.amount - a.amount)[0]
  if (span === undefined || most === undefined) return null
  const { round, at, names } = span
  const amount = useIn(subject, span, most.path)
  return pen.words.exit.lasts({
    rounds: plain(listed(pen.words, names)),
    from: marked(monthAt(subject, span, "from")),
    until: marked(monthAt(subject, span, round.ends === "horizon" ? "last" : "until")),
    ends: round.ends,
    never: neverAlone(subject, [span]),
    spent: marked(moneyAt(subject, `${at}/spent`, round.unit)),
    most: plain(useLabel(subject, most.path)),
    amount: amount === null ? "" : marked(amount),
    received: marked(moneyAt(subject, `${at}/received`, round.unit)),
  })
}

/** The share of the samples in which operations never carry themselves; null where none of these lasts until they do, or they do in all. */
function neverAlone({ pen, name }: Subject, told: readonly Span[]): string | null {
  const never = pen.answer.projects[name]?.breakEvenMonth?.never ?? 0
  if (!(never > 0) || told.every(({ round }) => round.ends !== "alone")) return null
  return marked(pen.share(`/projects/${step(name)}/breakEvenMonth/never`, openPath(pen, `${name}.breakeven`)))
}

function spans(subject: Subject): readonly Span[] {
  const { rounds } = subject.pen.answer.portrait
  return rounds.flatMap((round, k): Span[] => {
    const isFirst = rounds.findIndex(({ from }) => from === round.from) === k
    if (!isFirst || round.until <= round.from) return []
    const names = rounds.filter(({ from }) => from === round.from).map(({ name }) => called(subject, name))
    return [{ at: `/portrait/rounds/${k}`, round, names }]
  })
}

function useIn(subject: Subject, { at, round }: Span, path: string): Figure | null {
  const k = round.uses.findIndex((use) => use.path === path)
  return k < 0 ? null : moneyAt(subject, `${at}/uses/${k}/amount`, round.unit, path)
}

function moneyAt({ pen, name }: Subject, at: string, unit: string, path?: string): Figure {
  return pen.amount(at, unit, openPath(pen, ...(path === undefined ? [] : [path]), `${name}.business.costs`))
}

function totalRow(subject: Subject, told: readonly Span[], label: string, at: (span: Span) => string): Row {
  return { cells: [said(label), ...told.map((span) => figured(moneyAt(subject, at(span), span.round.unit)))] }
}

function monthAt({ pen, name }: Subject, { at, round }: Span, of: "from" | "last" | "until"): Figure {
  return pen.month(`${at}/${of}`, openPath(pen, `${name}.funding.${round.name}.due`))
}

function spanLabel(subject: Subject, span: Span): string {
  const [from, last] = (["from", "last"] as const).map((of) => monthAt(subject, span, of).text)
  return subject.pen.words.exit.span(listed(subject.pen.words, span.names), from ?? "", last ?? "")
}

/** A class of cost by its name. */
function useLabel(subject: Subject, path: string): string {
  const { classes } = subject.pen.words.costs
  const name = path.slice(subject.name.length + 1).replace("business.", "")
  const known = Object.entries(classes).find(([key]) => key === name)
  return known === undefined ? lineLabel(subject, path) : known[1]
}
