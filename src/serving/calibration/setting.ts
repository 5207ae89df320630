/** What is known of a server besides its work, at the levels that constants are fitted for: from all servers to one engine on one device. */
import type { Device } from "../../devices/index.ts"
import type { WeightFormat } from "../plan/formats.ts"
import type { ServingSetup } from "../plan/setup.ts"
import { type ServedModel, servedModel } from "../step/served-model.ts"

/** Ways in which measured servers are alike; each has levels, such as the devices. */
export type Factor =
  | "engine"
  | "device"
  | "server"
  | "version"
  | "release"
  | "era"
  | "engineEra"
  | "weights"
  | "experts"
  | "format"
  | "engineFormat"
  | "structure"
  | "engineStructure"
  | "model"
  | "engineModel"
  | "sharing"
  | "served"
  | "pools"
  | "size"

export type Setting = {
  /** Null where it is not known, so that the constants are those of the levels above. */
  readonly levels: Readonly<Record<Factor, string | null>>
}

/** Whether prompts are read by workers of their own. */
export type Pools = "one pool" | "two pools"

export function settingOf(
  { graph, sequence, engine, device, formats, layout }: ServingSetup,
  pools: Pools = "one pool",
): Setting {
  const model = servedModel(graph, sequence)
  const structure = structureOf(model)
  const release = engine.version === null ? null : `${engine.name} ${engine.version}`
  const version = engine.version === null ? null : `${engine.name} ${seriesOf(engine.version)}`
  const era = eraOf(device)
  const hasExperts = model.parts.some(({ experts }) => experts.length > 0)
  const size = sizeOf(model)
  return {
    levels: {
      engine: engine.name,
      device: device.id,
      server: `${engine.name} on ${device.id}`,
      ...{ version, release },
      era,
      engineEra: `${engine.name} ${era}`,
      weights: formats.weights,
      experts: hasExperts ? formats.experts : null,
      engineFormat: `${engine.name} ${formats.weights}`,
      format: `${widthOf(formats.weights)}, ${widthOf(hasExperts ? formats.experts : formats.weights)} ${era}`,
      structure,
      engineStructure: `${engine.name} ${structure}`,
      model: size,
      engineModel: `${engine.name} ${size}`,
      served: `${engine.name} on ${device.id}: ${size}`,
      sharing: layout.attentionDp > 1 ? "attention dp" : layout.ep > 1 ? "experts apart" : "matrices",
      pools,
      size: structure === "dense" && isSmall(model) ? "small" : "other",
    },
  }
}

/** `0.5` of `0.5.8.post1`. */
function seriesOf(version: string): string {
  return version.split(".").slice(0, 2).join(".")
}

/** Generations by the narrowest numbers that they multiply. */
function eraOf({ peak, vendor }: Device): string {
  return `${vendor} ${peak.fp4 !== null ? "fp4" : peak.fp8 !== null ? "fp8" : "16 bits"}`
}

function widthOf(format: WeightFormat): string {
  return format === "bf16" || format === "fp16" || format === "fp32" ? "wide" : format
}

/** What the field keeps apart when it tells how quick models are. */
export type Structure = "dense" | "experts" | "latent experts" | "hybrid" | "samples"

export function structureOf({ isLanguage, parts }: ServedModel): Structure {
  if (!isLanguage) return "samples"
  if (parts.some(({ stateNumbers }) => stateNumbers > 0)) return "hybrid"
  const isLatent = parts.some(({ attentions }) => attentions.some(({ kind }) => kind === "latent"))
  if (isLatent) return "latent experts"
  return parts.some(({ experts }) => experts.length > 0) ? "experts" : "dense"
}

/**
 * Dense up to about 16 billion parameters, as Kaplan et al. count them: 12 · layers · width² (arXiv 2001.08361, table 1). What clients and the front end do
 * is as long as its prompts take.
 */
function isSmall({ blocks, width }: ServedModel): boolean {
  return 12 * blocks * width ** 2 <= 16e9
}

/** A model is known by its sizes, since a setup has no names: `61 × 7168, 256 experts`. */
function sizeOf({ blocks, width, parts }: ServedModel): string {
  const experts = parts.flatMap((part) => part.experts)[0]?.experts ?? 0
  return `${blocks} × ${Math.round(width)}${experts > 0 ? `, ${experts} experts` : ""}`
}
