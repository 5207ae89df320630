/**
 * Texts of the file that are no quantities: the base of a model, the kind of a round, the task that something waits for. The
 * file was read and found right before; here it is only looked up, and what is not found is null.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml"
import { slug } from "../../../shape/index.ts"

/** Keys of maps, and names of entries of lists; both as in paths or as written. */
export type FileTexts = {
  readonly text: (...keys: readonly string[]) => string | null
  /** The texts of a list, or the one text that stands in its place. */
  readonly texts: (...keys: readonly string[]) => readonly string[]
  /** Keys of a map, as written. */
  readonly keys: (...keys: readonly string[]) => readonly string[]
  /** Of a project, or of the top of the file where the project leaves it out. */
  readonly ofProject: (project: string, ...keys: readonly string[]) => string | null
}

/** By which an entry of a list goes, the first that it has. */
const nameKeys = ["name", "role", "task", "milestone", "kind", "gpu"]

export function fileTexts(file: string): FileTexts {
  const document = parseDocument(file, { prettyErrors: false, uniqueKeys: false })
  const find = (keys: readonly string[]): unknown =>
    keys.reduce<unknown>((node, key) => childOf(document, node, key), document.contents)
  const text = (...keys: readonly string[]): string | null => textOf(resolved(document, find(keys)))
  return {
    text,
    texts: (...keys) => {
      const node = resolved(document, find(keys))
      const items = isSeq(node) ? node.items.map((item) => textOf(resolved(document, item))) : [textOf(node)]
      return items.filter((item) => item !== null)
    },
    keys: (...keys) => {
      const node = resolved(document, find(keys))
      return isMap(node) ? node.items.map(({ key }) => textOf(key)).filter((key) => key !== null) : []
    },
    ofProject: (project, ...keys) => text("projects", project, ...keys) ?? text(...keys),
  }
}

function resolved(document: Document.Parsed, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node
}

function childOf(document: Document.Parsed, parent: unknown, key: string): unknown {
  const node = resolved(document, parent)
  if (isMap(node)) return node.items.find((item) => sameName(textOf(item.key), key))?.value
  if (!isSeq(node)) return undefined
  return node.items.find((item) => sameName(entryName(document, item), key))
}

function entryName(document: Document.Parsed, item: unknown): string | null {
  return nameKeys.map((key) => textOf(resolved(document, childOf(document, item, key)))).find((name) => name !== null) ?? null
}

function sameName(text: string | null, name: string): boolean {
  return text !== null && slug(text) === slug(name)
}

function textOf(node: unknown): string | null {
  if (!isScalar(node)) return null
  const text = node.source ?? String(node.value)
  return text.trim() === "" ? null : text.trim()
}
