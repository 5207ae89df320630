/** MobileNetV3 as torchvision builds it. */
import { architecture, type Family } from "../../architecture.ts"
import { linear } from "../../layers/linear.ts"
import { activation, dropout } from "../../layers/pointwise.ts"
import { globalPool } from "../../layers/pool.ts"
import { imageNetClasses } from "./classifier.ts"
import { divisible } from "./divisible.ts"
import { lastMap } from "./feature-maps.ts"
import { type MobileNetV3, mobileNetV3Trunk } from "./mobilenet-v3-trunk.ts"
import { torchvision } from "./torchvision-source.ts"

/** Of the layer before the last one. */
const hidden = { large: 1280, small: 1024 } as const

export const mobilenetV3: Family = architecture<MobileNetV3>({
  family: "mobilenet v3",
  title: "MobileNetV3",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("mobilenetv3.py"),
  variants: [
    { names: ["mobilenet_v3_large", "MobileNetV3-Large"], settings: { kind: "large", width: 1 } },
    { names: ["mobilenet_v3_small", "MobileNetV3-Small"], settings: { kind: "small", width: 1 } },
  ],
  lay: (net, settings, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    const maps = net.within("features", () => mobileNetV3Trunk(net, input, settings))
    const mean = globalPool(net, "avgpool", lastMap(maps))
    const wide = linear(net, "classifier.0", mean, divisible(hidden[settings.kind] * settings.width))
    const kept = dropout(net, "classifier.2", activation(net, "classifier.1", wide, "hard swish"))
    return net.head(() => linear(net, "classifier.3", kept, classes ?? imageNetClasses))
  },
})
