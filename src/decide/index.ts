/** The door of decide: what `run`, `plan` and `explain` answer, as data. */
export type {
  Action,
  ActionKind,
  Because,
  CashBands,
  Difference,
  Information,
  PlanAnswer,
  ProjectAnswer,
  ResourceAnswer,
  Sensitivity,
  Stats,
} from "./answer.ts"
export { type Explained, type ExplainOptions, type ExplainResult, explainQuantity } from "./explain-quantity.ts"
export { explainVenture, type Listed } from "./explain-venture.ts"
export { type PlanOptions, type PlanResult, planVenture } from "./plan-venture.ts"
export { type QuantityRun, type RunAnswer, type RunOptions, type RunResult, runVenture } from "./run-venture.ts"
