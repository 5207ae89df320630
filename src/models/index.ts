/** The door of models: what a model is made of, and what that costs in parameters, FLOP and bytes. */

export { type Library, type Task, tasks, type Unit } from "./architecture.ts"
export { type Kin, kinOf } from "./catalogue/kin.ts"
export { listModels, type Model } from "./catalogue/language-models.ts"
export { nameInCatalogue, tasksServedBy } from "./catalogue/tasks-served.ts"
export { findModel, isUnknownModel } from "./catalogue.ts"
export { type CatalogueModel, catalogueModel } from "./catalogue-model.ts"
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
export {
  type Application,
  type ApplicationResult,
  applicationOf,
  type ComparedResult,
  type ServingFamily,
} from "./count/application.ts"
export {
  type CatalogueFilter,
  type CatalogueResult,
  type CatalogueRow,
  catalogueWords,
  modelCatalogue,
} from "./count/catalogue-rows.ts"
export { type CountResult, countModel } from "./count/count-model.ts"
export { adapterTargetNames, type CountOptions, modelRules, type TuningName, tunings } from "./count/count-options.ts"
export type { ModelDescribed } from "./count/described-model.ts"
export type { SizeOptions } from "./count/lay-at.ts"
export { type LaidModel, type LayResult, layDescribed } from "./count/lay-described.ts"
export type { LayerCount, ModelCount, StateWindow } from "./count/model-count.ts"
export { type ModelTextRead, readModelText } from "./count/model-text.ts"
export type { ModelFacts, ModelFlow, ModelTraits } from "./facts.ts"
export { gigabytes, middleFigure, parseQuantity } from "./figures.ts"
export {
  type AdapterTarget,
  type LayerGraph,
  type LayerKind,
  type LayerNode,
  type Product,
  type Shape,
  volume,
  type Weight,
  weightCount,
} from "./graph/layer-graph.ts"
export { type Stack, type StackPart, stackOf } from "./graph/stack.ts"
export { type LayerFileRead, readLayerFile } from "./layerfile/read-layer-file.ts"
export { type LoweredModel, lowerModel } from "./lower-model.ts"
export type { AdapterTargets } from "./measure/adapters.ts"
export { bitsOf, type Precision, precisions } from "./measure/memory.ts"
export { trainingMacs } from "./measure/training.ts"
export type { ModelGiven, OwnModel, RentedModel } from "./own-model.ts"
export { type ConfigRead, readConfig } from "./read-config.ts"
export { type Method, type ModelSection, modelShape, type RetrievalSection } from "./section.ts"
export { kvBytes, kvBytesPerToken } from "./transformer/cache.ts"
export { decodeFlops, type ForwardFlops, forwardFlops } from "./transformer/flops.ts"
export { layTransformer } from "./transformer/lay-transformer.ts"
export { loraParameters, type Parameters, parameters, weightBytes } from "./transformer/parameters.ts"
export { foldedLayers, type LayerFigure } from "./working/folded-layers.ts"
export { rangeOfNames, stemOf } from "./working/name-range.ts"
