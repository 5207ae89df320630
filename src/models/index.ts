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
  type LatentAttention,
  type ModelConfig,
  type Norm,
  type Positions,
  type TransformerConfig,
} from "./config.ts"
export { gigabytes, middleFigure, parseQuantity } from "./figures.ts"
export { decodeFlops, type ForwardFlops, forwardFlops } from "./flops.ts"
export type { AdapterTarget, Layer, LayerKind } from "./layer.ts"
export { layers } from "./layers.ts"
export { type AdapterTargets, loraParameters } from "./lora.ts"
export { type LoweredModel, lowerModel, type ModelGiven, modelSequence, type OwnModel, type RentedModel } from "./lower-model.ts"
export { type Parameters, parameters, weightBytes } from "./parameters.ts"
export { type ConfigRead, readConfig } from "./read-config.ts"
export { type Method, type ModelSection, modelShape, type RetrievalSection } from "./section.ts"
