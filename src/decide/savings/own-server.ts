/**
 * A server of one's own in the place of a rented model: a model that another project of the file serves, as it was published, where that project
 * serves it. Requests stay what they are.
 */
import { average } from "../../engine/index.ts"
import type { Project, Remaking } from "../../venture/index.ts"
import { monthOf } from "../batches.ts"
import { own, type SavingBench } from "./bench.ts"
import { type Candidate, told } from "./candidate.ts"

type Served = {
  readonly model: string
  /** Keys of the section, in the order in which they are written. */
  readonly host: Readonly<Record<string, string>>
}

export function ownServers(bench: SavingBench): readonly Candidate[] {
  const { basis } = bench.project
  // Passages that are looked up belong to the section of the rented model, and would go with it.
  if (basis?.kind !== "rented" || basis.model === null || own(bench, "serving.index_cost") !== null) return []
  const from = basis.model
  const others = bench.venture.projects.filter(({ name }) => name !== bench.project.name)
  const served = new Map(others.flatMap((other) => servedBy(bench, other) ?? []).map((one) => [JSON.stringify(one), one]))
  return [...served.values()].map((one) => candidateOf(bench.project, from, one))
}

/** Null of what serves no model that writes, or none of the catalogue. */
function servedBy({ venture }: SavingBench, project: Project): Served | null {
  const server = project.server?.() ?? null
  const base = project.basis?.kind === "own" ? project.basis.model : null
  if (server === null || base === null || server.model.facts.role !== "decoder") return null
  if (server.pool !== null) return { model: base, host: { pool: server.pool.name } }
  const price = venture.model.quantities.get(`${project.name}.serving.price`)?.definition
  const isWritten = price?.origin.kind === "file" && price.value?.kind !== "formula"
  return { model: base, host: { gpu: server.gpu.id, ...(isWritten ? { price: price.text } : {}) } }
}

function candidateOf({ label }: Project, from: string, { model, host }: Served): Candidate {
  const atModel = ["projects", label, "model"]
  const keys = Object.entries(host).map(([key, text]) => ({ place: ["projects", label, "serving", key], text }))
  const makes: readonly Remaking[] = [
    { kind: "put", place: atModel, entries: { base: model } },
    ...keys.map(({ place, text }) => ({ kind: "edit", place, text }) as const),
  ]
  return {
    kind: "own-server",
    makes,
    told: [told(atModel, `{ api: ${from} }`, `{ base: ${model} }`), ...keys.map(({ place, text }) => told(place, null, text))],
    risk: (after) => ({
      ...{ of: "own-server", model, from },
      ...{ gpus: lastMean(after, "serving.gpus"), load: lastMean(after, "serving.load") },
    }),
    sources: [],
  }
}

function lastMean(bench: SavingBench, name: string): number | null {
  const values = bench.values(name)
  const { model, plan } = bench.sampler
  return values === null ? null : average(monthOf(values, model.months - 1, plan.samples))
}
