/** The door of units: dimensions, units, the values written with them, and how figures are shown. */
export { anyMoney, currencies, isCurrency } from "./currencies.ts"
export { type Dimension, divide, isPlain, isSame, multiply, plain, power } from "./dimension.ts"
export { brokenRule, type DistributionRule, distributionNames } from "./distributions.ts"
export { type FigureOptions, formatFigure, formatUnit, formatValue, type Language } from "./format-figure.ts"
export { type Arity, functionArity } from "./functions.ts"
export { isName } from "./lex-formula.ts"
export { formulaLimits, parseFormula } from "./parse-formula.ts"
export { parseValue } from "./parse-quantity.ts"
export { parseUnit } from "./parse-unit.ts"
export { printDimension, unitOf } from "./print-dimension.ts"
export { byteUnit, type Readable, readableUnit } from "./readable-unit.ts"
export { parseMonthKey } from "./scan-literal.ts"
export type { Place } from "./source.ts"
export { daysPerMonth, findUnitWord, isBuiltInUnit, noUnits, pluralOf, secondsPerMonth, type UnitContext } from "./unit-table.ts"
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
