/** The door of kernels: how long single kernels take on a device, from measured tables, their constants, or its specification. */
export { explainProduct } from "./explain-product.ts"
export { hierarchicalCollective, type TierGroup } from "./hierarchical.ts"
export { kernelsOf } from "./kernels.ts"
export { canMultiply } from "./rates.ts"
export type {
  AttentionShape,
  CollectiveKind,
  KernelLevel,
  Kernels,
  ProductShape,
  ProductWorking,
} from "./shapes.ts"
