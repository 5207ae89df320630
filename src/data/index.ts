/** The door of data: facts with their sources, found by name. Quantities are texts in the language of the file. */
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
export { electricityOf, electricityPrices, exchangeRateOf, exchangeRates, type Tax, taxes, taxOf } from "./countries.ts"
export { type Dataset, datasetOf, datasets } from "./datasets.ts"
export { findGpu, type Gpu, gpus, type Precision, type PurchasePrice, peakOf, type RentPrice } from "./gpus.ts"
export { type ModelEntry, modelEntries } from "./models.ts"
export { normalName } from "./names.ts"
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
export { type PublishedResult, type TaskEntry, taskEntries } from "./tasks.ts"
export { type ApiModel, apiModels, findApiModel } from "./token-prices.ts"
