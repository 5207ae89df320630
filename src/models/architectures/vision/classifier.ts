/** The end of most image classifiers: the mean of each channel, and one linear layer that another task replaces. */
import type { Net, Tensor } from "../../graph/net.ts"
import { linear } from "../../layers/linear.ts"
import { dropout } from "../../layers/pointwise.ts"
import { globalPool } from "../../layers/pool.ts"

/** ImageNet-1k has so many (arXiv 1409.0575). */
export const imageNetClasses = 1000

export type Classifier = {
  readonly classes: number | null
  /** The name of the linear layer. */
  readonly name: string
  /** The name of a dropout before it. */
  readonly dropout?: string
}

/** [channels, ...axes] → [classes]. */
export function classifier(net: Net, x: Tensor, { classes, name, dropout: dropped }: Classifier): Tensor {
  const mean = globalPool(net, "avgpool", x)
  const kept = dropped === undefined ? mean : dropout(net, dropped, mean)
  return net.head(() => linear(net, name, kept, classes ?? imageNetClasses))
}
