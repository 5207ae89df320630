/** The door of calculator: quantities without ventures. */
export { type Calculation, type Defined, defineQuantities } from "./define-quantities.ts"
export { type CalculationExplained, type ExplainedQuantity, explainQuantities } from "./explain-quantities.ts"
export { call, type FormulaNode, formula, named, operation } from "./formula-node.ts"
export type { Declared, Quantities, QuantitiesOptions } from "./quantities.ts"
export type { Amount, Steps, Stock, Written } from "./read-entry.ts"
export {
  type CalculationAnswer,
  type CalculationOptions,
  type CalculationResult,
  type QuantityFigures,
  runQuantities,
  type Sampled,
  sampleQuantity,
} from "./run-quantities.ts"
