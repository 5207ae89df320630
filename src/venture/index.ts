/** The door of venture: from text to a checked, compiled venture. */

export { fileLimits } from "../shape/index.ts"
export { type Change, type Changes, changesBetween } from "./changes.ts"
export { type CompileOptions, compileDescribed, compileVenture, ofDescription } from "./compile-venture.ts"
export { parseConstraint } from "./constraints.ts"
export { fileFormat } from "./format.ts"
export type { Header } from "./header.ts"
export { objectiveUnits } from "./objective-units.ts"
export type { ReadFile } from "./observed.ts"
export { readVariant, type Variant, type VariantRead, withText } from "./variant.ts"
export type { Comparison, Compiled, Constraint, Objective, Project, Resource, Venture } from "./venture.ts"
