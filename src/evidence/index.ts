/** The door of evidence: what tables of the founder's data hold, and what they show. */
export { type Evidence, fitData, profileData, sampleSize, testData, thresholdData } from "./doors.ts"
export { type CentredColumn, type CentredFit, type CentredTerm, centredFit, monthsFrom, triangleOf } from "./fit/centred.ts"
export type { FitAnswer, FitAsked } from "./fit/fit-table.ts"
export { type FitKind, type FrameAsked, fitKinds } from "./fit/frame.ts"
export type { ColumnProfile, DataProfile, NumberFigures, Oddity } from "./profile.ts"
export type { SampleSize } from "./sample-size.ts"
export type { MeanGroup, ShareGroup, TestAnswer, TestAsked } from "./test-table.ts"
export type { ThresholdAnswer, ThresholdAsked, ThresholdRule } from "./threshold/threshold-table.ts"
