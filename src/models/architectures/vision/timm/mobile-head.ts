/** What stands behind the stages of timm's mobile nets: a wide convolution before the mean (EfficientNet) or behind it (MobileNetV3). */
import type { Net, Tensor } from "../../../graph/net.ts"
import { flatten } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { linear } from "../../../layers/linear.ts"
import { activation } from "../../../layers/pointwise.ts"
import { adaptivePool } from "../../../layers/pool.ts"
import { classifier, imageNetClasses } from "../classifier.ts"
import { convBlock } from "../conv-block.ts"

export function widenedClassifier(net: Net, x: Tensor, features: number, classes: number | null): Tensor {
  const names = { conv: "conv_head", norm: "bn2", activation: "act2" }
  const wide = features === 0 ? x : convBlock(net, names, x, features, { kernel: 1, activation: "silu" })
  return classifier(net, wide, { classes, name: "classifier" })
}

/** Without a norm, so that the convolution has a bias. */
export function lateClassifier(net: Net, x: Tensor, features: number, classes: number | null): Tensor {
  const mean = adaptivePool(net, "global_pool", x, [1, 1])
  const wide = activation(net, "act2", conv(net, "conv_head", mean, features, { kernel: 1 }), "hard swish")
  return net.head(() => linear(net, "classifier", flatten(net, "flatten", wide), classes ?? imageNetClasses))
}
