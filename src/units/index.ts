/** The door of units: dimensions, units, and the values written with them. */
export { type Dimension, divide, isPlain, isSame, multiply, plain, power } from "./dimension.ts"
export type {
  BoundValue,
  ConstantValue,
  DataValue,
  DecisionValue,
  Distribution,
  Expr,
  FormulaValue,
  RandomValue,
  StepsValue,
  StockValue,
  Unit,
  Value,
} from "./value.ts"
