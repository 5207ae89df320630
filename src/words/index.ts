/** The door of words: every sentence a user can see, in English and Chinese. */
export type { ChapterId, ChaptersWords } from "./chapters-words.ts"
export type { CliWords } from "./cli-words.ts"
export type { Code } from "./codes.ts"
export type { FeasibilityFacts } from "./feasibility-words.ts"
export { grouped } from "./grouped.ts"
export { isChance, namesIn } from "./named-meanings.ts"
export type { ActionFacts, ReportWords, VerdictFacts } from "./report-words.ts"
export { type Language, sayDiagnostic, type Words, wordsOf } from "./words.ts"
