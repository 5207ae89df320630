/** What shells ask of evidence: a text goes in, an answer comes out. The distribution functions load with the first test or fit. */
import { type Diagnostic, error, type Report } from "../diagnostics/index.ts"
import type { ChiSquareTest } from "./chi-square.ts"
import type { FitAnswer, FitAsked } from "./fit/fit-table.ts"
import type { PriceAsked } from "./price/asked.ts"
import type { PriceAnswer } from "./price/price-table.ts"
import { type DataProfile, profileTable } from "./profile.ts"
import { type DataTable, readTable } from "./read-table.ts"
import type { SampleSize } from "./sample-size.ts"
import type { TestAnswer, TestAsked } from "./test-table.ts"
import type { ThresholdAnswer, ThresholdAsked } from "./threshold/threshold-table.ts"

/** `answer` is null where `diagnostics` has an error. */
export type Evidence<Answer> = { readonly answer: Answer | null; readonly diagnostics: readonly Diagnostic[] }

/** The profile of a table. `file`: what diagnostics call it. */
export function profileData(text: string, file: string): Evidence<DataProfile> {
  const diagnostics: Diagnostic[] = []
  const answer = profileTable(text, file, (one) => diagnostics.push(one))
  return { answer, diagnostics }
}

type Defaults = "alpha" | "power" | "holdout"
type Given<Asked> = Omit<Asked, Defaults> & Partial<Pick<Asked, Extract<Defaults, keyof Asked>>>

/** As is the custom: 1 in 20 finds what is not there, 4 in 5 find what is. */
const usual = { alpha: 0.05, power: 0.8 } as const

/** The table read, where nothing that was asked is wrong, and what `load` brings told of it. */
async function told<Answer>(
  text: string,
  file: string,
  wrong: readonly Diagnostic[],
  load: () => Promise<(table: DataTable, report: Report) => Answer | null>,
): Promise<Evidence<Answer>> {
  const diagnostics = [...wrong]
  const report: Report = (one) => diagnostics.push(one)
  const table = wrong.length > 0 ? null : readTable(text, file, report)
  if (table === null) return { answer: null, diagnostics }
  const answer = (await load())(table, report)
  return { answer, diagnostics }
}

export type Chances = {
  readonly chiSquareTest: (counts: readonly (readonly number[])[]) => ChiSquareTest
  /** The chance of a chi-square at least as large. */
  readonly chiSquareP: (chiSquare: number, degrees: number) => number
}

/** Tests and laws for counts that are no table of evidence; they load with the first who asks. */
export async function chances(): Promise<Chances> {
  const [{ chiSquareTest }, { chiSquareP }] = await Promise.all([import("./chi-square.ts"), import("./distributions.ts")])
  return { chiSquareTest, chiSquareP }
}

/** Two columns tested; `alpha` is 0.05 and `power` 0.8 unless given. */
export function testData(text: string, file: string, asked: Given<TestAsked>): Promise<Evidence<TestAnswer>> {
  return told(text, file, sharesIn(asked), async () => {
    const { testTable } = await import("./test-table.ts")
    return (table, report) => testTable(table, { ...usual, ...asked }, report)
  })
}

/** A column explained by others; `alpha` is 0.05 and `holdout` 0.25 unless given. */
export function fitData(text: string, file: string, asked: Given<FitAsked>): Promise<Evidence<FitAnswer>> {
  const wrong = sharesIn(asked.holdout === 0 ? { ...asked, holdout: undefined } : asked)
  return told(text, file, wrong, async () => {
    const { fitTable } = await import("./fit/fit-table.ts")
    return (table, report) => fitTable(table, { alpha: usual.alpha, holdout: 0.25, ...asked }, report)
  })
}

type Lax<Asked> = Asked extends unknown ? Given<Asked> : never

/** A survey of prices; `alpha` is 0.05 unless given. */
export function priceData(text: string, file: string, asked: Lax<PriceAsked>): Promise<Evidence<PriceAnswer>> {
  return told(text, file, sharesIn(asked), async () => {
    const { priceTable } = await import("./price/price-table.ts")
    return (table, report) => priceTable(table, { alpha: usual.alpha, ...asked }, report)
  })
}

/** From which score on to act; `alpha` is 0.05 unless given. */
export function thresholdData(text: string, file: string, asked: Given<ThresholdAsked>): Promise<Evidence<ThresholdAnswer>> {
  return told(text, file, sharesIn(asked), async () => {
    const { thresholdTable } = await import("./threshold/threshold-table.ts")
    return (table, report) => thresholdTable(table, { alpha: usual.alpha, ...asked }, report)
  })
}

/** How many each arm of a trial needs to tell `target` from `baseline`. Errors: evidence-share, evidence-no-lift. */
export async function sampleSize(asked: {
  readonly baseline: number
  readonly target: number
  readonly alpha?: number
  readonly power?: number
}): Promise<Evidence<SampleSize>> {
  const { baseline, target, alpha, power } = { ...usual, ...asked }
  const diagnostics = sharesIn({ baseline, target, alpha, power })
  if (diagnostics.length === 0 && baseline === target) diagnostics.push(error("evidence-no-lift", null, { baseline }))
  if (diagnostics.length > 0) return { answer: null, diagnostics }
  const { sampleSizePerArm } = await import("./sample-size.ts")
  return { answer: { baseline, target, alpha, power, perArm: sampleSizePerArm(baseline, target, alpha, power) }, diagnostics }
}

const shares = ["baseline", "target", "alpha", "power", "holdout"] as const

/** Chances that are none: they must lie between nothing and certainty. */
function sharesIn(asked: { readonly [Name in (typeof shares)[number]]?: number | undefined }): Diagnostic[] {
  return shares.flatMap((name) => {
    const share = asked[name]
    if (share === undefined || (share > 0 && share < 1)) return []
    return [error("evidence-share", null, { option: name, got: share })]
  })
}
