/** Names in layers: which definition a name means, seen from another definition. */
import type { Definition } from "./definition.ts"

export class Layers {
  private readonly byLayer = new Map<string, Map<string, Definition>>()
  private readonly byPath = new Map<string, Definition>()

  constructor(definitions: readonly Definition[]) {
    for (const definition of definitions) {
      const layer = this.byLayer.get(definition.layer) ?? new Map<string, Definition>()
      if (!layer.has(definition.name)) layer.set(definition.name, definition)
      this.byLayer.set(definition.layer, layer)
      this.byPath.set(definition.path, definition)
    }
  }

  at(path: string): Definition | null {
    return this.byPath.get(path) ?? null
  }

  /** The nearest layer wins; no quantity finds itself; a full path is found from everywhere. */
  find(name: string, from: Definition): Definition | null {
    for (const layer of from.sees) {
      const found = this.byLayer.get(layer)?.get(name)
      if (found !== undefined && found.path !== from.path) return found
    }
    const byPath = this.byPath.get(name)
    return byPath === undefined || byPath.path === from.path ? null : byPath
  }

  /** Every name that could have been meant, for suggestions. */
  visibleFrom(from: Definition): string[] {
    const near = from.sees.flatMap((layer) => [...(this.byLayer.get(layer)?.keys() ?? [])])
    return [...new Set([...near, ...this.byPath.keys()])].filter((name) => name !== from.path)
  }
}
