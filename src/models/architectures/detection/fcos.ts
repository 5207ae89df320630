/** FCOS (arXiv 1904.01355) as torchvision builds it: no anchors, and how far a place is from the centre. */
import { architecture, type Family } from "../../architecture.ts"
import { numberedFrom } from "../vision/conv-block.ts"
import { square } from "../vision/image-size.ts"
import { torchvision } from "../vision/torchvision-source.ts"
import { type DenseHead, denseHead, groups32 } from "./dense-head.ts"
import { type PyramidTrunk, pyramidTrunk } from "./pyramid-trunk.ts"
import { cocoClasses } from "./two-stage.ts"

/** One `Sequential` of convolutions, norms and activations. */
const each: Pick<DenseHead, "norm" | "bias" | "names"> = {
  norm: groups32,
  bias: true,
  names: (k) => {
    const { conv, norm, activation } = numberedFrom(3 * k)
    return { conv: `conv.${conv}`, norm: `conv.${norm}`, activation: `conv.${activation}` }
  },
}

export const fcos: Family = architecture<PyramidTrunk>({
  family: "fcos",
  title: "FCOS",
  library: "torchvision",
  tasks: ["detection"],
  per: "image",
  size: { ...square(800), classes: cocoClasses },
  source: torchvision("detection/fcos.py"),
  variants: [{ names: ["fcos_resnet50_fpn", "FCOS R50-FPN"], settings: { trunk: "resnet50", from: 1, more: "from pyramid" } }],
  lay: (net, settings, { image, classes }) => {
    const levels = pyramidTrunk(net, net.input("image", [3, ...image]), settings)
    const scores = { ...each, name: "classification_head", answers: [["cls_logits", classes ?? cocoClasses]] } as const
    const boxes = {
      ...each,
      name: "regression_head",
      answers: [
        ["bbox_reg", 4],
        ["bbox_ctrness", 1],
      ],
    } as const
    return [...net.head(() => denseHead(net, levels, scores)), ...denseHead(net, levels, boxes)]
  },
})
