/** Asks `solve` of a small venture file that stands in a test. */
import { expect } from "vitest"
import type { SolveAnswer } from "../../src/decide/solve/answer.ts"
import type { SolveOptions, SolveRequest } from "../../src/decide/solve/question.ts"
import { type SolveResult, solveVenture } from "../../src/decide/solve/solve-venture.ts"
import { readVariant, type Variant } from "../../src/venture/index.ts"

const quick = { samples: 4000 }
export const z95: number = 1.6448536269514722

export function variantOf(text: string): Variant {
  const { variant, diagnostics } = readVariant(text, { file: "v.yaml" })
  if (variant === null) throw new Error(`internal: ${JSON.stringify(diagnostics)}`)
  return variant
}

export function asked(text: string, request: SolveRequest, options: SolveOptions = quick): SolveResult {
  return solveVenture(variantOf(text), request, options)
}

export function solved(text: string, input: string, suchThat: string, more: Partial<SolveRequest> = {}): SolveAnswer {
  const { answer, diagnostics } = asked(text, { input, suchThat, ...more })
  if (answer === null) throw new Error(`internal: ${JSON.stringify(diagnostics)}`)
  return answer
}

export function codes(text: string, request: SolveRequest): string[] {
  const { answer, diagnostics } = asked(text, request)
  expect(answer).toBeNull()
  return diagnostics.map(({ code }) => code)
}

export const loss = (cash: string): string => `
resources: { cash: ${cash} }
assumptions: { loss: "normal(100 USD, 20 USD)" }
projects:
  p: { formulas: { value: = resources.cash - loss, ruin: = resources.cash < loss } }
`
