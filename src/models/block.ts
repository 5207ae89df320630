/** The layers of one transformer block: attention, feed-forward (dense or experts), norms. */
import { attentionLayers } from "./attention.ts"
import type { Block, ExpertFeedForward, FeedForward, Norm } from "./config.ts"
import { type Layer, matrix } from "./layer.ts"
import { normLayer } from "./norm.ts"

/** Layers of `count` equal blocks; `at` names them, such as `blocks.0-31`. */
export function blockLayers(block: Block, hidden: number, norm: Norm, count: number, at: string): readonly Layer[] {
  const one = [
    ...attentionLayers(block.attention, hidden, at),
    ...feedForwardLayers(block.feedForward, hidden, at),
    ...Array.from({ length: block.norms }, (_, i) => normLayer(`${at}.norm.${i + 1}`, norm, hidden)),
  ]
  return one.map((layer) => ({ ...layer, count: layer.count * count }))
}

function feedForwardLayers(feedForward: FeedForward, hidden: number, at: string): readonly Layer[] {
  switch (feedForward.kind) {
    case "dense":
      return denseLayers(`${at}.feed-forward`, hidden, feedForward.width, feedForward.isGated, feedForward.hasBias)
    case "experts":
      return expertLayers(`${at}.feed-forward`, hidden, feedForward)
    default:
      return unreachable(feedForward)
  }
}

function denseLayers(name: string, hidden: number, width: number, isGated: boolean, hasBias: boolean): readonly Layer[] {
  const gate = isGated ? [matrix(`${name}.gate`, "feed-forward", width, hidden, hasBias, { target: "gate" })] : []
  return [
    ...gate,
    matrix(`${name}.up`, "feed-forward", width, hidden, hasBias, { target: "up" }),
    matrix(`${name}.down`, "feed-forward", hidden, width, hasBias, { target: "down" }),
  ]
}

function expertLayers(name: string, hidden: number, experts: ExpertFeedForward): readonly Layer[] {
  const one = denseLayers(`${name}.expert`, hidden, experts.width, experts.isGated, experts.hasBias)
  const shared = denseLayers(`${name}.shared`, hidden, experts.sharedWidth, experts.isGated, false)
  const activeShare = experts.active / experts.experts
  return [
    matrix(`${name}.router`, "router", experts.experts, hidden, experts.hasRouterBias),
    ...one.map((layer) => ({ ...layer, count: experts.experts, activeShare })),
    ...(experts.sharedWidth > 0 ? shared : []),
  ]
}

function unreachable(value: never): never {
  throw new Error(`internal: unknown feed-forward ${JSON.stringify(value)}`)
}
