/** The door of models: what a model is made of, and what that costs in parameters, FLOP and bytes. */
export { kvBytes, kvBytesPerToken } from "./cache.ts"
export { findModel, isUnknownModel, listModels, type Model } from "./catalogue.ts"
export {
  type Attention,
  type Block,
  type BlockGroup,
  type DenseFeedForward,
  depth,
  type ExpertFeedForward,
  type FeedForward,
  type GroupedAttention,
  type ModelConfig,
  type Norm,
  type Positions,
  type TransformerConfig,
} from "./config.ts"
export { decodeFlops, type ForwardFlops, forwardFlops } from "./flops.ts"
export type { AdapterTarget, Layer, LayerKind } from "./layer.ts"
export { layers } from "./layers.ts"
export { type AdapterTargets, loraParameters } from "./lora.ts"
export { type Parameters, parameters, weightBytes } from "./parameters.ts"
export { type ConfigRead, readConfig } from "./read-config.ts"
