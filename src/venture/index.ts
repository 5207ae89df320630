/** The door of venture: from text to a checked, compiled venture. */
export { type Change, type Changes, changesBetween } from "./changes.ts"
export { type CompileOptions, compileVenture } from "./compile-venture.ts"
export { fileFormat } from "./format.ts"
export type { Header } from "./header.ts"
export type { ReadFile } from "./observed.ts"
export { readVariant, type Variant, type VariantRead } from "./variant.ts"
export type { Comparison, Compiled, Constraint, Objective, Project, Resource, Venture } from "./venture.ts"
