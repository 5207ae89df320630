/** `correlations: [ { between: [price, churn], rank: 0.4 } ]`: pairs of random inputs, by Spearman's rank. */
import { error, nearest, type Report, warning } from "../diagnostics/index.ts"
import { type Correlation, isNewPair, type Model } from "../engine/index.ts"
import { slug, type Tree } from "../shape/index.ts"
import type { VentureFile } from "./read.ts"

/** `put`: paths that other values were put in place of, by a scenario or `--set`: what is certain then is tied to nothing any more. */
export function readCorrelations(
  { correlations }: VentureFile,
  model: Model,
  put: ReadonlySet<string>,
  report: Report,
): Correlation[] {
  if (correlations === undefined) return []
  if (correlations.kind !== "list") {
    report(error("list-expected", correlations.span, { key: "correlations" }))
    return []
  }
  const read: Correlation[] = []
  for (const item of correlations.items) {
    const pair = readPair(item, model, put, report)
    if (pair === null) continue
    if (isNewPair(pair, read)) read.push(pair)
    else report(error("bad-correlation", item.span, {}))
  }
  return read
}

function readPair(item: Tree, model: Model, put: ReadonlySet<string>, report: Report): Correlation | null {
  const entry = (key: string): Tree | undefined =>
    item.kind === "map" ? item.entries.find((e) => e.key === key)?.value : undefined
  const [between, rank] = [entry("between"), entry("rank")]
  const names = between?.kind === "list" ? between.items : []
  const figure = rank?.kind === "scalar" ? Number(rank.text) : Number.NaN
  if (names.length !== 2 || !(Math.abs(figure) <= 1)) {
    report(error("bad-correlation", item.span, {}))
    return null
  }
  const lapsed = names.map(pathOf).filter((path) => put.has(path) && indexOf(path, model) < 0)
  if (lapsed.length > 0) {
    report(warning("correlation-lapsed", item.span, { paths: names.map(pathOf), certain: lapsed }))
    return null
  }
  const [a, b] = names.map((name) => inputIndex(name, model, report))
  return a === undefined || b === undefined || a < 0 || b < 0 ? null : { a, b, rank: figure }
}

function inputIndex(name: Tree, model: Model, report: Report): number {
  const path = pathOf(name)
  const index = indexOf(path, model)
  if (index < 0)
    report(
      error("no-random-input", name.span, {
        name: textOf(name),
        nearest: nearest(
          path,
          model.inputs.flatMap((i) => i.paths),
        ),
      }),
    )
  return index
}

function indexOf(path: string, { inputs }: Model): number {
  return inputs.findIndex((input) => input.paths.includes(path))
}

function textOf(name: Tree): string {
  return name.kind === "scalar" ? name.text.trim() : ""
}

/** As everywhere in the file: `robot price` is `robot_price`. */
function pathOf(name: Tree): string {
  return slug(textOf(name))
}
