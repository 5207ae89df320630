/** The door of decide: what `run`, `plan` and `explain` answer, as data. */
export type {
  Action,
  ActionKind,
  Because,
  CashBands,
  Difference,
  Information,
  MoneyFlows,
  PlanAnswer,
  Portrait,
  ProjectAnswer,
  ResourceAnswer,
  Sensitivity,
  SourcedDefault,
  SourcesAnswer,
  Stats,
  SwingEnd,
  WrittenInput,
  Yearly,
} from "./answer.ts"
export type {
  Cause,
  CompareAnswer,
  ComparedChange,
  ComparedProject,
  ComparedSide,
  Moved,
  PairedStats,
  Share,
} from "./compare/answer.ts"
export { type CompareOptions, type CompareResult, compareVariants } from "./compare/compare-variants.ts"
export { type DecidingDefault, decidingDefaults } from "./deciding-defaults.ts"
export { type Explained, type ExplainOptions, type ExplainResult, explainQuantity } from "./explain-quantity.ts"
export { explainVenture, type Listed } from "./explain-venture.ts"
export { type OutsideOptions, outsideData } from "./outside.ts"
export { type PlanOptions, type PlanResult, planVenture } from "./plan-venture.ts"
export { type QuantityRun, type RunAnswer, type RunOptions, type RunResult, runVenture } from "./run-venture.ts"
export { isDay } from "./source-age.ts"
export { sourcesOf } from "./sources.ts"
