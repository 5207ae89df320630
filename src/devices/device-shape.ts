/**
 * A user's own device as a file or a section describes it: a base of the catalogue and whatever differs from it, the machine that it
 * stands in, and what it costs (docs/devices.md).
 */
import type { HostLinkKind, LinkKind, NetworkKind, Precision } from "../data/index.ts"
import type { Report, Span } from "../diagnostics/index.ts"
import { either, list, optional, type Placed, placed, record, type Shape, type Tree, text, word } from "../shape/index.ts"
import { count, figure, type Price, price } from "./figure-shapes.ts"

/** Figures in base units of seconds and bytes; null is what was not written. */
export type OwnSection = {
  readonly base: Placed | null
  readonly name: string | null
  readonly vendor: string | null
  readonly year: number | null
  readonly memory: number | null
  readonly bandwidth: number | null
  readonly peak: Readonly<Record<Precision, number | null>> | null
  readonly vector: number | null
  readonly l2: number | null
  readonly units: number | null
  readonly clock: number | null
  readonly power: number | null
  readonly link: OwnLink | null
  readonly host: (Omit<OwnLink, "kind" | "domain"> & { readonly kind: HostLinkKind | null }) | null
  /** One of the catalogue by name, or with differences of its own. */
  readonly machine: Placed | OwnMachine | null
  readonly price: Price | null
  readonly purchase: Price | null
}

type OwnLink = {
  readonly kind: LinkKind | null
  readonly generation: number | null
  readonly bandwidth: number | null
  readonly domain: number | null
}

export type OwnMachine = {
  readonly base: Placed | null
  readonly name: string | null
  readonly devices: number | null
  readonly tiers: readonly OwnTier[] | null
  /** To the outside, per device: in place of the last tier's bandwidth. */
  readonly network: number | null
}

type OwnTier = {
  readonly name: string
  readonly kind: NetworkKind
  /** Left out: as many as there are. */
  readonly size: number | null
  readonly bandwidth: number | null
  readonly latency: number | null
}

/** Where it is described: the name and place of the file or the section. */
export type Described = { readonly name: string; readonly span: Span; readonly report: Report }

const linkKinds = ["nvlink", "xgmi", "ici", "pcie", "hccs", "roce", "neuronlink", "other"] as const satisfies readonly LinkKind[]
const networkKinds = [...linkKinds, "infiniband", "ethernet", "efa", "dcn"] as const satisfies readonly NetworkKind[]
const hostKinds = ["pcie", "nvlink-c2c", "on-package", "other"] as const satisfies readonly HostLinkKind[]

const flops = optional(figure("FLOP/s"))
const bytesPerSecond = optional(figure("byte/s"))
const peak = record({ fp32: flops, tf32: flops, fp16: flops, bf16: flops, fp8: flops, fp4: flops, int8: flops })
const linkKeys = { generation: optional(count()), bandwidth: bytesPerSecond }
const link = record({ kind: optional(word(linkKinds)), ...linkKeys, domain: optional(count()) })
const host = record({ kind: optional(word(hostKinds)), ...linkKeys })
const tier = record({
  ...{ name: text(), kind: word(networkKinds) },
  ...{ size: optional(count()), bandwidth: figure("byte/s"), latency: optional(figure("s")) },
})
const machine = record({
  ...{ base: optional(placed()), name: optional(text()), devices: optional(count()) },
  ...{ tiers: optional(list(tier, ["name"])), network: bytesPerSecond },
})

const isName = (tree: Tree): boolean => tree.kind === "scalar"

/** For a file of its own, and for a section of a venture. */
export const deviceShape: Shape<OwnSection> = record({
  base: optional(placed()),
  name: optional(text()),
  vendor: optional(text()),
  year: optional(count()),
  memory: optional(figure("byte")),
  bandwidth: bytesPerSecond,
  peak: optional(peak),
  vector: flops,
  l2: optional(figure("byte")),
  units: optional(count()),
  clock: optional(figure("1/s")),
  power: optional(figure("W")),
  link: optional(link),
  host: optional(host),
  machine: optional(either(isName, placed(), machine)),
  price: optional(price("GPU-hour")),
  purchase: optional(price("GPU")),
})
