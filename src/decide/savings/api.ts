/** Requests sent to a model behind an API in the place of a server of one's own: the cheapest that is the same, or about as large. */

import { sourceOf } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { comparableApis } from "../../serving/index.ts"
import { medianOf, own, type SavingBench } from "./bench.ts"
import { type Candidate, set } from "./candidate.ts"
import { rentedGpus } from "./served.ts"

export function apis(bench: SavingBench): readonly Candidate[] {
  const rented = rentedGpus(bench)
  const server = bench.project.server?.() ?? null
  if (rented === null || server === null || server.model.facts.role !== "decoder") return []
  const [input, output] = [medianOf(bench, "serving.input", rented.opens), medianOf(bench, "serving.output", rented.opens)]
  if (input === null || output === null || own(bench, "business.requests") === null) return []
  const cost = (api: { readonly input: string; readonly output: string | null }): number =>
    input * parseQuantity(api.input) + output * parseQuantity(api.output ?? api.input)
  const all = comparableApis([server.model.name], server.model.facts.parameters)
  const best = all.toSorted((a, b) => cost(a.api) - cost(b.api))[0]
  if (best === undefined) return []
  const { api, likeness } = best
  const given = api.output ?? api.input
  const calls = own(bench, "serving.request.calls") === null ? "" : "serving.request.calls * "
  const text = `= ${calls}business.requests * (serving.input * ${api.input} + serving.output * ${given})`
  return [
    {
      kind: "api",
      ...set(bench, "serving.gpu_cost", text),
      risk: () => ({
        of: "api",
        ...{ model: api.model, provider: api.provider, likeness, input: api.input, output: given, date: api.source.date },
        isTrained: bench.project.basis?.method != null,
      }),
      sources: [sourceOf(api)],
    },
  ]
}
