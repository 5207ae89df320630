/**
 * The layers of a model as few rows: parts are opened down to their blocks (names with a number in them), and equal blocks of one part are one row
 * with their count: `layers.0–31 ×32`. Blocks are opened by as many levels as are asked for.
 */
import { type LayerCount, rangeOfNames, stemOf } from "../../models/index.ts"

export type LayerRow = {
  readonly path: string
  /** How many equal ones. */
  readonly copies: number
  /** In one of them; a layer that is no block stands for itself. */
  readonly layers: number
  readonly kind: string
  readonly output: readonly number[]
  /** Of all of them together. */
  readonly parameters: number
  readonly flops: number
}

type Part = { readonly name: string; readonly own: LayerCount[]; readonly parts: Map<string, Part> }

export function layerRows(layers: readonly LayerCount[], levels: number): readonly LayerRow[] {
  const root: Part = { name: "", own: [], parts: new Map() }
  for (const layer of layers) {
    let part = root
    for (const name of layer.path.split(".")) part = partOf(part, name)
    part.own.push(layer)
  }
  return opened(root, [], 1, levels)
}

function partOf({ parts }: Part, name: string): Part {
  const known = parts.get(name) ?? { name, own: [], parts: new Map() }
  parts.set(name, known)
  return known
}

/** `before`: the names of what is around it; `copies`: of how many equal blocks it is a part. */
function opened(part: Part, before: readonly string[], copies: number, levels: number): readonly LayerRow[] {
  return alike([...part.parts.values()]).flatMap((equal) => {
    const [first] = equal
    if (first === undefined) return []
    const path = [...before, rangeOfNames(equal.map(({ name }) => name))]
    const all = copies * equal.length
    if (first.parts.size === 0) return first.own.map((layer) => rowOf([layer], path, all, false))
    const own = first.own.map((layer) => rowOf([layer], path, all, false))
    if (!isBlock(first)) return [...own, ...opened(first, path, all, levels)]
    return levels > 0 ? [...own, ...opened(first, path, all, levels - 1)] : [rowOf(layersIn(first), path, all, true)]
  })
}

function rowOf(layers: readonly LayerCount[], path: readonly string[], copies: number, isWhole: boolean): LayerRow {
  const sum = (of: (layer: LayerCount) => number): number => copies * layers.reduce((total, layer) => total + of(layer), 0)
  const last = layers.at(-1)
  return {
    path: path.join("."),
    copies,
    layers: isWhole ? layers.length : 1,
    kind: last?.kind ?? "input",
    output: last?.output ?? [],
    parameters: sum(({ parameters }) => parameters),
    flops: sum(({ forwardFlops }) => forwardFlops),
  }
}

function isBlock({ name, parts }: Part): boolean {
  return /\d/u.test(name) && parts.size > 0
}

/** Equal blocks together, at the place of the first; all else by itself. */
function alike(parts: readonly Part[]): readonly (readonly Part[])[] {
  const groups = new Map<string, Part[]>()
  for (const [k, part] of parts.entries()) {
    const key = isBlock(part) ? `${stemOf(part.name)} ${signature(part)}` : `${k}`
    groups.set(key, [...(groups.get(key) ?? []), part])
  }
  return [...groups.values()]
}

function signature(part: Part): string {
  const depth = part.name
  return layersIn(part)
    .map(({ path, kind, title, output, parameters, forwardFlops }) => {
      const inside = path.slice(path.lastIndexOf(`${depth}.`) + depth.length)
      return [inside, kind, title, output.join("×"), parameters, forwardFlops].join("|")
    })
    .join("\n")
}

function layersIn({ own, parts }: Part): readonly LayerCount[] {
  return [...own, ...[...parts.values()].flatMap(layersIn)]
}
