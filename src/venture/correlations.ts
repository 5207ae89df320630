/** `correlations: [ { between: [price, churn], rank: 0.4 } ]`: pairs of random inputs, by Spearman's rank. */
import { error, nearest, type Report } from "../diagnostics/index.ts"
import { type Correlation, isNewPair, type Model } from "../engine/index.ts"
import { slug, type Tree } from "../shape/index.ts"
import type { VentureFile } from "./read.ts"

export function readCorrelations({ correlations }: VentureFile, model: Model, report: Report): Correlation[] {
  if (correlations === undefined) return []
  if (correlations.kind !== "list") {
    report(error("list-expected", correlations.span, { key: "correlations" }))
    return []
  }
  const read: Correlation[] = []
  for (const item of correlations.items) {
    const pair = readPair(item, model, report)
    if (pair === null) continue
    if (isNewPair(pair, read)) read.push(pair)
    else report(error("bad-correlation", item.span, {}))
  }
  return read
}

function readPair(item: Tree, model: Model, report: Report): Correlation | null {
  const entry = (key: string): Tree | undefined =>
    item.kind === "map" ? item.entries.find((e) => e.key === key)?.value : undefined
  const [between, rank] = [entry("between"), entry("rank")]
  const names = between?.kind === "list" ? between.items : []
  const figure = rank?.kind === "scalar" ? Number(rank.text) : Number.NaN
  if (names.length !== 2 || !(Math.abs(figure) <= 1)) {
    report(error("bad-correlation", item.span, {}))
    return null
  }
  const [a, b] = names.map((name) => inputIndex(name, model, report))
  return a === undefined || b === undefined || a < 0 || b < 0 ? null : { a, b, rank: figure }
}

function inputIndex(name: Tree, model: Model, report: Report): number {
  const written = name.kind === "scalar" ? name.text.trim() : ""
  // As everywhere in the file: `robot price` is `robot_price`.
  const path = slug(written)
  const index = model.inputs.findIndex((input) => input.paths.includes(path))
  if (index < 0)
    report(
      error("no-random-input", name.span, {
        name: written,
        nearest: nearest(
          path,
          model.inputs.flatMap((i) => i.paths),
        ),
      }),
    )
  return index
}
