/** The resources of the founder: what bounds every project. GPU pools are looked up in the catalogue. */
import { benchmark, electricityOf, findGpu, isUnknown, sourceOf } from "../data/index.ts"
import { error } from "../diagnostics/index.ts"
import { quantities, type RoomQuantity } from "../engine/index.ts"
import { middleFigure } from "../models/index.ts"
import {
  type Description,
  either,
  type Field,
  into,
  list,
  optional,
  placed,
  quantity,
  type Read,
  type Reading,
  record,
  slug,
  type Tree,
  text,
  word,
} from "../shape/index.ts"
import { lowerPeople, type Person, peopleShape } from "../team/index.ts"
import { type DataSet, type Pool, saidCounts } from "../training/index.ts"
import type { Resource } from "./venture.ts"

const isOwned = (tree: Tree): boolean => tree.kind === "scalar" && tree.text.trim() === "owned"

const cash = quantity("¤", { least: 0, isResource: true })
const gpuPool = record({
  name: optional(text()),
  gpu: placed(),
  count: quantity("GPU", { least: 0, isResource: true }),
  cost: optional(either(isOwned, word(["owned"]), quantity("¤/GPU/hour", { least: 0 }))),
})
const gpus = list(gpuPool, ["name", "gpu"])
const data = list(
  record({
    name: optional(text()),
    size: quantity(null, { least: 0, isResource: true }),
    licence: optional(text()),
    source: optional(text()),
  }),
  ["name"],
)
const channels = list(record({ name: text(), reach: quantity("customer", { least: 0, isResource: true }) }), ["name"])

export type Resources = {
  readonly fields: readonly Field[]
  readonly formulas: readonly RoomQuantity[]
  readonly list: readonly Resource[]
  readonly pools: readonly Pool[]
  readonly dataSets: readonly DataSet[]
  /** Of data sets, as written, by their names in paths. */
  readonly licences: ReadonlyMap<string, string>
  readonly people: readonly Person[]
  readonly channels: readonly string[]
}

export const noResources: Resources = {
  fields: [],
  formulas: [],
  list: [],
  pools: [],
  dataSets: [],
  licences: new Map(),
  people: [],
  channels: [],
}

const shape = record({ cash: optional(cash), gpus, data, people: peopleShape, channels })

export const resourcesFormat: Description = shape.describe

/** Reads `resources`; names inside are `resources.gpus.lab.count` and so on. */
export function readResources(tree: Tree | undefined, reading: Reading, country: string): Resources {
  if (tree === undefined) return noResources
  const fields: Field[] = []
  const at: Reading = { ...into(reading, "resources"), fields }
  const read = shape.read(tree, at)
  const pools = read.gpus.flatMap((pool) => poolOf(pool, at))
  const formulas = read.gpus.flatMap((pool) => priceOf(pools, pool, country, at))
  return {
    fields,
    formulas: [...formulas, ...lowerPeople(read.people, { report: reading.report, country })],
    list: fields.filter((f) => f.isResource).map((field) => ({ ...resourceOf(field), ...heldAs(field, read, pools) })),
    pools,
    dataSets: read.data.map(({ size }) => ({ name: ownerName(size), countedIn: countedIn(size) })),
    licences: new Map(
      read.data.flatMap(({ size, licence }) => (licence === null ? [] : [[slug(ownerName(size)), licence] as const])),
    ),
    people: read.people,
    channels: read.channels.map((channel) => ownerName(channel.reach)),
  }
}

/** `resources.gpus.lab.count` belongs to `lab`. */
function ownerName(field: Field): string {
  return field.name.split(".").at(-2) ?? field.name
}

function resourceOf(field: Field): Resource {
  const [, kind = "cash", owner] = field.name.split(".")
  return { kind: kind as Resource["kind"], path: field.name, name: owner === undefined ? kind : `${kind}.${owner}` } // the keys of the shape
}

/** What the market knows the resource by. */
function heldAs(field: Field, { data, people }: Read<typeof shape>, pools: readonly Pool[]): Partial<Resource> {
  const [, kind, owner] = field.name.split(".")
  const pool = kind === "gpus" ? pools.find(({ name }) => name === owner) : undefined
  const set = data.find(({ size }) => size === field)
  const person = people.find(({ count }) => count === field)
  if (pool !== undefined) return { of: pool.gpu.id, ...(pool.isOwned ? { isOwned: true } : {}) }
  if (set !== undefined) return { rights: { licence: set.licence, source: set.source } }
  return person === undefined ? {} : { of: person.role }
}

/** What the size of a data set counts, by the unit that is written. */
function countedIn({ value }: Field): DataSet["countedIn"] {
  const figure = value?.kind === "bound" ? value.limit : value?.kind === "steps" ? value.steps[0]?.value : value
  const [base] = figure !== null && figure !== undefined && "unit" in figure ? Object.keys(figure.unit.dimension) : []
  return base === "token" || base === "sample" ? base : "other"
}

function poolOf({ gpu, count, cost }: Read<typeof gpuPool>, at: Reading): Pool[] {
  if (gpu === null) return []
  const found = findGpu(gpu.text)
  if (!isUnknown(found))
    return [
      {
        name: ownerName(count),
        gpu: found,
        isOwned: cost === "owned",
        count: count.value === null ? null : middleFigure(count.value),
        counts: saidCounts(count.value),
      },
    ]
  at.report(error("unknown-gpu", gpu.span, { name: gpu.text, nearest: found.nearest }, found.nearest[0]))
  return []
}

/** What a GPU-hour costs where the founder gave no price: rent by the catalogue, or power and hosting of an owned one. */
function priceOf(
  pools: readonly Pool[],
  { gpu, count, cost }: Read<typeof gpuPool>,
  country: string,
  at: Reading,
): RoomQuantity[] {
  const name = ownerName(count)
  const pool = pools.find((p) => p.name === name)
  if ((cost !== null && cost !== "owned") || pool === undefined) return []
  const rows = cost === "owned" ? ownedPrice(pool, country) : rentedPrice(pool)
  if (rows === null) at.report(error("price-needed", gpu?.span ?? null, { gpu: pool.gpu.id, key: `resources.gpus.${name}.cost` }))
  return (rows ?? []).map((row) => ({ ...row, meaning: row.meaning.replace(`resources.gpus.${name}`, "resources.gpus.*") }))
}

function rentedPrice({ name, gpu }: Pool): RoomQuantity[] | null {
  const rent = gpu.rent ?? gpu.rentHyperscale
  if (rent === null) return null
  return quantities(`resources.gpus.${name}`, {
    cost: ["¤/GPU/hour", rent.price, sourceOf(rent)],
  })
}

/** Power drawn at the plug, by the country's tariff, and a place in a rack; null when the power is not known. */
function ownedPrice({ name, gpu }: Pool, country: string): RoomQuantity[] | null {
  if (gpu.power === null) return null
  const root = `resources.gpus.${name}`
  const [tariff, pue, hosting] = [electricityOf(country), benchmark("pue"), benchmark("gpu.hosting")]
  return quantities(root, {
    power: ["W/GPU", `${gpu.power}/GPU`, sourceOf(gpu)],
    overhead: ["", pue.value, sourceOf(pue)],
    tariff: ["¤/kWh", tariff.value, sourceOf(tariff)],
    hosting: ["¤/GPU/month", hosting.value, sourceOf(hosting)],
    cost: ["¤/GPU/hour", `= ${root}.power * ${root}.overhead * ${root}.tariff`],
    // A rack is paid for whether the GPU works or not.
    upkeep: ["¤/month", `= ${root}.count * ${root}.hosting`],
  })
}
