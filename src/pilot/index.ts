/** The door of pilot: models that are really trained, small and in process, on the founder's own data. */
export { readSafetensors, type SafeFault, type SafeFile, type SafeRead, writeSafetensors } from "./checkpoint/safetensors.ts"
export { type DenseModel, type DenseModelRead, readDenseModel } from "./dense/dense-model.ts"
export { type DenseTask, type DenseTraining, type Table, trainDenseModel } from "./dense/train-dense-model.ts"
export type { Backend, Compiled, Loss, Operand, Operations, ValueAndGradient } from "./engine/backend.ts"
export { openJaxBackend } from "./engine/jax-backend.ts"
export type { HostArray, HostArrays, NumberType, Tensor, Tensors, Tree, Values } from "./engine/tensor.ts"
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
export { bytePairTokenizer, learnBytePairs } from "./tokens/byte-pairs.ts"
export { charactersOf, characterTokenizer } from "./tokens/characters.ts"
export type { LearntTokens, Tokenizer } from "./tokens/tokenizer.ts"
export { utf8Of } from "./tokens/utf8.ts"
