// What a block of experts keeps, counted by hand for OLMoE (arXiv 2409.02060): 8 of 64 experts of 1024 inside a width of 2048.
import { expect, test } from "vitest"
import { jobOf, layoutOf } from "../../../tests/support/training-jobs.ts"
import { partBytes } from "./part-bytes.ts"
import { memoryProfile } from "./profile.ts"

const [tokens, width, inner, active, experts, heads] = [128, 2048, 1024, 8, 64, 16] as const

test("tokens sorted for their experts are kept once for each expert that they meet", () => {
  const profile = memoryProfile(jobOf("allenai/OLMoE-1B-7B-0924", { sequence: tokens }))
  const block = profile.parts.findIndex(({ role }) => role === "block")
  const values = [
    width, // in front of the first norm
    width, // what query, key and value read
    4 * width, // queries and keys before and after their norms
    width, // values
    width, // what attention gave
    width, // in front of the second norm
    width, // what the router reads
    active * width, // sorted
    active * 3 * inner, // gate, its other half, their product
  ]
  const bytes = 2 * values.reduce((a, b) => a + b, 0) + 4 * experts + 4 * heads
  expect(partBytes(profile, layoutOf())[block]?.kept).toBeCloseTo(tokens * bytes, 6)
})
