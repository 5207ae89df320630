/** MobileNets of versions 1 to 3 in timm's widths, MnasNets, TinyNets and LCNets. */
import { architecture, type Family, type Variant } from "../../../architecture.ts"
import { lateClassifier, widenedClassifier } from "./mobile-head.ts"
import { type MobileTrunk, mobileTrunk, scaledWidth } from "./mobile-trunk.ts"
import {
  firstStages,
  largeStages,
  lcStages,
  mnasSmall,
  mnasSqueezed,
  mnasStages,
  secondStages,
  smallStages,
  tinyStages,
} from "./mobilenet-stages.ts"
import { timm } from "./timm-source.ts"

type Settings = MobileTrunk & {
  readonly features: number
  /** The wide layer stands behind the mean. */
  readonly isLate?: boolean
}
const widest = (width: number): number => Math.max(1280, scaledWidth(1280, { width }))

function second(name: string, width: number, deep: Partial<Settings> = {}): Variant<Settings> {
  return { names: [`mobilenetv2_${name}`], settings: { stem: 32, stages: secondStages, width, features: widest(width), ...deep } }
}

function third(kind: "large" | "small", name: string, width: number, isMinimal = false): readonly Variant<Settings>[] {
  const stages = kind === "large" ? largeStages : smallStages
  const settings: Settings = {
    stem: 16,
    stages: isMinimal ? stages(3, 0) : stages(5, 0.25),
    width,
    keepsStem: width < 0.75,
    squeezes: "widened, by 8",
    features: kind === "large" ? 1280 : 1024,
    isLate: true,
  }
  const full = `mobilenetv3_${kind}_${isMinimal ? "minimal_" : ""}${name}`
  return [{ names: isMinimal ? [`tf_${full}`] : [full, `tf_${full}`], settings }]
}

function tiny(name: string, width: number, depth: number, side: number): Variant<Settings> {
  const settings: Settings = {
    stem: 32,
    stages: tinyStages,
    width,
    depth,
    rounds: "to nearest",
    keepsStem: true,
    features: widest(width),
  }
  return { names: [`tinynet_${name}`], settings, size: { image: [side, side] } }
}

/** Named by its width in hundredths. */
function lc(width: number): Variant<Settings> {
  const settings: Settings = {
    stem: 16,
    stages: lcStages,
    width: width / 100,
    squeezes: "widened",
    features: 1280,
    isLate: true,
  }
  return { names: [`lcnet_${String(width).padStart(3, "0")}`], settings, source: timm("mobilenetv3.py") }
}

const deepened = (depth: number): Partial<Settings> => ({ depth, keepsStem: true, keepsEnds: true, features: 1280 })

export const mobilenetTimm: Family = architecture<Settings>({
  family: "mobilenet",
  title: "MobileNet and kin",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("efficientnet.py"),
  variants: [
    { names: ["mobilenetv1_100", "MobileNet"], settings: { stem: 32, stages: firstStages, features: 0 } },
    { names: ["mobilenetv1_100h"], settings: { stem: 32, stages: firstStages, features: 1024 } },
    { names: ["mobilenetv1_125"], settings: { stem: 32, stages: firstStages, width: 1.25, features: 0 } },
    second("035", 0.35),
    second("050", 0.5),
    second("075", 0.75),
    second("100", 1),
    second("140", 1.4),
    second("110d", 1.1, deepened(1.2)),
    second("120d", 1.2, deepened(1.4)),
    ...[
      ...third("large", "075", 0.75),
      ...third("large", "100", 1),
      ...third("large", "100", 1, true),
      ...third("small", "050", 0.5),
      ...third("small", "075", 0.75),
      ...third("small", "100", 1),
      ...third("small", "100", 1, true),
    ].map((variant) => ({ ...variant, source: timm("mobilenetv3.py") })),
    { names: ["mnasnet_050"], settings: { stem: 32, stages: mnasStages, width: 0.5, features: 1280 } },
    { names: ["mnasnet_075"], settings: { stem: 32, stages: mnasStages, width: 0.75, features: 1280 } },
    { names: ["mnasnet_100"], settings: { stem: 32, stages: mnasStages, features: 1280 } },
    { names: ["mnasnet_140"], settings: { stem: 32, stages: mnasStages, width: 1.4, features: 1280 } },
    { names: ["mnasnet_small"], settings: { stem: 8, stages: mnasSmall, features: 1280 } },
    { names: ["semnasnet_050"], settings: { stem: 32, stages: mnasSqueezed, width: 0.5, features: 1280 } },
    { names: ["semnasnet_075"], settings: { stem: 32, stages: mnasSqueezed, width: 0.75, features: 1280 } },
    { names: ["semnasnet_100", "MnasNet-A1"], settings: { stem: 32, stages: mnasSqueezed, features: 1280 } },
    { names: ["semnasnet_140"], settings: { stem: 32, stages: mnasSqueezed, width: 1.4, features: 1280 } },
    tiny("a", 1, 1.2, 192),
    tiny("b", 0.75, 1.1, 188),
    tiny("c", 0.54, 0.85, 184),
    tiny("d", 0.54, 0.695, 152),
    tiny("e", 0.51, 0.6, 106),
    ...[35, 50, 75, 100, 150].map(lc),
  ],
  lay: (net, { features, isLate = false, ...trunk }, { image, classes }) => {
    const maps = mobileTrunk(net, net.input("image", [3, ...image]), trunk)
    return isLate ? lateClassifier(net, maps, features, classes) : widenedClassifier(net, maps, features, classes)
  },
})
