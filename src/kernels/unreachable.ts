/** A collective that a switch forgot does not compile. */
export function unreachable(kind: never): never {
  throw new Error(`internal: no collective ${String(kind)}`)
}
