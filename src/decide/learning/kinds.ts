/** What an input tells of: by the section of the project in which it stands, or for which a name of the file is used. */
import type { Venture } from "../../venture/index.ts"
import { isKnowable } from "../information/knowable.ts"
import type { InputKind } from "./answer.ts"

const sections: readonly (readonly [kind: InputKind, names: RegExp])[] = [
  ["people", /^(team|resources\.people)\./u],
  ["price", /^revenue\./u],
  ["market", /^(market\.|churn$|resources\.channels\.)/u],
  ["usage", /^usage\./u],
  ["technology", /^(model|training|serving|evidence|resources\.gpus)\./u],
  ["schedule", /^plan\./u],
  ["funding", /^funding\./u],
  ["resources", /^resources\./u],
  ["costs", /^(costs|tax|business)\./u],
]

export function kindOf(venture: Venture, path: string): InputKind {
  if (!isKnowable(venture, path)) return "future"
  const kinds = new Set(placesOf(venture, path))
  const [only, another] = kinds
  // What serves several purposes is the founder's own.
  return only === undefined || another !== undefined ? "own" : only
}

type Model = Pick<Venture, "model" | "projects">

/** Of the input itself; of a name that stands in no section those of the quantities that name it, and so on. */
function placesOf(venture: Model, path: string, seen: Set<string> = new Set()): InputKind[] {
  if (seen.has(path)) return []
  seen.add(path)
  const own = sectionOf(venture, path)
  if (own !== null) return [own]
  const users = [...venture.model.quantities.values()].filter(({ uses }) => uses.includes(path))
  return users.flatMap((user) => placesOf(venture, user.path, seen))
}

function sectionOf({ projects }: Model, path: string): InputKind | null {
  const owner = projects.find(({ name }) => path.startsWith(`${name}.`))
  const name = owner === undefined ? path : path.slice(owner.name.length + 1)
  return sections.find(([, names]) => names.test(name))?.[0] ?? null
}
