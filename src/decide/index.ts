/** The door of decide: what `run`, `plan` and `explain` answer, as data. */

export type { AllocationAnswer, Bind, MonthPrice, PortfolioAnswer, TogetherAnswer } from "./allocation/answer.ts"
export {
  type LinearProblem,
  type LinearRow,
  type LinearSolution,
  type LinearSolver,
  loadLinearSolver,
} from "./allocation/linear.ts"
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
  RoundAnswer,
  RoundReturns,
  Sensitivity,
  SourcedDefault,
  SourcesAnswer,
  Stats,
  SwingEnd,
  WrittenInput,
  Yearly,
} from "./answer.ts"
export { marketGaps } from "./cautions/market-gap.ts"
export { type OutsideOptions, outsideData } from "./cautions/outside.ts"
export type { SearchAnswer } from "./choose/search-answer.ts"
export type {
  Cause,
  CompareAnswer,
  ComparedChange,
  ComparedProject,
  ComparedSide,
  Moved,
  MovedWorth,
  PairedStats,
  Share,
} from "./compare/answer.ts"
export { type CompareOptions, type CompareResult, compareVariants } from "./compare/compare-variants.ts"
export {
  type CostGroup,
  type CostNode,
  type CostsAnswer,
  costGroups,
  type ProjectCosts,
} from "./costs/answer.ts"
export { type CostsOptions, type CostsResult, costsInPlan, costsOf } from "./costs/costs-of.ts"
export type { CostFigure } from "./costs/figure.ts"
export { explainProgram, type ProgramResult } from "./explain/explain-program.ts"
export { type Explained, type ExplainOptions, type ExplainResult, explainQuantity } from "./explain/explain-quantity.ts"
export { explainVenture, type Listed } from "./explain/explain-venture.ts"
export type {
  ChangeKind,
  Commercial,
  Dial,
  Feasibility,
  FeasibilityChange,
  LicenceAnswer,
  LimitKind,
  NoDial,
  TasksDial,
  Verdict,
} from "./feasibility/answer.ts"
export type { Flip, FlipCurve } from "./flips/answer.ts"
export { isKnowable } from "./information/knowable.ts"
export type {
  Delay,
  GroupWorth,
  InputKind,
  LearningAnswer,
  LearningStep,
  StudyAnswer,
  StudyKind,
  StudySize,
} from "./learning/answer.ts"
export type { CoursePoint, Matter, MattersAnswer, RangeEnd, Told } from "./matters/answer.ts"
export { type MattersOptions, type MattersResult, mattersOf } from "./matters/matters.ts"
export { decisionsIn, type Held, type HeldOptions, type HeldResult, planHeld } from "./plan/plan-held.ts"
export type { PlanHead } from "./plan/plan-steps.ts"
export { type PlanOptions, type PlanResult, planVenture } from "./plan/plan-venture.ts"
export { type PlanSoFar, type StreamedPlan, type StreamPlanOptions, streamPlan } from "./plan/stream-plan.ts"
export type {
  CertainAmounts,
  CriteriaAnswer,
  CriterionAnswer,
  Dominance,
  FrontPoint,
  PreferenceAnswer,
  ProjectByCriteria,
  RiskAnswer,
} from "./preference/answer.ts"
export { type QuantityRun, type RunAnswer, type RunOptions, type RunResult, runVenture } from "./run/run-venture.ts"
export { type StreamedRun, type StreamOptions, streamVenture } from "./run/stream-venture.ts"
export type { Sureness } from "./run/until.ts"
export { untilSource } from "./run/until-targets.ts"
export type { SavedChange, Saving, SavingKind, SavingRisk } from "./savings/answer.ts"
export { setText } from "./savings/candidate.ts"
export type { FailureBox, FailureCondition, FailuresAnswer } from "./scenarios/answer.ts"
export { type ServedProject, servedProjects } from "./served/served-projects.ts"
export type { Edge, Move, Outlook, SolveAnswer, Stretch } from "./solve/answer.ts"
export type { SolveOptions, SolveRequest } from "./solve/question.ts"
export { type SolveResult, solveVenture } from "./solve/solve-venture.ts"
export { type DecidingDefault, decidingDefaults } from "./sources/deciding-defaults.ts"
export { isDay } from "./sources/source-age.ts"
export { sourcesOf } from "./sources/sources.ts"
export type { Gain, GateRule, HeldGate, ProjectGates } from "./staged/answer.ts"
export type {
  BreakingPoint,
  BuiltInStress,
  DeadlyPair,
  StressAnswer,
  StressCase,
  StressedProject,
  StressSize,
} from "./stress/answer.ts"
export type { Band, ProjectTrends, RuleTold, TrendsAnswer, TrendTold, WithoutTrend } from "./trends/answer.ts"
export { expectingUsual, type TrendsOptions, type TrendsResult, ventureTrends } from "./trends/venture-trends.ts"
export type { AdvantageAnswer, Fullest, HoldingAnswer, PriceBasis } from "./worth/answer.ts"
