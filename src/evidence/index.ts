/** The door of evidence: what tables of the founder's data hold, and what they show. */
export { cellValue, isMissing, type Kind, kindOf } from "./cell-values.ts"
export type { ChiSquareTest } from "./chi-square.ts"
export {
  type Chances,
  chances,
  type Evidence,
  fitData,
  priceData,
  profileData,
  sampleSize,
  testData,
  thresholdData,
} from "./doors.ts"
export { type CentredColumn, type CentredFit, type CentredTerm, centredFit, monthsFrom, triangleOf } from "./fit/centred.ts"
export type { FitAnswer, FitAsked } from "./fit/fit-table.ts"
export { type FitKind, type FrameAsked, fitKinds } from "./fit/frame.ts"
export type { PriceAsked } from "./price/asked.ts"
export type { PriceAnswer } from "./price/price-table.ts"
export { type ColumnProfile, type DataProfile, type NumberFigures, type Oddity, profileOfTable } from "./profile.ts"
export type { Column, DataTable } from "./read-table.ts"
export type { SampleSize } from "./sample-size.ts"
export type { MeanGroup, ShareGroup, TestAnswer, TestAsked } from "./test-table.ts"
export type { ThresholdAnswer, ThresholdAsked, ThresholdRule } from "./threshold/threshold-table.ts"
