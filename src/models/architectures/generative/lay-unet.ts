/**
 * A denoising U-Net: levels of residual blocks down, a middle, and up again, where each block also takes what the block of the
 * same size on the way down gave. Names and order are those of diffusers' UNet2DModel and UNet2DConditionModel.
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { join } from "../../layers/arrange.ts"
import { conv3, doubled, halved, normed, residualBlock } from "./unet-blocks.ts"

export type Level = {
  readonly channels: number
  /** What stands behind each residual block; null for nothing. */
  readonly attention: Attend | null
}

export type Attend = (net: Net, name: string, x: Tensor) => Tensor

export type Unet = {
  readonly levels: readonly Level[]
  /** Residual blocks of a level on the way down; one more on the way up. */
  readonly blocks: number
  readonly middle: Attend
  readonly time: Tensor
  readonly out: number
}

export function layUnet(net: Net, x: Tensor, { levels, blocks, middle, time, out }: Unet): Tensor {
  const kept: Tensor[] = [conv3(net, "conv_in", x, levels[0]?.channels ?? 0)]
  const last = (): Tensor => kept.at(-1) as Tensor // conv_in's output is there from the start
  for (const [k, level] of levels.entries())
    net.within(`down_blocks.${k}`, () => {
      for (let i = 0; i < blocks; i++) kept.push(block(net, i, last(), level, time))
      if (k < levels.length - 1) kept.push(halved(net, "", last()))
    })
  let y = net.within("mid_block", () => {
    const { channels = 0 } = levels.at(-1) ?? {}
    const first = residualBlock(net, "resnets.0", last(), channels, time)
    return residualBlock(net, "resnets.1", middle(net, "attentions.0", first), channels, time)
  })
  for (const [k, level] of levels.toReversed().entries())
    y = net.within(`up_blocks.${k}`, () => {
      for (let i = 0; i <= blocks; i++) y = block(net, i, join(net, `joins.${i}`, [y, kept.pop() as Tensor]), level, time) // as many as were pushed
      return k < levels.length - 1 ? doubled(net, "", y) : y
    })
  return conv3(net, "conv_out", normed(net, "conv_norm_out", y), out)
}

function block(net: Net, k: number, x: Tensor, { channels, attention }: Level, time: Tensor): Tensor {
  const y = residualBlock(net, `resnets.${k}`, x, channels, time)
  return attention === null ? y : attention(net, `attentions.${k}`, y)
}
