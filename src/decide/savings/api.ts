/** Requests sent to a model behind an API in the place of a server of one's own: the cheapest that is the same, or about as large. */

import { type ApiModel, findApiModel, isUnknown, sourceOf } from "../../data/index.ts"
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
        isTrained: isTrained(bench),
      }),
      sources: [sourceOf(api)],
    },
  ]
}

/** Of a model that is rented: the same from another provider, or another version of it, where that asks less. */
export function cheaperApis(bench: SavingBench): readonly Candidate[] {
  const { basis, label } = bench.project
  const now = basis?.kind === "rented" && basis.model !== null ? findApiModel(basis.model) : null
  if (basis == null || now === null || isUnknown(now)) return []
  const opening = Math.min(bench.venture.model.months - 1, Math.ceil(medianOf(bench, "business.opening") ?? 0))
  const [input, output] = [medianOf(bench, "serving.input", opening), medianOf(bench, "serving.output", opening)]
  if (input === null || output === null) return []
  const cost = (api: ApiModel): number => input * parseQuantity(api.input) + output * parseQuantity(api.output ?? api.input)
  const others = comparableApis([now.id, now.model], Number.NaN).filter(({ api }) => api.id !== now.id && cost(api) < cost(now))
  const [best] = others.toSorted((a, b) => cost(a.api) - cost(b.api))
  if (best === undefined) return []
  const { api, likeness } = best
  const { model, provider, input: reading } = api
  return [
    {
      kind: "cheaper-api",
      makes: [{ kind: "edit", place: ["projects", label, "model", "api"], text: api.id }],
      told: [{ path: `projects.${label}.model.api`, from: basis.model, to: api.id, set: null }],
      risk: () => ({
        ...{ of: "api", model, provider, likeness, input: reading, output: api.output ?? reading },
        ...{ date: api.source.date, isTrained: false },
      }),
      sources: [sourceOf(api)],
    },
  ]
}

/** Whether the file trains the model that it serves. */
function isTrained(bench: SavingBench): boolean {
  const hours = own(bench, "training.gpu_hours")
  const at = hours === null ? undefined : bench.venture.model.graph.nodes[hours.node]
  return at !== undefined && !(at.kind === "constant" && at.value === 0)
}
