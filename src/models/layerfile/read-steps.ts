/**
 * From the list under `layers:` to steps: words are looked up, blocks are put in the place of their names with the numbers that they are given,
 * repetitions are written out. Limits stand here, for a short file may ask for very many layers.
 */
import { error, nearest, type Span } from "../../diagnostics/index.ts"
import { type Entry, into, list, type Reading, record, type Shape, slug, type Tree, word } from "../../shape/index.ts"
import type { LayerWord } from "./layer-word.ts"
import { anyTree, readingOf, type Scope, whole } from "./scope.ts"
import { joinings, type Step, type Steps } from "./step.ts"
import { imageWords } from "./words-image.ts"
import { sequenceWords } from "./words-sequence.ts"

export const layerLimits = { layers: 20_000, depth: 20 } as const

export type Block = { readonly name: string; readonly given: readonly Entry[]; readonly layers: Tree | null }

export type StepReader = {
  readonly blocks: ReadonlyMap<string, Block>
  /** Layers so far; shared by all readers of a file. */
  readonly count: { layers: number; isStopped: boolean }
  readonly scope: Scope
  /** Names of the blocks that are being read, the innermost last. */
  readonly open: readonly string[]
  readonly depth: number
}

const words: Readonly<Record<string, LayerWord>> = { ...imageWords, ...sequenceWords }
const structures = ["residual", "parallel", "repeat", "head"] as const
export const reservedWords: readonly string[] = [...Object.keys(words), ...structures]

export function readSteps(tree: Tree | null, key: string, reader: StepReader): Steps {
  if (tree === null || tree.kind === "empty") return []
  const { report } = reader.scope
  if (tree.kind !== "list") return told(error("list-expected", tree.span, { key }), reader)
  if (reader.depth > layerLimits.depth) {
    reader.count.isStopped = true
    return told(error("layer-limit", tree.span, { limit: layerLimits.depth, of: "depth" }), reader)
  }
  const taken = new Set<string>()
  const last = new Map<string, number>()
  return tree.items.flatMap((item): Steps => {
    if (reader.count.isStopped) return []
    const call = callOf(item, reader)
    if (call === null) return []
    const name = call.name ?? freeName(slug(call.word), taken, last)
    if (taken.has(name)) report(error("duplicate-name", item.span, { name }))
    taken.add(name)
    const step = readStep(call, name, reader)
    return step === null ? [] : [step]
  })
}

/** The word with the next number that is free. */
function freeName(word: string, taken: ReadonlySet<string>, last: Map<string, number>): string {
  let number = (last.get(word) ?? 0) + 1
  while (taken.has(`${word}${number}`)) number += 1
  last.set(word, number)
  return `${word}${number}`
}

function told(problem: Parameters<Scope["report"]>[0], { scope }: StepReader): Steps {
  scope.report(problem)
  return []
}

/** `- conv: { out: 8 }`, `- flatten`, and what stands beside the word: a name, the layers of a repetition. */
type Call = {
  readonly word: string
  readonly span: Span
  readonly value: Tree
  readonly name: string | null
  readonly layers: Tree | null
}

function callOf(item: Tree, { scope, blocks }: StepReader): Call | null {
  const known = [...reservedWords, ...blocks.keys()]
  if (item.kind === "scalar") {
    const empty = { kind: "empty", span: item.span } as const
    return { word: item.text, span: item.span, value: empty, name: null, layers: null }
  }
  const entries = item.kind === "map" ? item.entries : []
  const [first] = entries.filter(({ key }) => key !== "name" && key !== "layers")
  if (first === undefined) {
    scope.report(error("section-expected", item.span, { key: "layers", keys: known }))
    return null
  }
  const beside = entries.filter((entry) => entry !== first)
  const may = first.key === "repeat" ? ["name", "layers"] : ["name"]
  for (const { key, keySpan } of beside)
    if (!may.includes(key))
      scope.report(error("unknown-key", keySpan, { key, section: first.key, nearest: nearest(key, may), known: may }))
  const name = beside.find(({ key }) => key === "name")?.value
  const layers = beside.find(({ key }) => key === "layers")?.value ?? null
  const written = name?.kind === "scalar" ? slug(name.text).replaceAll(".", "_") : null
  return { word: first.key, span: first.keySpan, value: first.value, name: written, layers }
}

function readStep(call: Call, name: string, reader: StepReader): Step | null {
  const { span, value } = call
  const inner = { ...reader, depth: reader.depth + 1 }
  switch (call.word) {
    case "residual":
      return { kind: "residual", name, span, ...readResidual(value, inner) }
    case "head":
      return { kind: "head", name, span, steps: readSteps(value, "head", inner) }
    case "repeat":
      return { kind: "group", name, span, steps: readRepeat(call, inner) }
    case "parallel": {
      const { join, branches } = record({ join: word(joinings), branches: list(anyTree()) }).read(
        value,
        readingOf(reader.scope, "parallel"),
      )
      if (branches.length === 0) reader.scope.report(error("missing-key", span, { key: "branches", section: "parallel" }))
      return branches.length === 0
        ? null
        : { kind: "parallel", name, span, by: join, branches: branches.map((one) => readSteps(one, "branches", inner)) }
    }
    default:
      return readWord(call, name, inner)
  }
}

function readResidual(value: Tree, reader: StepReader): { readonly steps: Steps; readonly shortcut: Steps } {
  if (value.kind !== "map") return { steps: readSteps(value, "residual", reader), shortcut: [] }
  const parts = record({ layers: anyTree(), shortcut: anyTree() }).read(value, readingOf(reader.scope, "residual"))
  return { steps: readSteps(parts.layers, "layers", reader), shortcut: readSteps(parts.shortcut, "shortcut", reader) }
}

function readRepeat({ value, layers, span }: Call, reader: StepReader): Steps {
  const times = whole(reader.scope).read(value, readingOf(reader.scope, "repeat"))
  if (layers === null) return told(error("missing-key", span, { key: "layers", section: "repeat" }), reader)
  const steps: Step[] = []
  for (let k = 0; k < times && !reader.count.isStopped; k++) {
    counted(span, reader)
    steps.push({ kind: "group", name: `${k}`, span, steps: readSteps(layers, "layers", reader) })
  }
  return steps
}

/** A layer, or a block of the file's own. */
function readWord(call: Call, name: string, reader: StepReader): Step | null {
  const { word, span, value } = call
  counted(span, reader)
  const known = Object.hasOwn(words, word) ? words[word] : undefined
  if (known !== undefined) return { kind: "layer", name, span, lay: known.read(value, reader.scope, word) }
  const block = reader.blocks.get(word)
  if (block !== undefined) return { kind: "group", name, span, steps: readBlock(block, value, span, reader) }
  const all = [...reservedWords, ...reader.blocks.keys()]
  const close = nearest(word, all)
  reader.scope.report(error("layer-unknown", span, { got: word, words: all, nearest: close }, close[0]))
  return null
}

function counted(span: Span, { count, scope }: StepReader): void {
  count.layers += 1
  if (count.layers !== layerLimits.layers + 1) return
  count.isStopped = true
  scope.report(error("layer-limit", span, { limit: layerLimits.layers, of: "layers" }))
}

/** The numbers of a use stand in the place of the block's own ones, which are read where it is defined. */
export function readBlock(block: Block, value: Tree, span: Span, reader: StepReader): Steps {
  if (reader.open.includes(block.name)) {
    reader.count.isStopped = true
    return told(error("layer-loop", span, { path: [...reader.open, block.name] }), reader)
  }
  const { scope } = reader
  const at = readingOf(scope, block.name)
  const keys = Object.fromEntries(block.given.map(({ key, value }) => [key, withDefault(whole(scope, 0), value, at, key)]))
  const empty: Tree = { kind: "map", span, entries: [] }
  const values = record(keys).read(value.kind === "empty" ? empty : value, at)
  const names = new Map([...scope.names, ...Object.entries(values)])
  return readSteps(block.layers, block.name, { ...reader, scope: { ...scope, names }, open: [...reader.open, block.name] })
}

/** Without a figure of its own a use must give one. */
function withDefault(shape: Shape<number>, tree: Tree, at: Reading, key: string): Shape<number> {
  return tree.kind === "empty" ? shape : { ...shape, absent: () => shape.read(tree, into(at, key)) }
}
