/** Who can work on the tasks of a plan: by role, the people of the resources and the hires, each from when to when. */
import { type Field, slug } from "../shape/index.ts"
import type { Expr } from "../units/index.ts"
import { roleKey } from "./pay.ts"
import { canBeNamed, rootOf, staffing } from "./people.ts"
import type { Hire, Person, TeamSection } from "./section.ts"

/** Formulas of the months in which they come and go (null: there from the beginning, or for good). */
export type CrewGroup = {
  readonly count: Field
  /** Share of full time: half a person does half the work. */
  readonly part: Field | null
  readonly begin: string | null
  readonly until: string | null
  /** Tasks (or `launch`) that must have ended before they come, as in paths. */
  readonly waitsFor: readonly string[]
}

export type Crew = { readonly name: string; readonly most: number | null; readonly groups: readonly CrewGroup[] }

export function crews(people: readonly Person[], section: TeamSection | null): readonly Crew[] {
  const groups = [
    ...people.map(({ role, count, part }) => ({ role, group: { count, part, begin: null, until: null, waitsFor: [] } })),
    ...(section?.hires ?? []).map((hire) => ({ role: hire.role?.text ?? "", group: hireGroup(hire) })),
  ].filter(({ role, group }) => canBeNamed(role, group.count))
  return staffing(people, section).map(({ role, most }) => ({
    name: role,
    most,
    groups: groups.filter((one) => roleKey(one.role) === roleKey(role)).map(({ group }) => group),
  }))
}

function hireGroup({ count, part, from, after, months_later, until }: Hire): CrewGroup {
  const root = rootOf(count)
  const isFromStart = from === null && after === null && months_later === null
  return {
    count,
    part,
    begin: isFromStart ? null : `${root}.begin`,
    until: until === null ? null : `${root}.until`,
    waitsFor: [
      ...new Set([...(after === null ? [] : [slug(after.text)]), ...[from, months_later, until, count].flatMap(waitsOf)]),
    ],
  }
}

/** What follows from the launch: a hire who depends on it cannot work towards it. */
const afterLaunch: readonly string[] = ["launch", "business", "serving", "funding", "tax", "cash", "ruin", "breakeven", "value"]

/** Tasks that a formula of the founder names, as in `from: = plan.pilot.end`; else the plan would wait for itself. */
function waitsOf(field: Field | null): string[] {
  if (field?.value?.kind !== "formula") return []
  return namesIn(field.value.expr).flatMap((path) => {
    const [first = "", task] = path.split(".")
    if (first === "plan" && task !== undefined) return [task]
    return afterLaunch.includes(first) ? ["launch"] : []
  })
}

function namesIn(expr: Expr): string[] {
  switch (expr.kind) {
    case "number":
      return []
    case "name":
      return [expr.path]
    case "call":
      return expr.args.flatMap(namesIn)
    case "unary":
      return namesIn(expr.of)
    case "binary":
      return [...namesIn(expr.left), ...namesIn(expr.right)]
  }
}
