/** A trend that touches no project changes nothing, and a quantity that no project has is misspelt. */
import { error, nearest, type Report, warning } from "../diagnostics/index.ts"
import type { Definition } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import { namesOf } from "./effects.ts"
import type { VentureFile } from "./read.ts"

/** What a price of the market may move: amounts of the founder's own costs, and what serving pays. */
const isMoved = /^(?:costs\.[^.]+\.amount|serving\.price)$/u
const mostShown = 3

/** Errors: unknown-target. Warnings: trend-without-effect. */
export function checkTrends({ trends, projects }: VentureFile, definitions: readonly Definition[], report: Report): void {
  if (trends === null || projects.length === 0) return
  const names = new Set(definitions.map(({ name }) => name))
  const moved = [...names].filter((name) => isMoved.test(name)).slice(0, mostShown)
  for (const { root, label, span, entry } of trends.trends) {
    const unknown = entry.acts_on.flatMap((target) => {
      return target === null || namesOf(slug(target.text)).some((name) => names.has(name)) ? [] : [target]
    })
    for (const { text, span: at } of unknown) {
      const close = nearest(text, [...names])
      report(error("unknown-target", at, { name: text, nearest: close }, close[0]))
    }
    const isUsed = definitions.some(({ path, text }) => !path.startsWith(`${root}.`) && text.includes(`${root}.`))
    if (!isUsed && unknown.length === 0 && entry.isNamed)
      report(warning("trend-without-effect", span, { name: label, known: moved }))
  }
}
