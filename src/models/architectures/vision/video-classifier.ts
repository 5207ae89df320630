/** The end of video classifiers: the mean over frames and places, and one linear layer. */
import type { Net, Tensor } from "../../graph/net.ts"
import { type Classifier, classifier } from "./classifier.ts"

/** Kinetics-400 has so many (arXiv 1705.06950). */
export const kineticsClasses = 400

/** [channels, frames, height, width] → [classes]. */
export function videoClassifier(net: Net, x: Tensor, options: Classifier): Tensor {
  return classifier(net, x, { ...options, classes: options.classes ?? kineticsClasses })
}
