/** The four dials of a project. */
import type { Quantity } from "../../engine/index.ts"
import { tasksServedBy } from "../../models/index.ts"
import type { Project, Venture } from "../../venture/index.ts"
import { shownAs, statsOf } from "../figures.ts"
import { ofProject } from "../find-quantity.ts"
import type { Dial, Feasibility, NoDial, TasksDial } from "./answer.ts"
import type { Bench } from "./bench.ts"

const names = ["parameters", "data", "gpu_hours"] as const

export function dialsOf(bench: Bench): Feasibility["dials"] {
  const [parameters, data, gpuHours] = names.map((name) => partsOf(name, bench))
  const asked = [parameters, data, gpuHours].flatMap((parts) => (parts == null ? [] : [parts.needed, parts.owned, parts.ratio]))
  const values = new Map(bench.values(asked).map((column, k) => [asked[k], column] as const))
  const dial = (parts: Parts | null | undefined): Dial => {
    if (parts == null) return { needed: null, owned: null, ratio: null, probability: null, reason: reasonOf(bench.project) }
    const stats = (quantity: Quantity): Dial["needed"] => {
      const column = values.get(quantity) ?? new Float64Array()
      return statsOf(column, shownAs(quantity))
    }
    const enough = values.get(parts.ratio) ?? new Float64Array()
    return {
      needed: stats(parts.needed),
      owned: stats(parts.owned),
      ratio: stats(parts.ratio),
      probability: enough.reduce((count, ratio) => count + (ratio >= 1 ? 1 : 0), 0) / enough.length,
      reason: null,
    }
  }
  return { parameters: dial(parameters), data: dial(data), gpuHours: dial(gpuHours), tasks: tasksOf(bench) }
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
