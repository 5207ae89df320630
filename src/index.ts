/**
 * The public door: a text goes in, a compiled venture comes out, and from it runs, plans, explanations and their
 * reports. Nothing here reads a file, asks a clock or needs Node: it runs in a browser too.
 */
export {
  type Action,
  type CashBands,
  type Explained,
  type ExplainOptions,
  type ExplainResult,
  explainQuantity,
  explainVenture,
  type Information,
  type Listed,
  type PlanAnswer,
  type PlanOptions,
  type PlanResult,
  type ProjectAnswer,
  planVenture,
  type QuantityRun,
  type ResourceAnswer,
  type RunAnswer,
  type RunOptions,
  type RunResult,
  runVenture,
  type Sensitivity,
  type Stats,
} from "./decide/index.ts"
export { type Diagnostic, nearest, type Params, type Severity, type Span } from "./diagnostics/index.ts"
export {
  actionText,
  type CheckJson,
  columnsOf,
  countsText,
  type DiagnosticJson,
  diagnosticsJson,
  diagnosticsText,
  type ExplainedJson,
  explainJson,
  explainListText,
  explainText,
  type ListedJson,
  listedJson,
  type Page,
  type Paint,
  type PlanJson,
  pageOf,
  plainPaint,
  planJson,
  planText,
  runText,
  type Sources,
} from "./report/index.ts"
export { type Compiled, type CompileOptions, compileVenture, type ReadFile, type Venture } from "./venture/index.ts"
export { type Language, sayDiagnostic, type Words, wordsOf } from "./words/index.ts"
