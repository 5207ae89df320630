/** The door of evidence: what tables of the founder's data hold, and what they show. */
export { type Evidence, fitData, profileData, sampleSize, testData } from "./doors.ts"
export type { FitAnswer, FitAsked } from "./fit/fit-table.ts"
export type { ColumnProfile, DataProfile, NumberFigures, Oddity } from "./profile.ts"
export type { SampleSize } from "./sample-size.ts"
export type { MeanGroup, ShareGroup, TestAnswer, TestAsked } from "./test-table.ts"
