/** The kernels of one device: constants are looked up once, then each time is arithmetic. */
import { kernelConstants, type Precision } from "../data/index.ts"
import { type Device, precisions } from "../devices/index.ts"
import { type AttentionModel, attentionModel } from "./attention-model.ts"
import { collectiveSeconds } from "./collective.ts"
import { plainSeconds } from "./plain-attention.ts"
import { productSeconds } from "./product.ts"
import { type ProductModel, productModel } from "./product-model.ts"
import type { Kernels, ProductShape } from "./shapes.ts"

/** What is known of a device's products and attention in one precision. */
export type PrecisionModel = { readonly product: ProductModel; readonly flash: AttentionModel }
type Models = ReadonlyMap<Precision, PrecisionModel>

const known = new WeakMap<Device, Models>()

/** The kernels of a device, from what is measured of it or of its kin; constants are looked up once a device. */
export function kernelsOf(device: Device): Kernels {
  const { start, memory } = kernelConstants.memoryPass
  const { bandwidth } = modelOf(device, "bf16").product.rates
  const memoryPass = (bytes: number): number => start + bytes / (bandwidth * memory)
  return {
    device,
    product: (shape, precision) => modelOf(device, precision).product.seconds(shape),
    attention: (shape, precision) => {
      const { product, flash } = modelOf(device, precision)
      if (shape.kernel === "flash") return flash(shape)
      // The heads are strided batches of one plain kernel, not groups: the formula without the factor of groups.
      const batched = (each: ProductShape) => productSeconds(product.constants, product.rates, each)
      return plainSeconds({ product: batched, memoryPass }, shape, product.rates.outputBytes)
    },
    memoryPass,
    collective: (kind, bytes, ranks, tier) => collectiveSeconds(device, kind, bytes, ranks, tier),
    level: (precision) => modelOf(device, precision).product.level,
  }
}

/** `explainProduct` reads it too. */
export function modelOf(device: Device, precision: Precision): PrecisionModel {
  const models = known.get(device) ?? modelsOf(device)
  const found = models.get(precision)
  if (found === undefined) throw new Error(`internal: no kernels in ${precision}`)
  return found
}

function modelsOf(device: Device): Models {
  const products = new Map(precisions.map((each) => [each, productModel(device, each)]))
  const productIn = (precision: Precision): ProductModel => products.get(precision) ?? productModel(device, precision)
  const ratesIn = (precision: Precision) => productIn(precision).rates
  const models: Models = new Map(
    precisions.map((each) => [each, { product: productIn(each), flash: attentionModel(device, each, ratesIn) }]),
  )
  known.set(device, models)
  return models
}
