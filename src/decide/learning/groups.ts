/** What it adds to know all inputs of a kind together. */
import type { Venture } from "../../venture/index.ts"
import type { Knowing, Learned } from "../information/information.ts"
import type { GroupWorth, InputKind } from "./answer.ts"
import { kindOf } from "./kinds.ts"
import { type Worth, worthKnowing } from "./worth-knowing.ts"

/** Of each kind those that are worth most alone; what is worth nothing alone is worth little beside others. */
const mostMembers = 6

export function groupsOf(venture: Venture, knowing: Knowing, worthOf: (one: Learned) => Worth): GroupWorth[] {
  const byKind = new Map<InputKind, Learned[]>()
  // The return that founders require is theirs to say.
  for (const one of knowing.learned.filter(({ input }) => input !== "discount")) {
    const kind = kindOf(venture, one.input)
    byKind.set(kind, [...(byKind.get(kind) ?? []), one])
  }
  const groups = [...byKind].map(([kind, members]) => {
    const columns = members.slice(0, mostMembers).map(({ number }) => knowing.sampler.columns[number] ?? new Float64Array())
    const [best] = members
    const { value } = worthKnowing(columns, knowing, best === undefined ? undefined : worthOf(best))
    return { kind, inputs: members.map(({ input }) => input), value: knowing.worth(value) }
  })
  return groups.toSorted((a, b) => b.value - a.value)
}
