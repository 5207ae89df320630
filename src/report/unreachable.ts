/** Closes a switch over all cases of a union: one that is missing does not compile. */
export function unreachable(x: never): never {
  throw new Error(`internal: no such case: ${JSON.stringify(x)}`)
}
