/** The chapters of a business plan: the best project from the company to the exit, and all inputs behind it. */
import type { SourcesAnswer } from "../../decide/index.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import type { ChapterId } from "../../words/index.ts"
import { cashBlocks } from "./cash.ts"
import { appendixBlocks } from "./chapters/appendix.ts"
import { businessModelBlocks } from "./chapters/business-model.ts"
import { choiceBlocks } from "./chapters/choice.ts"
import { companyBlocks } from "./chapters/company.ts"
import { costBlocks } from "./chapters/costs.ts"
import { equityBlocks } from "./chapters/equity.ts"
import { exitBlocks } from "./chapters/exit.ts"
import { financialBlocks } from "./chapters/financials.ts"
import { fundingBlocks } from "./chapters/funding.ts"
import { learningBlocks } from "./chapters/learning.ts"
import { limitBlocks } from "./chapters/limits.ts"
import { marketBlocks } from "./chapters/market.ts"
import { productBlocks } from "./chapters/product.ts"
import { riskBlocks } from "./chapters/risks.ts"
import { subjectOf } from "./chapters/subject.ts"
import { teamBlocks } from "./chapters/team.ts"
import { trendBlocks } from "./chapters/trends.ts"
import { unitBlocks } from "./chapters/unit.ts"
import type { Block, Chapter } from "./document.ts"
import { moneyBlocks } from "./money.ts"
import type { Pen } from "./pen.ts"
import { servedBlocks } from "./served.ts"
import { fullWarnings } from "./warnings.ts"

export type BusinessGiven = { readonly sources: SourcesAnswer; readonly diagnostics?: readonly Diagnostic[] }

/** In the order of the report; a chapter that has nothing to say is left out. */
export function businessChapters(pen: Pen, given: BusinessGiven): readonly Chapter[] {
  const subject = subjectOf(pen)
  const chapters: readonly (readonly [id: ChapterId, blocks: readonly Block[]])[] = [
    ["choice", choiceBlocks(pen)],
    ["learning", learningBlocks(pen)],
    ["company", companyBlocks(subject)],
    ["product", productBlocks(subject)],
    ["serving", servedBlocks(pen)],
    ["market", marketBlocks(subject)],
    ["model", businessModelBlocks(subject)],
    ["unit", unitBlocks(subject)],
    ["costs", costBlocks(subject)],
    ["team", teamBlocks(subject)],
    ["financials", financialBlocks(subject, [...cashBlocks(pen), ...moneyBlocks(pen)])],
    ["funding", fundingBlocks(subject)],
    ["equity", equityBlocks(subject)],
    ["risks", riskBlocks(subject)],
    ["limits", limitBlocks(pen)],
    ["trends", trendBlocks(subject)],
    ["exit", exitBlocks(subject)],
    ["appendix", [...appendixBlocks(subject, given.sources), ...fullWarnings(pen, given.diagnostics ?? [])]],
  ]
  return chapters.flatMap(([id, blocks]) => (blocks.length === 0 ? [] : [{ id, title: pen.words.chapters.titles[id], blocks }]))
}
