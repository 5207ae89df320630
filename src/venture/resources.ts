/** The resources of the founder: what bounds every project. GPU pools are looked up in the catalogue. */
import { benchmark, electricityOf, findGpu, type Gpu, isUnknown } from "../data/index.ts"
import { error } from "../diagnostics/index.ts"
import { quantities, type RoomQuantity, type Source } from "../engine/index.ts"
import { either, list, optional, type Placed, placed, quantity, type Read, record, type Shape, slug, text, word } from "../shape/index.ts"
import { peopleShape } from "../team/index.ts"

const isOwnedWord = (tree: { readonly kind: string }): boolean => tree.kind === "scalar" && "text" in tree && String(tree.text).trim() === "owned"

const gpuShape = record({
  name: optional(text()),
  gpu: placed(),
  count: quantity("GPU", { least: 0, isResource: true }),
  cost: optional(either(isOwnedWord, word(["owned"]), quantity("¤/GPU/hour", { least: 0 }))),
})

const dataShape = record({
  name: optional(text()),
  size: quantity(null, { least: 0, isResource: true }),
  licence: optional(text()),
  source: optional(text()),
})

const channelShape = record({ name: text(), reach: quantity("customer", { least: 0, isResource: true }) })

export const resourcesShape: Shape<Read<typeof resourcesRecord>> = record({
  cash: quantity("¤", { isResource: true }),
  gpus: list(gpuShape, ["name", "gpu"]),
  data: list(dataShape, ["name"]),
  people: peopleShape,
  channels: list(channelShape, ["name"]),
})
const resourcesRecord = { cash: 0 }

export type Pool = { readonly name: string; readonly gpu: Gpu; readonly isOwned: boolean }
