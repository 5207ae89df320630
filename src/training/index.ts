/** The door of training: what it takes to train the model of a project. */
export { planTraining, type TrainingClock, type TrainingResult } from "./answer/plan-training.ts"
export type {
  Alternative,
  Interval,
  PlannedStep,
  RunFigures,
  StepPart,
  TrainingAnswer,
} from "./answer/training-answer.ts"
export type { DataSet, Pool, TrainingGiven } from "./given.ts"
export { lowerTraining } from "./lower-training.ts"
export { stateBytes } from "./memory/bound.ts"
export { type MemoryChoices, usualChoices } from "./memory/choices.ts"
export { estimateMemory, memoryByStage } from "./memory/estimate.ts"
export { type InferenceAsk, type InferenceParts, inferenceMemory } from "./memory/inference.ts"
export { type Measured, memoryInterval } from "./memory/interval.ts"
export type { MemoryFigures } from "./memory/memory-figures.ts"
export { type MemoryProfile, memoryProfile } from "./memory/profile.ts"
export type { MemoryParts, Reading } from "./memory/stage-memory.ts"
export type { Offload, Schedule } from "./plan/job.ts"
export {
  type DeviceDescribed,
  frameworks,
  objectives,
  offloads,
  optimizers,
  recomputes,
  schedules,
  type TrainingOptions,
  trainingMethods,
  trainingPrecisions,
} from "./request/training-options.ts"
export { type TrainingSection, trainingShape } from "./section.ts"
export { saidCounts } from "./venture/possible-counts.ts"
