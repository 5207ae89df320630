/** The lines of a project's costs, read out of the formulas of its classes: each a quantity, with its class and group. */
import { type CostClass, costClasses } from "../../data/index.ts"
import type { Quantity } from "../../engine/index.ts"
import type { Project, Venture } from "../../venture/index.ts"
import { ofProject } from "../find-quantity.ts"
import { partsOf } from "../portrait/plain-sum.ts"
import type { CostGroup } from "./answer.ts"

export type CostLine = { readonly class: CostClass; readonly group: CostGroup; readonly quantity: Quantity }

/** Empty where the project has no classes of costs. What is nothing in every month is left out. */
export function costLines(venture: Venture, project: Project): readonly CostLine[] {
  return costClasses.flatMap((name) => {
    const all = ofProject(venture, project.name, `business.${name}`)
    if (all === null) return []
    // A class that is more than a sum (a formula of the founder, a risk on it) is one line.
    const parts = termsIn(venture, all) ?? [all]
    return parts.flatMap((part) => {
      const group = groupOf(part.path.slice(project.name.length + 1), part.path)
      const opened = isOpened.test(part.definition.name) ? (termsIn(venture, part) ?? [part]) : [part]
      return opened.filter((q) => !isNothing(venture, q)).map((quantity) => ({ class: name, group, quantity }))
    })
  })
}

/** Sums of another room whose terms are worth a line each. */
const isOpened = /^(?:serving\.cost|plan\.spending|risk\.(?:losses|controls))$/u

/** Null where it is no plain sum of what is there. */
function termsIn({ model }: Venture, quantity: Quantity): readonly Quantity[] | null {
  const parts = partsOf(model, quantity)
  return parts === null || parts.length === 0 || parts.some(({ sign }) => sign === -1) ? null : parts.map((part) => part.quantity)
}

function isNothing({ model }: Venture, { node }: Quantity): boolean {
  const at = model.graph.nodes[node]
  return at?.kind === "constant" && at.value === 0
}

const groups: readonly (readonly [CostGroup, RegExp])[] = [
  ["people", /^team\./u],
  ["serving", /^serving\./u],
  ["machines", /^resources\.gpus\./u],
  ["training", /^training\./u],
  ["tasks", /^plan\./u],
  ["risks", /^risks?\./u],
  ["support", /^(?:business\.)?support$/u],
  ["payments", /^business\.(?:fees|refunds|payment_fee)$/u],
  ["unpaid", /^business\.written_off$/u],
  ["rules", /^trends?\./u],
  ["apart", /^business\.costs_apart$/u],
]

/** `own`: its name in the project; what stands outside of projects goes by its path. */
function groupOf(own: string, path: string): CostGroup {
  return groups.find(([, pattern]) => pattern.test(own) || pattern.test(path))?.[0] ?? "lines"
}
