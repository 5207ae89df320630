/** The door of training: what it takes to train the model of a project. */
export { planTraining, type TrainingClock, type TrainingResult } from "./answer/plan-training.ts"
export type {
  Alternative,
  Interval,
  MemoryFigures,
  PlannedStep,
  RunFigures,
  StepPart,
  TrainingAnswer,
} from "./answer/training-answer.ts"
export type { Alternative, Interval, PlannedStep, RunFigures, StepPart, TrainingAnswer } from "./answer/training-answer.ts"
export {
  type EstimateOptions,
  type EstimateResult,
  estimateTraining,
  type TrainingEstimate,
} from "./estimate.ts"
export type { DataSet, Pool, TrainingGiven } from "./given.ts"
export { lowerTraining } from "./lower-training.ts"
export { stateBytes } from "./memory/bound.ts"
export { type MemoryChoices, usualChoices } from "./memory/choices.ts"
export { estimateMemory, memoryByStage } from "./memory/estimate.ts"
export { type InferenceAsk, type InferenceParts, inferenceMemory } from "./memory/inference.ts"
export { type Measured, memoryInterval } from "./memory/interval.ts"
export { type MemoryProfile, memoryProfile } from "./memory/profile.ts"
export { type Room, roomOn } from "./memory/room.ts"
export {
  type DeviceDescribed,
  frameworks,
  type Objective,
  objectives,
  optimizers,
  recomputes,
  type TrainingOptions,
  trainingMethods,
  trainingPrecisions,
} from "./request/training-options.ts"
export type { MemoryParts, Reading } from "./memory/stage-memory.ts"
export type { Cluster } from "./plan/cluster.ts"
export type { Framework, Optimizer, TrainingJob, TrainingMethod } from "./plan/job.ts"
export type { Layout, Recompute, ZeroStage } from "./plan/layout.ts"
export type { LayoutFault } from "./search/faults.ts"
export type { Candidate } from "./search/search.ts"
export type { FixedLayout } from "./search/space.ts"
export { type TrainingSection, trainingShape } from "./section.ts"
export { type StepBreakdown, type StepPartName, stepParts } from "./step/assemble.ts"
