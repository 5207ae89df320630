/** For tests: random definitions of plain numbers whose formulas often give none: 0 / 0, roots and logarithms of what is below 0, ∞ - ∞. */
import fc from "fast-check"
import type { Text } from "./model.ts"

const inputs = {
  sign: "discrete(-1: 1, 0: 1, 1: 1)",
  some: "bernoulli(0.5)",
  wide: "normal(0, 2)",
  share: "0.2 to 0.9",
  choice: "choose 0, 1, 2",
} as const

const functions = [
  "abs",
  "exp",
  "log",
  "sqrt",
  "ceil",
  "floor",
  "round",
  "not ",
  "sum",
  "last",
  "lowest",
  "highest",
  "cumulative",
]
const signs = ["+", "-", "*", "/", "/", "^", "<", ">=", "==", "and", "or"]

/** A formula that may name what stands before it, and a stock of its own. */
function formulaOver(names: readonly string[]): fc.Arbitrary<string> {
  const { whole } = fc.letrec<{ whole: string; part: string }>((tie) => ({
    // Truths hide what is no number.
    whole: fc.oneof(
      tie("part"),
      fc.tuple(tie("part"), tie("part")).map(([a, b]) => `(${a} / ${b} > ${b})`),
      tie("part").map((a) => `if(log(${a}), 1, 2)`),
    ),
    part: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      { weight: 4, arbitrary: fc.constantFrom(...Object.keys(inputs), ...names, ...names) },
      fc.constantFrom("0", "1", "2", "0.5", "(-1)", "(t / 1 month)"),
      {
        weight: 4,
        arbitrary: fc.tuple(tie("part"), fc.constantFrom(...signs), tie("part")).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      },
      fc.tuple(fc.constantFrom(...functions), tie("part")).map(([name, a]) => `${name}(${a})`),
      fc.tuple(fc.constantFrom("min", "max", "mod"), tie("part"), tie("part")).map(([name, a, b]) => `${name}(${a}, ${b})`),
      fc.tuple(tie("part"), tie("part"), tie("part")).map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
      tie("part").map((a) => `at(${a}, month 2)`),
      tie("part").map((a) => `min(first(${a}) / 1 month, 9)`),
      fc.constantFrom("share", ...names).map((name) => `previous(${name}, 0)`),
    ),
  }))
  return whole
}

const stock = formulaOver(["previous"]).map((next): Text => ({ start: "0", next: `= ${next}` }))

/** Inputs, then quantities of which each may name those before it; the last one is `q4`. */
export const randomDefinitions: fc.Arbitrary<Readonly<Record<string, Text>>> = fc
  .tuple(
    stock,
    formulaOver(["q0"]),
    formulaOver(["q0", "q1"]),
    formulaOver(["q0", "q1", "q2"]),
    formulaOver(["q0", "q1", "q2", "q3"]),
  )
  .map(([q0, ...others]) => ({ ...inputs, q0, ...Object.fromEntries(others.map((text, k) => [`q${k + 1}`, `= ${text}`])) }))
