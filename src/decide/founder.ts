/** Who cannot be hired or let go: the founders of the venture themselves. */
import { isOwner, type Resource } from "../venture/index.ts"

/** Founders do not leave their own venture; a role stands in the tasks that need it under the same name. */
export function isFounder({ kind, name }: Pick<Resource, "kind" | "name">): boolean {
  return kind === "people" && isOwner(roleOf(name))
}

/** `ml_engineer` of `people.ml_engineer`. */
export const roleOf = (name: string): string => name.slice(name.indexOf(".") + 1)
