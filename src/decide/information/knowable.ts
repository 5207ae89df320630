/** Whether an input can be found out beforehand at all: what the future decides shows itself to nobody who asks. */
import type { Venture } from "../../venture/index.ts"

/**
 * Names within a project or the file: luck of a round, risks and when they come, what buyers of firms will pay, rates of exchange,
 * how prices, laws and markets go.
 */
const ofTheFuture = /^(risks?|exit|rates|trends?)\.|^funding\.[^.]+\.luck$|^market\.(segments\.[^.]+\.)?growth$|\.gap$/u

export function isKnowable({ model, projects }: Pick<Venture, "model" | "projects">, path: string): boolean {
  const nameOf = (one: string): string => {
    const owner = projects.find(({ name }) => one.startsWith(`${name}.`))
    return owner === undefined ? one : one.slice(owner.name.length + 1)
  }
  const isOfFuture = (one: string): boolean => ofTheFuture.test(nameOf(one))
  if (isOfFuture(path)) return false
  // A name of the file that only stands for such things is one of them.
  const users = [...model.quantities.values()].filter(({ uses }) => uses.includes(path))
  return users.length === 0 || !users.every((user) => isOfFuture(user.path))
}
