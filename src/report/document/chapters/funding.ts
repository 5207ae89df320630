/** Funding: how much the operations need by themselves, and each round with its terms, its chance and its time. */
import type { Block, Line, Row } from "../document.ts"
import { marked, plain } from "../marks.ts"
import { openPath, step } from "../pen.ts"
import { computedOf } from "./quantity-table.ts"
import { roundUseBlocks, roundUseSentence } from "./round-uses.ts"
import { figured, joined, listed, paragraph, rightOf, said, sentences, tableOf } from "./setting.ts"
import { called, figureOf, namesOf, own, type Subject, shown } from "./subject.ts"
import { termOf } from "./terms.ts"
import { wordFor } from "./word-for.ts"
import { plainRow } from "./year-lines.ts"
import { yearTables } from "./years.ts"

const terms = ["cap", "discount", "pre_money", "dilution", "pool", "rate", "months"] as const

export function fundingBlocks(subject: Subject): Block[] {
  const rounds = namesOf(subject, "funding.", ".amount")
  const lead = leadOf(subject, rounds)
  if (lead.length === 0 && rounds.length === 0) return []
  const { captions, byYear } = subject.pen.words.chapters
  const years = yearTables(subject, captions.raised, [
    ...rounds.map((name) => ({ label: called(subject, name), path: own(subject, `funding.${name}.raised`) })),
    { ...plainRow(subject, "funding.raised"), isStrong: rounds.length > 1 },
    plainRow(subject, "funding.payments"),
  ])
  const note = years.length === 0 ? [] : paragraph("note", said(byYear))
  return [...paragraph("lead", lead), ...roundsTable(subject, rounds), ...years, ...note, ...roundUseBlocks(subject)]
}

function leadOf(subject: Subject, rounds: readonly string[]): Line {
  const { words, answer } = subject.pen
  const { needs, noNeed, raises, noRounds } = words.chapters
  const need = answer.projects[answer.best]?.peakFunding ?? null
  const at = `/projects/${step(answer.best)}/peakFunding`
  const path = openPath(subject.pen, own(subject, "funding_need"), own(subject, "cash"))
  const figure = (of: "p50" | "p95"): string => (need === null ? "" : marked(shown(subject, at, need, of, path, "amount")))
  const raised = raisedOf(subject)
  // Who neither needs nor seeks money has no chapter of it.
  if (need === null && rounds.length === 0) return []
  return sentences(words, [
    need === null ? null : need.p95 === 0 ? noNeed : needs(figure("p50"), figure("p95")),
    rounds.length === 0
      ? noRounds
      : words.chapters.rounds(
          plain(
            listed(
              words,
              rounds.map((name) => called(subject, name)),
            ),
          ),
        ),
    raised === null ? null : raises(raised),
    roundUseSentence(subject),
  ])
}

/** Of the whole horizon; the flow of all rounds stands as one where there are not too many others. */
function raisedOf(subject: Subject): string | null {
  const { answer, amount } = subject.pen
  const { money } = answer.portrait
  const path = own(subject, "funding.raised")
  const k = money?.flows.findIndex((flow) => flow.path === path && flow.isRest !== true) ?? -1
  return money === null || k < 0
    ? null
    : marked(amount(`/portrait/money/flows/${k}/amount`, money.unit, openPath(subject.pen, path)))
}

function roundsTable(subject: Subject, rounds: readonly string[]): Block[] {
  const { columns, captions } = subject.pen.words.chapters
  const heads = [columns.round, columns.kind, columns.money, columns.terms, columns.chance, rightOf(columns.due)]
  return tableOf(
    captions.rounds,
    heads,
    rounds.map((name) => roundRow(subject, name)),
  )
}

function roundRow(subject: Subject, name: string): Row {
  const { words } = subject.pen
  const root = own(subject, `funding.${name}`)
  const kind = subject.texts.ofProject(subject.label, "funding", name, "kind")
  const { fundingKinds, fundingTerms } = words.chapters
  return {
    cells: [
      said(called(subject, name)),
      said(wordFor(fundingKinds, kind)),
      computedOf(subject, `${root}.amount`),
      joined(
        words,
        terms.map((term) => termOf(subject, fundingTerms[term], `${root}.${term}`)),
      ),
      computedOf(subject, `${root}.probability`),
      figured(figureOf(subject, `${root}.due`, "p50", "month")),
    ],
  }
}
