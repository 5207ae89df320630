/** The best step on a number of devices that a venture may come to. */
import type { TrainingEstimate } from "../estimate.ts"
import type { Cluster } from "../plan/cluster.ts"
import type { TrainingJob } from "../plan/job.ts"

export type PlannedCount = {
  readonly count: number
  readonly job: TrainingJob
  readonly cluster: Cluster
  readonly estimate: TrainingEstimate
  /** Of the peak of its precision, which is that of `training.peak`. */
  readonly utilisation: number
}
