/** Inception v3 as timm builds it: without the classifier beside the way. */
import { architecture, type Family } from "../../../architecture.ts"
import { layInceptionV3 } from "../inception-v3.ts"
import { timm } from "./timm-source.ts"

export const inceptionV3Timm: Family = architecture<{ readonly hasAuxiliary: boolean }>({
  family: "inception",
  title: "Inception",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [299, 299], classes: 1000 },
  source: timm("inception_v3.py"),
  variants: [{ names: ["inception_v3"], settings: { hasAuxiliary: false } }],
  lay: layInceptionV3,
})
