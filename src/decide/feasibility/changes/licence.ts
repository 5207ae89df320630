/** A licence forbids a product: another model of like size, or the data under another licence. */
import type { Bench } from "../bench.ts"
import { edit, firstThat, type Tried, tried } from "../change.ts"
import { licencesOf } from "../licences.ts"
import { licensedModels } from "./models.ts"

const limit = "licence"

export function licenceChanges(bench: Bench): Tried[] {
  const forbidden = licencesOf(bench.project).filter(({ commercial }) => commercial === "no")
  return forbidden.flatMap(({ of, name, licence }) => {
    if (of === "model") return firstThat(limit, bench, licensedModels(bench))
    const at = bench.project.basis?.data.find(({ label }) => label === name)?.at ?? -1
    const candidate = edit("licence", ["resources", "data", at, "licence"], { from: licence, to: "commercial" }, 1)
    return at < 0 ? [] : (tried(limit, bench, candidate) ?? [])
  })
}
