/** The door of training: what it takes to train the model of a project. */
export type { Alternative, Interval, PlannedStep, RunFigures, StepPart, TrainingAnswer } from "./answer/training-answer.ts"
export type { DataSet, Pool, TrainingGiven } from "./given.ts"
export { lowerTraining } from "./lower-training.ts"
export { type TrainingSection, trainingShape } from "./section.ts"
