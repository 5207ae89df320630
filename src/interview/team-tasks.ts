/**
 * On which task of a plan each of the people works. Whoever is there has work of their own: a seller talks with first
 * customers while others build, and whom no task needed `plan` would advise to do without.
 */
import type { Words } from "../words/index.ts"
import type { Person } from "./answers.ts"
import { flow, scalar } from "./yaml-text.ts"

/** The tasks beside the build: they take as long, so that none of them moves the launch. */
type Beside = "talks" | "evaluate" | "affairs"
const besides: readonly Beside[] = ["talks", "evaluate", "affairs"]

/** Roles of the catalogue; any other builds, those of the founder's own too. */
const workOf: Readonly<Record<string, Beside>> = {
  founder: "talks",
  sales: "talks",
  marketing: "talks",
  support: "talks",
  "customer-success": "talks",
  physician: "evaluate",
  annotator: "evaluate",
  legal: "affairs",
  finance: "affairs",
  recruiter: "affairs",
  operations: "affairs",
}

/** Who builds where nobody else does: the first of these. */
const lastBuilders = ["founder", "operations"]

export type TeamTasks = {
  /** Of the task that builds, as it is written: `{ ml-engineer: 1 person }`. */
  readonly building: string | null
  readonly beside: readonly { readonly label: string; readonly needs: string }[]
}

/** One of each: the time that was answered is what those who are there take. Whoever may not be there at all is not counted on. */
export function teamTasks(people: readonly Person[], { interview }: Words): TeamTasks {
  const sure = people.filter(({ count }) => /^[1-9]/u.test(count.text))
  const builders = sure.filter(({ role }) => workOf[role] === undefined)
  const instead = builders.length > 0 ? [] : lastBuilders.map((role) => sure.find((each) => each.role === role))
  const building = builders.length > 0 ? builders : instead.filter((each) => each !== undefined).slice(0, 1)
  const others = sure.filter((each) => !building.includes(each))
  return {
    building: needsOf(building),
    beside: besides.flatMap((work) => {
      const needs = needsOf(others.filter(({ role }) => workOf[role] === work))
      return needs === null ? [] : [{ label: interview.labels[work], needs }]
    }),
  }
}

function needsOf(people: readonly Person[]): string | null {
  return people.length === 0 ? null : flow(Object.fromEntries(people.map(({ role }) => [scalar(role), "1 person"])))
}
