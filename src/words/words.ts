/** Every sentence that a user can see, in one language; `Words` is complete in each or does not compile. */
import type { Diagnostic } from "../diagnostics/index.ts"
import type { ChaptersWords } from "./chapters-words.ts"
import type { CliWords } from "./cli-words.ts"
import type { Code } from "./codes.ts"
import type { CompareWords } from "./compare-words.ts"
import type { CostsWords } from "./costs-words.ts"
import type { DataroomWords } from "./dataroom-words.ts"
import type { DocumentWords } from "./document-words.ts"
import { chaptersEn } from "./en-chapters.ts"
import { cliEn } from "./en-cli.ts"
import { compareEn } from "./en-compare.ts"
import { costsEn } from "./en-costs.ts"
import { dataroomEn, dataroomMistakesEn } from "./en-dataroom.ts"
import { documentEn } from "./en-document.ts"
import { evidenceEn, evidenceMistakesEn } from "./en-evidence.ts"
import { fitsEn } from "./en-evidence-fit.ts"
import { priceEn } from "./en-evidence-price.ts"
import { thresholdEn } from "./en-evidence-threshold.ts"
import { exitEn } from "./en-exit.ts"
import { feasibilityEn } from "./en-feasibility.ts"
import { interviewEn, interviewMistakesEn } from "./en-interview.ts"
import { learningEn, learningMistakesEn } from "./en-learning.ts"
import { marketChapterEn } from "./en-market-chapter.ts"
import { mattersEn } from "./en-matters.ts"
import { modelEn, modelMistakesEn } from "./en-model.ts"
import { pageEn } from "./en-page.ts"
import { pilotLanguageMistakesEn } from "./en-pilot-language.ts"
import { preferenceEn, preferenceMistakesEn } from "./en-preference.ts"
import { reportEn } from "./en-report.ts"
import { revenueEn } from "./en-revenue.ts"
import { roomEn } from "./en-rooms.ts"
import { searchEn } from "./en-search.ts"
import { servedEn } from "./en-served.ts"
import { servingEn } from "./en-serving.ts"
import { servingMistakesEn } from "./en-serving-mistakes.ts"
import { solveEn, solveMistakesEn } from "./en-solve.ts"
import { sourcesEn } from "./en-sources.ts"
import { stagedEn, stagedMistakesEn } from "./en-staged.ts"
import { textEn, yamlEn } from "./en-text.ts"
import { togetherEn } from "./en-together.ts"
import { trainingEn, trainingMistakesEn } from "./en-training.ts"
import { trainingFileEn } from "./en-training-file.ts"
import { trendsEn } from "./en-trends.ts"
import { unitEn } from "./en-unit.ts"
import { fileEn, ventureEn } from "./en-venture.ts"
import { stressMistakesEn, whatIfEn } from "./en-what-if.ts"
import { worthEn } from "./en-worth.ts"
import type { FitWords } from "./evidence-fit-words.ts"
import type { PriceWords } from "./evidence-price-words.ts"
import type { ThresholdWords } from "./evidence-threshold-words.ts"
import type { EvidenceWords } from "./evidence-words.ts"
import type { ExitWords } from "./exit-words.ts"
import type { FeasibilityWords } from "./feasibility-words.ts"
import type { InterviewWords } from "./interview-words.ts"
import type { LearningWords } from "./learning-words.ts"
import type { MarketWords } from "./market-words.ts"
import type { MattersWords } from "./matters-words.ts"
import { meanings } from "./meanings.ts"
import type { ModelWords } from "./model-words.ts"
import { filled, namedMeanings } from "./named-meanings.ts"
import type { PageWords } from "./page-words.ts"
import { spaced } from "./phrases-zh.ts"
import type { PreferenceWords } from "./preference-words.ts"
import type { ReportWords } from "./report-words.ts"
import type { RevenueWords } from "./revenue-words.ts"
import type { SearchWords } from "./search-words.ts"
import { factsOf, type Sentence } from "./sentence.ts"
import type { ServedWords } from "./served-words.ts"
import type { ServingWords } from "./serving-words.ts"
import { type Signs, signsEn, signsZh } from "./signs.ts"
import type { SolveWords } from "./solve-words.ts"
import type { SourcesWords } from "./sources-words.ts"
import type { StagedWords } from "./staged-words.ts"
import type { TogetherWords } from "./together-words.ts"
import type { TrainingWords } from "./training-words.ts"
import type { TrendsWords } from "./trends-words.ts"
import type { UnitWords } from "./unit-words.ts"
import type { WhatIfWords } from "./what-if-words.ts"
import { nameWorking, sayWorking, type WorkingSentence, workingsEn, workingsZh } from "./workings.ts"
import type { WorthWords } from "./worth-words.ts"
import { chaptersZh } from "./zh-chapters.ts"
import { cliZh } from "./zh-cli.ts"
import { compareZh } from "./zh-compare.ts"
import { costsZh } from "./zh-costs.ts"
import { dataroomMistakesZh, dataroomZh } from "./zh-dataroom.ts"
import { documentZh } from "./zh-document.ts"
import { evidenceMistakesZh, evidenceZh } from "./zh-evidence.ts"
import { fitsZh } from "./zh-evidence-fit.ts"
import { priceZh } from "./zh-evidence-price.ts"
import { thresholdZh } from "./zh-evidence-threshold.ts"
import { exitZh } from "./zh-exit.ts"
import { feasibilityZh } from "./zh-feasibility.ts"
import { interviewMistakesZh, interviewZh } from "./zh-interview.ts"
import { learningMistakesZh, learningZh } from "./zh-learning.ts"
import { marketChapterZh } from "./zh-market-chapter.ts"
import { mattersZh } from "./zh-matters.ts"
import { modelMistakesZh, modelZh } from "./zh-model.ts"
import { pageZh } from "./zh-page.ts"
import { pilotLanguageMistakesZh } from "./zh-pilot-language.ts"
import { preferenceMistakesZh, preferenceZh } from "./zh-preference.ts"
import { reportZh } from "./zh-report.ts"
import { revenueZh } from "./zh-revenue.ts"
import { roomZh } from "./zh-rooms.ts"
import { searchZh } from "./zh-search.ts"
import { servedZh } from "./zh-served.ts"
import { servingZh } from "./zh-serving.ts"
import { servingMistakesZh } from "./zh-serving-mistakes.ts"
import { solveMistakesZh, solveZh } from "./zh-solve.ts"
import { sourcesZh } from "./zh-sources.ts"
import { stagedMistakesZh, stagedZh } from "./zh-staged.ts"
import { textZh, yamlZh } from "./zh-text.ts"
import { togetherZh } from "./zh-together.ts"
import { trainingMistakesZh, trainingZh } from "./zh-training.ts"
import { trainingFileZh } from "./zh-training-file.ts"
import { trendsZh } from "./zh-trends.ts"
import { unitZh } from "./zh-unit.ts"
import { fileZh, ventureZh } from "./zh-venture.ts"
import { stressMistakesZh, whatIfZh } from "./zh-what-if.ts"
import { worthZh } from "./zh-worth.ts"

export type Language = "en" | "zh"

export type Words = {
  readonly language: Language
  readonly signs: Signs
  readonly diagnostics: Readonly<Record<Code, Sentence>>
  readonly report: ReportWords
  readonly document: DocumentWords
  readonly page: PageWords
  readonly chapters: ChaptersWords
  readonly market: MarketWords
  readonly feasibility: FeasibilityWords
  readonly compare: CompareWords
  readonly costs: CostsWords
  readonly sources: SourcesWords
  readonly search: SearchWords
  readonly solve: SolveWords
  readonly matters: MattersWords
  readonly preference: PreferenceWords
  readonly learning: LearningWords
  readonly whatIf: WhatIfWords
  readonly staged: StagedWords
  readonly worth: WorthWords
  readonly together: TogetherWords
  readonly model: ModelWords
  readonly training: TrainingWords
  readonly serving: ServingWords
  readonly served: ServedWords
  readonly exit: ExitWords
  readonly revenue: RevenueWords
  readonly unit: UnitWords
  readonly evidence: EvidenceWords
  readonly trends: TrendsWords
  readonly dataroom: DataroomWords
  readonly fits: FitWords
  readonly threshold: ThresholdWords
  readonly price: PriceWords
  readonly interview: InterviewWords
  readonly cli: CliWords
  /** What a quantity is, by its meaning key; null for the founder's own, which only the founder knows. */
  readonly meaning: (key: string) => string | null
  /** The same of one named thing, such as a revenue line: `names` are what stands for each `*` of the key. */
  readonly meaningOf: (key: string, names: readonly string[]) => string | null
  /** How a part of a working comes about; null where its own parts say it. */
  readonly working: (sentence: WorkingSentence) => string | null
  /** How the part is called; null where it goes by its own name. */
  readonly workingName: (sentence: WorkingSentence) => string | null
}

const en: Words = {
  language: "en",
  signs: signsEn,
  diagnostics: {
    ...textEn,
    ...yamlEn,
    ...ventureEn,
    ...roomEn,
    ...fileEn,
    ...interviewMistakesEn,
    ...pilotLanguageMistakesEn,
    ...solveMistakesEn,
    ...modelMistakesEn,
    ...trainingMistakesEn,
    ...trainingFileEn,
    ...servingMistakesEn,
    ...evidenceMistakesEn,
    ...dataroomMistakesEn,
    ...preferenceMistakesEn,
    ...learningMistakesEn,
    ...stressMistakesEn,
    ...stagedMistakesEn,
  },
  report: reportEn,
  document: documentEn,
  page: pageEn,
  chapters: chaptersEn,
  market: marketChapterEn,
  feasibility: feasibilityEn,
  compare: compareEn,
  costs: costsEn,
  sources: sourcesEn,
  search: searchEn,
  solve: solveEn,
  matters: mattersEn,
  preference: preferenceEn,
  learning: learningEn,
  whatIf: whatIfEn,
  staged: stagedEn,
  worth: worthEn,
  together: togetherEn,
  model: modelEn,
  training: trainingEn,
  serving: servingEn,
  served: servedEn,
  exit: exitEn,
  revenue: revenueEn,
  unit: unitEn,
  evidence: evidenceEn,
  trends: trendsEn,
  dataroom: dataroomEn,
  fits: fitsEn,
  threshold: thresholdEn,
  price: priceEn,
  interview: interviewEn,
  cli: cliEn,
  working: (sentence) => sayWorking(workingsEn, sentence),
  workingName: (sentence) => nameWorking(workingsEn, sentence),
  meaning: (key) => meanings.get(key)?.en ?? null,
  meaningOf: (key, names) => {
    const template = namedMeanings[key]?.en
    if (template !== undefined && names.length > 0) return filled(template, names, (name) => name)
    const meaning = meanings.get(key)?.en ?? null
    return meaning === null || names.length === 0 ? meaning : `${names.join(", ")}: ${meaning}`
  },
}

const zh: Words = {
  language: "zh",
  signs: signsZh,
  diagnostics: {
    ...textZh,
    ...yamlZh,
    ...ventureZh,
    ...roomZh,
    ...fileZh,
    ...interviewMistakesZh,
    ...pilotLanguageMistakesZh,
    ...solveMistakesZh,
    ...modelMistakesZh,
    ...trainingMistakesZh,
    ...trainingFileZh,
    ...servingMistakesZh,
    ...evidenceMistakesZh,
    ...dataroomMistakesZh,
    ...preferenceMistakesZh,
    ...learningMistakesZh,
    ...stressMistakesZh,
    ...stagedMistakesZh,
  },
  report: reportZh,
  document: documentZh,
  page: pageZh,
  chapters: chaptersZh,
  market: marketChapterZh,
  feasibility: feasibilityZh,
  compare: compareZh,
  costs: costsZh,
  sources: sourcesZh,
  search: searchZh,
  solve: solveZh,
  matters: mattersZh,
  preference: preferenceZh,
  learning: learningZh,
  whatIf: whatIfZh,
  staged: stagedZh,
  worth: worthZh,
  together: togetherZh,
  model: modelZh,
  training: trainingZh,
  serving: servingZh,
  served: servedZh,
  exit: exitZh,
  revenue: revenueZh,
  unit: unitZh,
  evidence: evidenceZh,
  trends: trendsZh,
  dataroom: dataroomZh,
  fits: fitsZh,
  threshold: thresholdZh,
  price: priceZh,
  interview: interviewZh,
  cli: cliZh,
  working: (sentence) => sayWorking(workingsZh, sentence),
  workingName: (sentence) => nameWorking(workingsZh, sentence),
  meaning: (key) => meanings.get(key)?.zh ?? null,
  meaningOf: (key, names) => {
    const template = namedMeanings[key]?.zh
    if (template !== undefined && names.length > 0) return filled(template, names, spaced).trim()
    const meaning = meanings.get(key)?.zh ?? null
    return meaning === null || names.length === 0 ? meaning : `${names.join("、")}：${meaning}`
  },
}

export function wordsOf(language: Language): Words {
  return language === "zh" ? zh : en
}

/** A diagnostic in words: what we see and need, and what to do where nothing can be written in place at once. */
export function sayDiagnostic(
  words: Words,
  { code, params }: Diagnostic,
): { readonly message: string; readonly advice: string | null } {
  const sentence = Object.hasOwn(words.diagnostics, code) ? words.diagnostics[code as Code] : null // just looked up
  const said = sentence === null ? words.report.otherwise(code) : sentence(factsOf(params))
  return typeof said === "string" ? { message: said, advice: null } : { message: said[0], advice: said[1] }
}
