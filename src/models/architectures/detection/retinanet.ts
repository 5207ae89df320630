/** RetinaNet (arXiv 1708.02002) as torchvision builds it. */
import { architecture, type Family } from "../../architecture.ts"
import { numbered } from "../vision/conv-block.ts"
import { square } from "../vision/image-size.ts"
import { torchvision } from "../vision/torchvision-source.ts"
import { denseHead, groups32 } from "./dense-head.ts"
import { type PyramidTrunk, pyramidTrunk } from "./pyramid-trunk.ts"
import { cocoClasses } from "./two-stage.ts"

type Settings = PyramidTrunk & { readonly hasHeadNorms: boolean }

/** Three shapes in three sizes at each place. */
const anchors = 9
const first: Settings = { trunk: "resnet50", from: 1, more: "from pyramid", hasHeadNorms: false }

export const retinanet: Family = architecture<Settings>({
  family: "retinanet",
  title: "RetinaNet",
  library: "torchvision",
  tasks: ["detection"],
  per: "image",
  size: { ...square(800), classes: cocoClasses },
  source: torchvision("detection/retinanet.py"),
  variants: [
    { names: ["retinanet_resnet50_fpn", "RetinaNet R50-FPN"], settings: first },
    {
      names: ["retinanet_resnet50_fpn_v2"],
      settings: { ...first, isFrozen: false, more: "from trunk", hasHeadNorms: true },
    },
  ],
  lay: (net, settings, { image, classes }) => {
    const levels = pyramidTrunk(net, net.input("image", [3, ...image]), settings)
    const norm = settings.hasHeadNorms ? groups32 : null
    const each = { norm, bias: norm === null, names: (k: number) => numbered(`conv.${k}`) }
    const scores = {
      ...each,
      name: "classification_head",
      answers: [["cls_logits", anchors * (classes ?? cocoClasses)]],
    } as const
    const boxes = { ...each, name: "regression_head", answers: [["bbox_reg", 4 * anchors]] } as const
    return [...net.head(() => denseHead(net, levels, scores)), ...denseHead(net, levels, boxes)]
  },
})
