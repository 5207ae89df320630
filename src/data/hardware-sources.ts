/** Sources that many rows of devices and machines share: rows name them by their key. */
import json from "./hardware-sources.json" with { type: "json" }
import type { Confidence, Source, TrustedSource } from "./source.ts"

type Shared = Source & { readonly confidence: Confidence }

// The file is checked entry by entry in hardware.test.ts, so its shape is the declared one.
const sources = new Map(Object.entries(json as Readonly<Record<string, Shared>>))

export function hardwareSource(key: string): TrustedSource {
  const found = sources.get(key)
  if (found === undefined) throw new Error(`internal: no source ${key}`)
  return found
}

export const hardwareSourceKeys: readonly string[] = [...sources.keys()]
