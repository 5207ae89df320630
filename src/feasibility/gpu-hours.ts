/**
 * GPU-hours of training beside those that the GPUs give in the time there is: the plan leaves it from the beginning of training to
 * the last day on which the rest of the plan still meets the deadline. Without a task that takes what training takes, it must be done by the launch.
 */
import type { Row } from "../engine/index.ts"
import { dialRows } from "./dial.ts"
import type { FeasibilityGiven } from "./given.ts"

/** Later than every month that is planned for: what begins or ends then never does. */
const never = "120000 month"

export function gpuHourRows({ isPlanned, deadline }: FeasibilityGiven): Readonly<Record<string, Row>> {
  const window = isPlanned
    ? `= if(training.begin < ${never}, max(0 month, feasibility.deadline - feasibility.afterwards - training.begin), 0 month)`
    : "= min(launch, feasibility.deadline)"
  return {
    deadline: ["month", deadline === null ? "= horizon" : `${deadline} month`],
    ...(isPlanned
      ? { afterwards: ["month", `= if(training.end < ${never}, max(0 month, launch - training.end), 0 month)`] satisfies Row }
      : {}),
    window: ["month", window],
    ...dialRows(
      "gpu_hours",
      "GPU*hour",
      ["GPU*hour", "= training.gpu_hours"],
      ["GPU*hour", "= training.gpus * feasibility.window"],
    ),
  }
}
