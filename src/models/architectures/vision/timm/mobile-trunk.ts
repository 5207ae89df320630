/**
 * The stages that timm builds its mobile nets and EfficientNets of, in rows like its own: depthwise separable blocks, inverted residuals,
 * fused ones and plain convolutions. Source: timm/models/_efficientnet_builder.py, _efficientnet_blocks.py.
 */
import type { Net, Tensor } from "../../../graph/net.ts"
import { add } from "../../../layers/pointwise.ts"
import { type ConvNames, convBlock } from "../conv-block.ts"
import { divisible } from "../divisible.ts"
import { type InvertedNames, type InvertedResidual, invertedResidual } from "../inverted-residual.ts"
import type { SqueezeExcitation } from "../squeeze-excitation.ts"

/** Channels out are those before the net is widened; `squeeze` is the part of squeeze and excitation, 0 without. */
export type MobileRow = readonly [
  block: "separable" | "inverted" | "fused" | "conv",
  depth: number,
  kernel: number,
  stride: number,
  expansion: number,
  out: number,
  squeeze?: number,
]

export type MobileTrunk = {
  readonly stem: number
  /** Rows of a stage that differ from its first stand beside it. */
  readonly stages: readonly (readonly MobileRow[])[]
  readonly width?: number
  /** Of all stages, or of each. */
  readonly depth?: number | readonly number[]
  /** How scaled depths become whole; up unless said. */
  readonly rounds?: "up" | "to nearest"
  /** The stem keeps its width. */
  readonly keepsStem?: boolean
  /** The first and the last stage keep their depth. */
  readonly keepsEnds?: boolean
  /** A widened net may lose more than a tenth of a width to rounding. */
  readonly roundsFreely?: boolean
  /** What squeezed channels are a part of, and whether they are a multiple of 8; those given to the block unless said. */
  readonly squeezes?: "widened" | "widened, by 8"
  /** The first stage widens as if it were given so many channels. */
  readonly firstGiven?: number
}

/** [channels, height, width] → the channels of the last stage. */
export function mobileTrunk(net: Net, image: Tensor, trunk: MobileTrunk): Tensor {
  const stem = trunk.keepsStem === true ? trunk.stem : scaledWidth(trunk.stem, trunk)
  let x = convBlock(net, named("conv_stem", 1), image, stem, { kernel: 3, stride: 2, activation: "silu" })
  for (const [stage, rows] of trunk.stages.entries()) {
    const depths = scaledDepths(rows, depthOf(stage, trunk), trunk.rounds)
    const blocks = rows.flatMap((row, k) => Array.from({ length: depths[k] ?? 0 }, (_, again) => ({ row, isFirst: again === 0 })))
    for (const [k, { row, isFirst }] of blocks.entries())
      x = net.within(`blocks.${stage}.${k}`, () => block(net, x, row, { ...trunk, stage, step: isFirst ? row[3] : 1 }))
  }
  return x
}

export function scaledWidth(
  channels: number,
  { width = 1, roundsFreely = false }: Pick<MobileTrunk, "width" | "roundsFreely">,
): number {
  const wide = channels * width
  return roundsFreely ? Math.max(8, Math.floor((wide + 4) / 8) * 8) : divisible(wide)
}

function depthOf(stage: number, { stages, depth = 1, keepsEnds = false }: MobileTrunk): number {
  if (keepsEnds && (stage === 0 || stage === stages.length - 1)) return 1
  return typeof depth === "number" ? depth : (depth[stage] ?? 1)
}

/** A stage grows as a whole, and its rows by their part of it, the last first. */
function scaledDepths(rows: readonly MobileRow[], by: number, rounds: MobileTrunk["rounds"] = "up"): readonly number[] {
  let left = rows.reduce((sum, row) => sum + row[1], 0)
  let wanted = Math.max(1, rounds === "up" ? Math.ceil(left * by) : Math.round(left * by))
  return rows
    .toReversed()
    .map((row) => {
      const depth = Math.max(1, Math.round((row[1] / left) * wanted))
      left -= row[1]
      wanted -= depth
      return depth
    })
    .toReversed()
}

type Place = MobileTrunk & { readonly stage: number; readonly step: number }

function block(net: Net, x: Tensor, row: MobileRow, trunk: Place): Tensor {
  const [kind, , kernel, , expansion, channels] = row
  const stride = trunk.step
  const own = x.shape[0] ?? 0
  const given = trunk.stage === 0 && trunk.firstGiven !== undefined ? scaledWidth(trunk.firstGiven, trunk) : own
  const [out, expanded] = [scaledWidth(channels, trunk), divisible(given * expansion)]
  const shape = { kernel, stride, expanded, out, activation: "silu" } as const
  switch (kind) {
    case "conv": {
      const seen = convBlock(net, named("conv", 1), x, out, { kernel, stride, activation: "silu" })
      return stride === 1 && given === out && kernel > 1 ? add(net, "add", seen, x) : seen
    }
    case "fused":
      return fused(net, x, shape)
    case "separable":
      return invertedResidual(net, x, {
        ...shape,
        expanded: given,
        squeeze: squeezeOf(row, given, given, trunk),
        names: separable,
      })
    case "inverted":
      return invertedResidual(net, x, { ...shape, squeeze: squeezeOf(row, given, expanded, trunk), names: inverted })
  }
}

function squeezeOf(row: MobileRow, given: number, wide: number, { squeezes }: MobileTrunk): SqueezeExcitation | null {
  const [, , , , , , part = 0] = row
  if (part === 0) return null
  const whole = Math.max(1, Math.round((squeezes === undefined ? given : wide) * part))
  const squeezed = squeezes === "widened, by 8" ? divisible(wide * part) : whole
  return { squeezed, activation: "silu", names: ["conv_reduce", "conv_expand"] }
}

function named(conv: string, norm: number): ConvNames {
  return { conv, norm: `bn${norm}`, activation: `act${norm}` }
}

const separable: InvertedNames = {
  expand: named("", 0),
  depthwise: named("conv_dw", 1),
  squeeze: "se",
  project: named("conv_pw", 2),
}

const inverted: InvertedNames = {
  expand: named("conv_pw", 1),
  depthwise: named("conv_dw", 2),
  squeeze: "se",
  project: named("conv_pwl", 3),
}

/** Always of two convolutions, whatever it widens to. */
function fused(
  net: Net,
  x: Tensor,
  { kernel, stride, expanded, out }: Pick<InvertedResidual, "kernel" | "stride" | "expanded" | "out">,
): Tensor {
  const wide = convBlock(net, named("conv_exp", 1), x, expanded, { kernel, stride, activation: "silu" })
  const narrow = convBlock(net, named("conv_pwl", 2), wide, out, { kernel: 1, activation: null })
  return stride === 1 && x.shape[0] === out ? add(net, "add", narrow, x) : narrow
}
