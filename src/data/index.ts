/** The door of data: facts with their sources, found by name. Quantities are texts in the language of the file. */
export { type AchievedPeak, achievedPeaks } from "./achieved-peaks.ts"
export { type AttentionLayout, type AttentionSurface, attentionSurfaces } from "./attention-surfaces.ts"
export {
  type BenchmarkId,
  benchmark,
  benchmarkIds,
  benchmarks,
  coverageOf,
  type Default,
  defaultOf,
  defaultRow,
} from "./benchmarks.ts"
export { burdenOf, burdens, type Pay, pay, payOf, roles } from "./compensation.ts"
export { type CostClass, type CostWords, classOfLine, classOfRole, costClasses, costWords, isIn } from "./cost-classes.ts"
export { electricityOf, electricityPrices, exchangeRateOf, exchangeRates, type Tax, taxes, taxOf } from "./countries.ts"
export { type Dataset, datasetOf, datasets } from "./datasets.ts"
export { type GpuDetails, gpuDetails, type HostLinkKind, type LinkKind } from "./gpu-details.ts"
export { type GpuPriceRow, gpuPriceRows, type PurchaseRow, type RentRow } from "./gpu-prices.ts"
export { findGpu, type Gpu, gpuIn, gpus, type Precision, type PurchasePrice, peakOf, type RentPrice } from "./gpus.ts"
export { hardwareSource, hardwareSourceKeys } from "./hardware-sources.ts"
export {
  type AttentionConstants,
  type CollectiveTable,
  type GroupedConstants,
  type KernelConstants,
  kernelConstants,
  type MeasuredCollective,
  type ProductConstants,
  type Segment,
} from "./kernel-constants.ts"
export { type KernelSurface, kernelSurfaces } from "./kernel-surfaces.ts"
export { type Licence, licenceOf, licences } from "./licences.ts"
export { type MachineRow, machineRows, type NetworkKind, type TierRow } from "./machines.ts"
export { type MemoryConstants, type MemoryFramework, memoryConstants } from "./memory-constants.ts"
export { type ModelEntry, modelEntries } from "./models.ts"
export { normalName } from "./names.ts"
export { longestIn } from "./names-in.ts"
export { isSector, type Sector, type SectorEntry, sectorDefaults, sectorEntries, sectors } from "./sectors.ts"
export { type ServingConstantsData, servingConstants } from "./serving-constants.ts"
export { plannedServing, servedCoverage } from "./serving-coverage.ts"
export {
  type Confidence,
  type Coverage,
  type Entry,
  isUnknown,
  type Source,
  type Sourced,
  sourceOf,
  type TrustedSource,
  type Unknown,
  type ValueEntry,
} from "./source.ts"
export { plannedCoverage, plannedStep, type StepConstantsData, stepConstants } from "./step-constants.ts"
export { type PublishedResult, type TaskEntry, taskEntries } from "./tasks.ts"
export { type ApiModel, apiModels, findApiModel } from "./token-prices.ts"
export { type TrendObservation, trendObservations, yearOf } from "./trend-observations.ts"
export { trendPoints } from "./trend-points.ts"
export { findRule, ruleNames, type TrendRule, trendRules } from "./trend-rules.ts"
export { findTrend, type TrendFit, type TrendSeries, trendNames, trendSeries } from "./trends.ts"
