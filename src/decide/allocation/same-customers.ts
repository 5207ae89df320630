/** Projects that sell to the same customers: what they earn cannot be added up, since nobody buys the same thing twice. */
import type { Venture } from "../../venture/index.ts"
import type { Chosen } from "../choose/choose.ts"
import { ofProject } from "../find-quantity.ts"

/** Where the customers of both are one quantity of the file by name (`customers: = teams`); what only figures say is not known. */
export function isSameMarket(venture: Venture, a: Chosen, b: Chosen): boolean {
  const [one, other] = [a, b].map(({ subject }) => sharedCustomers(venture, subject.project.name))
  return one !== null && one === other
}

function sharedCustomers(venture: Venture, project: string): string | null {
  const quantity = ofProject(venture, project, "market.customers")
  const { value } = quantity?.definition ?? {}
  const [named, ...others] = quantity?.uses ?? []
  if (value?.kind !== "formula" || value.expr.kind !== "name" || others.length > 0) return null
  return named ?? null
}
