/** The `team` section of a project: who is hired and when, what an employer pays beyond pay, who leaves. */
import { type CostClass, costClasses } from "../data/index.ts"
import type { Span } from "../diagnostics/index.ts"
import {
  type Field,
  list,
  names,
  optional,
  type Placed,
  placed,
  quantity,
  record,
  type Shape,
  text,
  word,
} from "../shape/index.ts"

export type Hire = {
  readonly name: string | null
  readonly role: Placed | null
  readonly count: Field
  /** First month of work; the later of this and `after`, the beginning where neither is given. */
  readonly from: Field | null
  /** A task of the plan, at whose end the work begins. */
  readonly after: Placed | null
  /** From then to the first day of work. */
  readonly months_later: Field | null
  readonly until: Field | null
  /** Of a full-time person, in money of the first month. */
  readonly pay: Field | null
  /** Share of full time. */
  readonly part: Field | null
  /** Of this role: the team's unless given; owners stay. */
  readonly attrition: Field | null
  /** To which costs the pay belongs; by the words of the role unless given. */
  readonly class: CostClass | null
  /** Lines of revenue for which they work, whose cost their pay is. */
  readonly for: readonly Placed[]
}

export type TeamSection = {
  readonly hires: readonly Hire[]
  /** Employer's cost on top of pay, as a share. */
  readonly burden: Field | null
  /** Yearly, effective. */
  readonly raise: Field | null
  /** Share of the employees who leave in a year, effective; each is replaced. Nobody leaves unless given, nor do owners. */
  readonly attrition: Field | null
  /** From a person's leaving to the successor's first day. */
  readonly time_to_fill: Field | null
  /** Cost of finding a person, as a share of a year's pay; the catalogue's where people leave, else nothing unless given. */
  readonly hire_fee: Field | null
}

/** One person or several of a role whom the founder has from the beginning. */
export type Person = {
  readonly role: string
  readonly span: Span | null
  readonly count: Field
  readonly pay: Field | null
  readonly part: Field | null
  /** Share who leave in a year: the team's unless given; owners stay. */
  readonly attrition: Field | null
  readonly class: CostClass | null
  /** Lines of revenue for which they work, whose cost their pay is. */
  readonly for: readonly Placed[]
}

const share = (): Shape<Field | null> => optional(quantity("", { least: 0 }))
const rate = (): Shape<Field | null> => optional(quantity("%/year"))
const month = (): Shape<Field | null> => optional(quantity("month", { least: 0 }))
const leavingShape = (): Shape<Field | null> => optional(quantity("%/year", { isProbability: true }))
const classShape = (): Shape<CostClass | null> => optional(word(costClasses))
const payShape = (): Shape<Field | null> => optional(quantity("¤/person/month", { least: 0 }))

/** A second hire of a role takes a `name` of its own. */
export const teamShape: Shape<TeamSection> = record({
  hires: list<Hire>(
    record({
      name: optional(text()),
      role: placed(),
      count: quantity("person", { least: 0 }),
      from: month(),
      after: optional(placed()),
      months_later: month(),
      until: month(),
      pay: payShape(),
      part: share(),
      attrition: leavingShape(),
      class: classShape(),
      for: names(),
    }),
    ["name", "role"],
  ),
  burden: share(),
  raise: rate(),
  attrition: leavingShape(),
  time_to_fill: month(),
  hire_fee: share(),
})

const personShape = record({
  name: optional(text()),
  role: placed(),
  count: quantity("person", { least: 0, isResource: true }),
  pay: payShape(),
  part: share(),
  attrition: leavingShape(),
  class: classShape(),
  for: names(),
})

/** `resources.people`, read by whoever reads the resources. */
export const peopleShape: Shape<readonly Person[]> = list<Person>(
  {
    describe: personShape.describe,
    fallback: (at) => personOf(personShape.fallback(at)),
    read: (tree, at) => personOf(personShape.read(tree, at)),
  },
  ["name", "role"],
)

function personOf({ role, ...rest }: Omit<Person, "role" | "span"> & { readonly role: Placed | null }): Person {
  return { ...rest, role: role?.text ?? "", span: role?.span ?? null }
}
