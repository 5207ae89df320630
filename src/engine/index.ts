/** The door of the engine: definitions in, samples out. It knows nothing of ventures. */

export { interpret } from "./backends/interpreter.ts"
export {
  type Crew,
  type CrewMessage,
  type CrewTask,
  type CrewWorker,
  crewOf,
  crewProgram,
  useCrew,
} from "./backends/wasm/crew.ts"
export { type How, type OnePerCent, onePerCentMore } from "./derivative/one-per-cent.ts"
export { unreachable } from "./graph/graph.ts"
export { compileModel } from "./model/compile-model.ts"
export type { Definition, Origin, Source } from "./model/definition.ts"
export type { Input, Model, ModelOptions, Parameter, Quantity } from "./model/model.ts"
export { periodOf } from "./model/rates.ts"
export { instance, quantities, type RoomQuantity, type RoomText, type Row } from "./model/room.ts"
export { type Listing, type Listings, listingsOf } from "./optimise/listing.ts"
export { isNewPair } from "./run/correlated-pair.ts"
export type { Correlation } from "./run/correlation.ts"
export { cdf, quantile } from "./run/distributions.ts"
export { drawInputs } from "./run/draws.ts"
export { average, momentsOf, standardDeviation, varianceOf } from "./run/moments.ts"
export { quantilesOf } from "./run/order-statistics.ts"
export { leafSamples, type Part, rankError } from "./run/part.ts"
export { figuresOfParts, type PartFigures } from "./run/part-figures.ts"
export type { Seat } from "./run/points.ts"
export { correlation, rankCorrelation, ranks } from "./run/ranks.ts"
export { type SamplePlan, samplePlan } from "./run/replicates.ts"
export { createSampler, isContinuousIn, type Sampler, type SamplerOptions } from "./run/sampler.ts"
export { type Named, namesOf, type Standing, seatsByName, seatsOf } from "./run/seats.ts"
export { finite, type Summary, summary } from "./run/statistics.ts"
export { type Block, type StreamEnd, type StreamOptions, streamBlocks, streamRun, streamRunPausing } from "./run/stream.ts"
export { studentHalfWidth } from "./run/student.ts"
export { type LeafPool, leafPool } from "./run/open-leaf.ts"
export { createTally, leafLength, type Tally } from "./run/tally.ts"
export { type Asked, resultsOn } from "./sensitivity/asked.ts"
export { binCount, firstOrderIndex } from "./sensitivity/bins.ts"
export { eachAnew, tiedAmong } from "./sensitivity/conditional-draws.ts"
export { conditionalExpectations, type ExpectationInBin } from "./sensitivity/conditional-expectations.ts"
export { equalBins } from "./sensitivity/equal-bins.ts"
export { type Estimate, meanOf } from "./sensitivity/estimate.ts"
export { pullEstimate, pullOf, tellingMost } from "./sensitivity/known-ranks.ts"
export { screened } from "./sensitivity/screen.ts"
export { standardNormal } from "./sensitivity/second-draws.ts"
export { type Player, shapleyEffects } from "./sensitivity/shapley.ts"
export { type EndEstimate, swingEstimates, swingOf } from "./sensitivity/swing.ts"
export { totalShare, type VarianceShares, varianceShares } from "./sensitivity/variance-shares.ts"
export { type Draws, drawsOf, drawsOfStream } from "./unknown/draws.ts"
export { ancestry } from "./unknown/formulas.ts"
export { notANumber, notANumberPausing, type Question } from "./unknown/not-a-number.ts"
export { type Watch, watchOf } from "./unknown/watch.ts"
