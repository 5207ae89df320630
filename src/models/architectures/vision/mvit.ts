/**
 * Multiscale vision transformers for video: version 1 (arXiv 2104.11227) with learnt places, version 2 (arXiv 2112.01526) with places
 * relative to each other. Tokens grow fewer and wider from stage to stage.
 */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { join, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add, dropout, learntArray } from "../../layers/pointwise.ts"
import { poolTokens } from "../../layers/pool.ts"
import { type MultiscaleBlock, multiscaleBlock } from "./mvit-block.ts"
import type { VideoTokens } from "./pooled-attention.ts"
import { torchvision } from "./torchvision-source.ts"
import { kineticsClasses } from "./video-classifier.ts"

type Settings = {
  readonly version: 1 | 2
  readonly depths: readonly number[]
  /** Of the first stage; each stage doubles it, and its heads. */
  readonly width: number
  /** How much coarser keys and values of the first stage are; each stage halves it. */
  readonly keyStride: number
}

export const mvit: Family = architecture<Settings>({
  family: "mvit",
  title: "Multiscale vision transformer",
  library: "torchvision",
  tasks: ["video classification"],
  per: "sample",
  size: { image: [224, 224], frames: 16, classes: 400 },
  source: torchvision("video/mvit.py"),
  variants: [
    { names: ["mvit_v1_b", "MViT-B"], settings: { version: 1, depths: [1, 2, 11, 2], width: 96, keyStride: 8 } },
    { names: ["mvit_v2_s", "MViTv2-S"], settings: { version: 2, depths: [1, 2, 11, 2], width: 96, keyStride: 8 } },
  ],
  lay: (net, settings, { image, frames, classes }) => {
    let tokens = embedded(net, net.input("video", [3, frames, ...image]), settings)
    for (const [k, block] of blocksOf(settings).entries())
      tokens = net.within(`blocks.${k}`, () => multiscaleBlock(net, tokens, block))
    const first = poolTokens(net, "first", layerNorm(net, "norm", tokens.x), "first token")
    const kept = dropout(net, "head.0", first)
    return net.head(() => linear(net, "head.1", kept, classes ?? kineticsClasses))
  },
})

/** Patches that overlap, a class token first. */
function embedded(net: Net, video: Tensor, { version, width }: Settings): VideoTokens {
  const maps = conv(net, "conv_proj", video, width, { kernel: [3, 7, 7], stride: [2, 4, 4], padding: [1, 3, 3] })
  const spatial = maps.shape.slice(1)
  return net.within("pos_encoding", () => {
    const token = learntArray(net, "class_token", [1, width], "class token")
    const x = join(net, "join", [token, toTokens(net, "patches", maps)])
    return { x: version === 1 ? placed(net, x, spatial) : x, spatial }
  })
}

/** Places in a frame, and in time, added up. */
function placed(net: Net, x: Tensor, [frames = 0, height = 0, across = 0]: readonly number[]): Tensor {
  const width = x.shape.at(-1) ?? 0
  const places = [
    learntArray(net, "spatial_pos", [height * across, width], "places in a frame"),
    learntArray(net, "temporal_pos", [frames, width], "places in time"),
    learntArray(net, "class_pos", [1, width], "place of the class token"),
  ]
  const all = net.lay("places", { kind: "add", title: "add", inputs: places, output: x.shape })
  return add(net, "add", x, all)
}

/** Version 1 widens at the end of a stage, in the linear layers; version 2 at the beginning of the next, in the attention. */
function blocksOf({ version, depths, width, keyStride }: Settings): readonly MultiscaleBlock[] {
  return depths.flatMap((depth, stage) =>
    Array.from({ length: depth }, (_, k): MultiscaleBlock => {
      const own = width * 2 ** stage
      const isFirst = k === 0 && stage > 0
      const isLast = k === depth - 1 && stage < depths.length - 1
      return {
        heads: 2 ** stage,
        attentionWidth: own,
        out: version === 1 && isLast ? 2 * own : own,
        queryStride: isFirst ? 2 : 1,
        keyStride: Math.max(1, keyStride / 2 ** stage),
        version,
      }
    }),
  )
}
