/** The four dials of a project. */
import type { Quantity } from "../../engine/index.ts"
import { tasksServedBy } from "../../models/index.ts"
import type { Project, Venture } from "../../venture/index.ts"
import { shownAs, statsOf } from "../figures.ts"
import { ofProject } from "../find-quantity.ts"
import type { Stats } from "../stats.ts"
import type { Dial, Feasibility, NoDial, TasksDial } from "./answer.ts"
import { type Bench, columnOf } from "./bench.ts"

const names = ["parameters", "data", "gpu_hours"] as const

export function dialsOf(bench: Bench): Feasibility["dials"] {
  const [parameters, data, gpuHours] = names.map((name) => dialOf(name, bench))
  if (parameters === undefined || data === undefined || gpuHours === undefined) throw new Error("internal: three dials")
  return { parameters, data, gpuHours, tasks: tasksOf(bench) }
}

function dialOf(name: (typeof names)[number], bench: Bench): Dial {
  const parts = partsOf(name, bench)
  if (parts === null) return { needed: null, owned: null, ratio: null, probability: null, reason: reasonOf(bench.project) }
  const { needed, owned, ratio } = parts
  const stats = (quantity: Quantity): Stats => statsOf(columnOf(bench, quantity), shownAs(quantity))
  const enough = columnOf(bench, ratio)
  return {
    needed: stats(needed),
    owned: stats(owned),
    ratio: stats(ratio),
    probability: enough.reduce((count, value) => count + (value >= 1 ? 1 : 0), 0) / enough.length,
    reason: null,
  }
}

export function dialQuantities(bench: Bench): readonly Quantity[] {
  return names.flatMap((name) => Object.values(partsOf(name, bench) ?? {}))
}

type Parts = { readonly needed: Quantity; readonly owned: Quantity; readonly ratio: Quantity }

function partsOf(name: (typeof names)[number], { venture, project }: Bench): Parts | null {
  const [needed, owned, ratio] = ["needed", "owned", "ratio"].map((part) =>
    ofProject(venture, project.name, `feasibility.${name}.${part}`),
  )
  return needed == null || owned == null || ratio == null ? null : { needed, owned, ratio }
}

function reasonOf({ basis }: Project): NoDial {
  if (basis === undefined || basis.kind === null) return "no-model"
  if (basis.kind === "rented") return "rented"
  return basis.method === "none" ? "untrained" : "unbounded"
}

function tasksOf({ venture, project }: Bench): TasksDial {
  const base = project.basis?.model ?? null
  const sharing = base === null ? [] : venture.projects.filter(({ basis }) => basis?.model === base)
  const isAdapter = ({ basis }: Venture["projects"][number]): boolean => basis?.method === "lora" || basis?.method === "qlora"
  const all = <T>(of: (basis: NonNullable<Project["basis"]>) => readonly T[]): T[] =>
    sharing.flatMap(({ basis }) => (basis === undefined ? [] : of(basis)))
  return {
    base,
    projects: sharing.map(({ name }) => name),
    adapters: sharing.filter(isAdapter).map(({ name }) => name),
    lines: all(({ lines }) => lines).length,
    dataSets: new Set(all(({ data }) => data).map(({ name }) => name)).size,
    served: base === null || project.basis?.kind !== "own" ? [] : tasksServedBy(base),
    reason: base === null ? reasonOf(project) : null,
  }
}
