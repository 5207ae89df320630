/** The door of report: answers as text for people and as documents for programs. */
export { actionText } from "./actions.ts"
export { columnsOf } from "./columns.ts"
export { commandWord } from "./command.ts"
export { compareText } from "./compare.ts"
export { type CompareJson, compareJson } from "./compare-json.ts"
export { compareMarkdown } from "./compare-markdown.ts"
export { costsText } from "./costs.ts"
export { type CostsJson, costsJson } from "./costs-json.ts"
export { csvOf } from "./csv.ts"
export { dataCard } from "./dataroom/card.ts"
export { driftText } from "./dataroom/drift-text.ts"
export { roomProfileText } from "./dataroom/profile-text.ts"
export { countsText, diagnosticsText, type Sources } from "./diagnostics.ts"
export { type CheckJson, type DiagnosticJson, diagnosticsJson } from "./diagnostics-json.ts"
export type { Document } from "./document/document.ts"
export { type ReportGiven, reportDocument } from "./document/report-document.ts"
export { fitText } from "./evidence/fit-text.ts"
export { priceText } from "./evidence/price-text.ts"
export { profileText } from "./evidence/profile-text.ts"
export { sampleSizeText, testText } from "./evidence/test-text.ts"
export { thresholdText } from "./evidence/threshold-text.ts"
export { explainText } from "./explain.ts"
export {
  type ExplainedJson,
  explainJson,
  type ListedJson,
  listedJson,
  type SourceJson,
  type WorkingJson,
} from "./explain-json.ts"
export { explainListText } from "./explain-list.ts"
export { htmlOf } from "./html/html-of.ts"
export { markdownOf } from "./markdown.ts"
export { mattersText } from "./matters.ts"
export { type MattersJson, mattersJson } from "./matters-json.ts"
export { applicationText, catalogueText } from "./model/catalogue-text.ts"
export { modelText } from "./model/model-text.ts"
export type { About } from "./names.ts"
export { type Page, type Paint, pageOf, plainPaint } from "./page.ts"
export { type PlanInParts, planInParts, planText } from "./plan.ts"
export { type PlanJson, planJson } from "./plan-json.ts"
export { programText } from "./program.ts"
export { type ReportJson, reportJson } from "./report-json.ts"
export { builtInText, runText } from "./run.ts"
export {
  type ServingPicture,
  type ServingPictureName,
  servingCharts,
  servingPictures,
} from "./serving/pictures.ts"
export { servingText } from "./serving/serving-text.ts"
export { type SolveSetting, solveText } from "./solve.ts"
export { type SolveJson, solveJson } from "./solve-json.ts"
export { sourcesText } from "./sources.ts"
export { type SourcesJson, sourcesJson } from "./sources-json.ts"
export { trainingText } from "./training/training-text.ts"
export { trendsText } from "./trends/catalogue-text.ts"
export { trendPictures } from "./trends/pictures.ts"
export { type TrendsJson, ventureTrendsJson } from "./trends/trends-json.ts"
export { ventureTrendsText } from "./trends/venture-text.ts"
