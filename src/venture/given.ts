/** `given: [size of a shop]`: figures that the world decides, so that nobody is advised to raise or lower them. */
import { error, nearest, type Report } from "../diagnostics/index.ts"
import type { Model } from "../engine/index.ts"
import type { Tree } from "../shape/index.ts"
import { pathNamed } from "./named-paths.ts"

/** Paths; a name of a quantity, or the end of one where only one ends so.  Errors: list-expected, unknown-name, several-quantities. */
export function readGiven(given: Tree | undefined, { quantities }: Model, report: Report): string[] {
  if (given === undefined) return []
  if (given.kind !== "list") {
    report(error("list-expected", given.span, { key: "given" }))
    return []
  }
  const paths = [...quantities.keys()]
  return given.items.flatMap((item) => {
    const name = item.kind === "scalar" ? item.text.trim() : ""
    const path = pathNamed(name, paths, item.span, report)
    if (path === null) return []
    if (quantities.has(path)) return [path]
    report(error("unknown-name", item.span, { name, nearest: nearest(path, paths) }))
    return []
  })
}
