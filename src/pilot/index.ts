/** The door of pilot: models that are really trained, small and in process, on the founder's own data. */
export { readSafetensors, type SafeFault, type SafeFile, type SafeRead, writeSafetensors } from "./checkpoint/safetensors.ts"
export { type DenseModel, type DenseModelRead, readDenseModel } from "./dense/dense-model.ts"
export { type DenseTask, type DenseTraining, type Table, trainDenseModel } from "./dense/train-dense-model.ts"
export type { Backend, Compiled, Loss, Operand, Operations, ValueAndGradient } from "./engine/backend.ts"
export { openJaxBackend } from "./engine/jax-backend.ts"
export type { HostArray, HostArrays, NumberType, Tensor, Tensors, Tree, Values } from "./engine/tensor.ts"
export { majorityBaseline, meanBaseline, type NGram, nGramBaseline, popularityBaseline } from "./experiment/baselines.ts"
export { accuracy, auc, f1, ks, logLoss } from "./experiment/classification.ts"
export { type Duplicate, duplicatesAcross } from "./experiment/duplicates.ts"
export { type Estimate, type IntervalAsked, usualInterval } from "./experiment/estimate.ts"
export { bitsPerByte, type DocumentLoss, perplexity } from "./experiment/language.ts"
export { ndcg, recallAt } from "./experiment/ranking.ts"
export { mae, rmse } from "./experiment/regression.ts"
export { randomSplit, type Split, type SplitShares, splitByGroup, splitByTime, stratifiedSplit } from "./experiment/split.ts"
export { type Feature, type Target, type TargetLeak, targetLeaks } from "./experiment/target-leaks.ts"
export type { Refused } from "./ladder/fit-law.ts"
export {
  type BackTest,
  fitLadder,
  type Ladder,
  reachOf,
  type Told,
  tellLoss,
  type WorthOfData,
  worthOfData,
} from "./ladder/ladder.ts"
export { type Law, type Lever, lossOf, type Place, type Rung, type Term } from "./ladder/law.ts"
export {
  type LanguageModel,
  type LanguageModelDescribed,
  type LanguageModelRead,
  readLanguageModel,
} from "./language/language-model.ts"
export type { LanguageQuality } from "./language/quality.ts"
export {
  type LanguageResumed,
  type LanguageStep,
  type LanguageTraining,
  resumeLanguageModel,
  trainLanguageModel,
} from "./language/train-language-model.ts"
export type { Schedule } from "./learning/schedule.ts"
export type { OptimizerSettings, TrainingSettings } from "./learning/settings.ts"
export {
  type FactorModel,
  type FactorSettings,
  type Factors,
  learnFactors,
  predictByFactors,
  usualFactors,
} from "./recommend/factorisation.ts"
export { type ImplicitSettings, learnImplicit, recommended, usualImplicit } from "./recommend/implicit.ts"
export {
  learnNeighbours,
  type NeighbourModel,
  type NeighbourSettings,
  predictByNeighbours,
  usualNeighbours,
} from "./recommend/neighbours.ts"
export { groupedByUser, type Ratings } from "./recommend/ratings.ts"
export { bytePairTokenizer, learnBytePairs } from "./tokens/byte-pairs.ts"
export { charactersOf, characterTokenizer } from "./tokens/characters.ts"
export type { LearntTokens, Tokenizer } from "./tokens/tokenizer.ts"
export { utf8Of } from "./tokens/utf8.ts"
export {
  type BoostedTrees,
  type BoostRun,
  type BoostSettings,
  boostTrees,
  type Examples,
  predictTrees,
  treeImportance,
  usualBoost,
} from "./trees/boost.ts"
