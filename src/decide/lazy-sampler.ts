/** A sampler that draws when it is first asked to run: most of those that look for trouble find nothing to look at. */
import { createSampler, type Sampler, samplePlan } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"

export function lazySampler(
  { model, correlations }: Venture,
  { samples, seed }: { readonly samples: number; readonly seed: number },
): Sampler {
  let made: Sampler | null = null
  const sampler = (): Sampler => {
    made ??= createSampler(model, { samples, seed, correlations })
    return made
  }
  return {
    model,
    plan: samplePlan(samples),
    seed,
    initial: model.parameters.map(({ initial }) => initial),
    get columns() {
      return sampler().columns
    },
    get repaired() {
      return sampler().repaired
    },
    run: (...asked) => sampler().run(...asked),
  }
}
