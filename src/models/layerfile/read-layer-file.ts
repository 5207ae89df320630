/**
 * A model of the user's own, described in a file of layers (docs/layer-file.md): text in, a model that can be laid in any size out, or all
 * that is wrong with the text. It is laid once at its usual size, so that shapes that do not fit are told with their place.
 */
import { type Diagnostic, distinctDiagnostics, error, inOrder, type Report } from "../../diagnostics/index.ts"
import { type Entry, mapOf, optional, parseYaml, placed, record, type Tree, text, word } from "../../shape/index.ts"
import { type Buildable, plainSize, type Size, type Task, tasks } from "../architecture.ts"
import type { LayerGraph } from "../graph/layer-graph.ts"
import { layGraph } from "../graph/net.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"
import { type Input, readInput } from "./input.ts"
import { laySteps, type Places, placeOf } from "./lay-steps.ts"
import { type Block, readBlock, readSteps, reservedWords, type StepReader } from "./read-steps.ts"
import { anyTree, readingOf, whole } from "./scope.ts"
import { shapeDiagnostic } from "./shape-diagnostic.ts"
import type { Steps } from "./step.ts"

export type LayerFileRead =
  | { readonly kind: "model"; readonly model: Buildable; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "problems"; readonly problems: readonly Diagnostic[] }

/** Errors: those of YAML, of keys and words, layer-*. */
export function readLayerFile(text: string, file: string): LayerFileRead {
  if (text.trim() === "") return { kind: "problems", problems: [error("layer-file-empty", { file, start: 0, end: 0 }, { file })] }
  if (!isLayerFile(text)) return { kind: "problems", problems: [error("layer-file-other", { file, start: 0, end: 0 }, { file })] }
  const told: Diagnostic[] = []
  const report: Report = (diagnostic) => told.push(diagnostic)
  const tree = parseYaml(text, file, report)
  const described = tree === null ? null : readDescription(tree, report)
  if (described !== null && !told.some(isError)) {
    const mistake = mistakeAt(described, described.model.usual)
    if (mistake !== null) report(mistake)
  }
  const all = inOrder(distinctDiagnostics(told))
  if (described === null || all.some(isError)) return { kind: "problems", problems: all }
  return { kind: "model", model: described.model, warnings: all }
}

/** One of its keys stands somewhere; else it is a note, or a venture, and advice on its YAML would lead nowhere. */
function isLayerFile(text: string): boolean {
  return /(?:^|[{,])\s*["']?(?:model|input|layers)["']?\s*:/mu.test(text) && !/^venturi\s*:/mu.test(text)
}

type Described = { readonly model: Buildable; readonly places: Places }

/** What does not fit at a size, with its place; null where everything does. */
function mistakeAt({ model, places }: Described, size: Size): Diagnostic | null {
  try {
    const untied = unknownTie(model.lay(size))
    return untied === null ? null : error("layer-tied", placeOf(untied.path, places), { ...untied })
  } catch (mistake) {
    if (mistake instanceof ShapeMistake) return shapeDiagnostic(mistake, placeOf(mistake.path, places))
    throw mistake
  }
}

/** A layer that is tied to none of the tables of its own size. */
function unknownTie({ nodes }: LayerGraph): { readonly path: string; readonly to: string } | null {
  const tables = new Map(
    nodes.filter(({ kind }) => kind === "embedding").map(({ path, weights }) => [path, weights[0]?.shape.join()]),
  )
  for (const { path, weights } of nodes)
    for (const { tiedTo, shape } of weights)
      if (tiedTo !== null && tables.get(tiedTo) !== shape.join()) return { path, to: tiedTo }
  return null
}

function readDescription(tree: Tree, report: Report): Described | null {
  const empty = { names: new Map<string, number>(), report }
  const file = record({
    model: text(),
    task: optional(word(tasks)),
    input: placed(),
    classes: optional(whole(empty)),
    sizes: mapOf(whole(empty)),
    define: anyTree(),
    layers: anyTree(),
  }).read(tree, readingOf(empty, ""))
  const input = readInput(file.input, report)
  const sizes = new Map(file.sizes.map(({ key, value }) => [key, value]))
  const blocks = readBlocks(file.define, report)
  const stepsFor = (classes: number | null, to: Report): Steps => {
    const names = classes === null ? sizes : new Map([...sizes, ["classes", classes]])
    const reader: StepReader = {
      blocks,
      count: { layers: 0, isStopped: false },
      scope: { names, report: to },
      open: [],
      depth: 0,
    }
    return readSteps(file.layers, "layers", reader)
  }
  const steps = stepsFor(file.classes, report)
  checkBlocks(blocks, file.classes === null ? sizes : new Map([...sizes, ["classes", file.classes]]), report)
  if (isEmpty(file.layers)) report(error("missing-key", tree.span, { key: "layers", section: "" }))
  if (input === null) return null
  const places: Places = new Map()
  return {
    places,
    model: modelOf({ ...file, path: tree.span.file }, input, places, (classes) =>
      classes === file.classes ? steps : stepsFor(classes, () => {}),
    ),
  }
}

/** Blocks that nobody uses are read too, so that their mistakes come at once. */
function checkBlocks(blocks: ReadonlyMap<string, Block>, names: ReadonlyMap<string, number>, report: Report): void {
  for (const block of blocks.values()) {
    const isWhole = block.given.every(({ value }) => value.kind !== "empty")
    const reader = { blocks, count: { layers: 0, isStopped: false }, scope: { names, report }, open: [], depth: 0 }
    if (isWhole && block.layers !== null) readBlock(block, { kind: "empty", span: block.layers.span }, block.layers.span, reader)
  }
}

function readBlocks(tree: Tree | null, report: Report): ReadonlyMap<string, Block> {
  const blocks = new Map<string, Block>()
  const given = mapOf(anyTree())
  const scope = { names: new Map<string, number>(), report }
  for (const { key, keySpan, value } of tree === null ? [] : given.read(tree, readingOf(scope, "define"))) {
    if (reservedWords.includes(key)) report(error("layer-reserved", keySpan, { name: key }))
    const block = record({ with: anyTree(), layers: anyTree() }).read(
      value ?? { kind: "empty", span: keySpan },
      readingOf(scope, key),
    )
    blocks.set(key, { name: key, given: entriesOf(block.with, key, report), layers: block.layers })
  }
  return blocks
}

function entriesOf(tree: Tree | null, key: string, report: Report): readonly Entry[] {
  if (tree === null || tree.kind === "empty") return []
  if (tree.kind === "map") return tree.entries
  report(error("section-expected", tree.span, { key: `${key}.with`, keys: [] }))
  return []
}

type FileParts = {
  readonly path: string
  readonly model: string
  readonly task: Task | null
  readonly classes: number | null
}

function modelOf(file: FileParts, input: Input, places: Places, stepsOf: (classes: number | null) => Steps): Buildable {
  const usual: Size = { ...plainSize, ...input.usual, classes: file.classes }
  return {
    names: [file.model],
    family: "own",
    title: file.model,
    library: "own",
    tasks: file.task === null ? [] : [file.task],
    per: input.per,
    usual,
    source: { title: file.model, where: file.path, date: "", confidence: "assumption" },
    config: null,
    trained: null,
    lay: (size) => {
      const steps = stepsOf(file.classes === null ? null : (size.classes ?? file.classes))
      return layGraph((net) => laySteps(net, net.input("input", input.shape(size)), steps, places))
    },
  }
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error"
}

function isEmpty(tree: Tree | null): boolean {
  return tree === null || tree.kind === "empty" || (tree.kind === "list" && tree.items.length === 0)
}
