/** The functions of formulas by name, with how many arguments they take. What they compute is the engine's matter. */

/** Least and most arguments; `most` is Infinity where any number will do. */
export type Arity = { readonly least: number; readonly most: number }

const exactly = (n: number): Arity => ({ least: n, most: n })
const many: Arity = { least: 2, most: Number.POSITIVE_INFINITY }

export const functionArity: ReadonlyMap<string, Arity> = new Map<string, Arity>([
  ["min", many],
  ["max", many],
  ["abs", exactly(1)],
  ["sqrt", exactly(1)],
  ["exp", exactly(1)],
  ["log", exactly(1)],
  ["ceil", exactly(1)],
  ["floor", exactly(1)],
  ["round", exactly(1)],
  ["mod", exactly(2)],
  ["if", exactly(3)],
  ["sum", exactly(1)],
  ["mean", exactly(1)],
  ["lowest", exactly(1)],
  ["highest", exactly(1)],
  ["last", exactly(1)],
  ["at", exactly(2)],
  ["cumulative", exactly(1)],
  ["previous", { least: 1, most: 2 }],
  ["first", exactly(1)],
  ["ramp", exactly(4)],
  ["monthly_growth", exactly(1)],
  ["monthly_probability", exactly(1)],
])
