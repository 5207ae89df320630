/** RegNetX and RegNetY, with squeeze and excitation, in the sizes that torchvision trained; named by their multiply-adds. */
import { architecture, type Family } from "../../architecture.ts"
import { classifier } from "./classifier.ts"
import { lastMap } from "./feature-maps.ts"
import { square } from "./image-size.ts"
import { type RegNet, regNetTrunk } from "./regnet-trunk.ts"
import { torchvision } from "./torchvision-source.ts"

type Row = readonly [depth: number, first: number, slope: number, step: number, groupWidth: number]

const y: Readonly<Record<string, Row>> = {
  "400mf": [16, 48, 27.89, 2.09, 8],
  "800mf": [14, 56, 38.84, 2.4, 16],
  "1_6gf": [27, 48, 20.71, 2.65, 24],
  "3_2gf": [21, 80, 42.63, 2.66, 24],
  "8gf": [17, 192, 76.82, 2.19, 56],
  "16gf": [18, 200, 106.23, 2.48, 112],
  "32gf": [20, 232, 115.89, 2.53, 232],
  "128gf": [27, 456, 160.83, 2.52, 264],
}

const x: Readonly<Record<string, Row>> = {
  "400mf": [22, 24, 24.48, 2.54, 16],
  "800mf": [16, 56, 35.73, 2.28, 16],
  "1_6gf": [18, 80, 34.01, 2.25, 24],
  "3_2gf": [25, 88, 26.31, 2.25, 48],
  "8gf": [23, 80, 49.56, 2.88, 120],
  "16gf": [22, 216, 55.59, 2.1, 128],
  "32gf": [23, 320, 69.86, 2.0, 168],
}

/** Of these there are weights that were trained on larger images too: SWAG (arXiv 2201.08371). */
const largerImages = ["16gf", "32gf", "128gf"]

function settings([depth, first, slope, step, groupWidth]: Row, hasSqueeze: boolean): RegNet {
  return { depth, first, slope, step, groupWidth, hasSqueeze }
}

/** RegNetX-400MF in the paper, regnet_x_400mf in torchvision. */
function names(kind: "X" | "Y", size: string): readonly string[] {
  return [`regnet_${kind.toLowerCase()}_${size}`, `RegNet${kind}-${size.replace("_", ".").toUpperCase()}`]
}

export const regnet: Family = architecture<RegNet>({
  family: "regnet",
  title: "RegNet",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("regnet.py"),
  variants: [
    ...Object.entries(x).map(([size, row]) => ({ names: names("X", size), settings: settings(row, false) })),
    ...Object.entries(y).map(([size, row]) => ({ names: names("Y", size), settings: settings(row, true) })),
    ...Object.entries(y)
      .filter(([size]) => largerImages.includes(size))
      .map(([size, row]) => ({
        names: [`RegNet_Y_${size.toUpperCase()}_Weights.IMAGENET1K_SWAG_E2E_V1`],
        settings: settings(row, true),
        size: square(384),
      })),
  ],
  lay: (net, regnet, { image, classes }) => {
    const maps = regNetTrunk(net, net.input("image", [3, ...image]), regnet)
    return classifier(net, lastMap(maps), { classes, name: "fc" })
  },
})
