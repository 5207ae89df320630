/** RegNetX and RegNetY as their paper and timm round them: widths to the nearest multiple of the groups'. */
import { architecture, type Family } from "../../../architecture.ts"
import { classifier } from "../classifier.ts"
import { lastMap } from "../feature-maps.ts"
import { type RegNet, type RegNetNames, regNetTrunk } from "../regnet-trunk.ts"
import { timm } from "./timm-source.ts"

type Row = readonly [depth: number, first: number, slope: number, step: number, groupWidth: number]

/** Named by their multiply-adds in hundred millions. */
const x = {
  "002": [13, 24, 36.44, 2.49, 8],
  "004": [22, 24, 24.48, 2.54, 16],
  "006": [16, 48, 36.97, 2.24, 24],
  "008": [16, 56, 35.73, 2.28, 16],
  "016": [18, 80, 34.01, 2.25, 24],
  "032": [25, 88, 26.31, 2.25, 48],
  "040": [23, 96, 38.65, 2.43, 40],
  "064": [17, 184, 60.83, 2.07, 56],
  "080": [23, 80, 49.56, 2.88, 120],
  "120": [19, 168, 73.36, 2.37, 112],
  "160": [22, 216, 55.59, 2.1, 128],
  "320": [23, 320, 69.86, 2.0, 168],
} as const

const y = {
  "002": [13, 24, 36.44, 2.49, 8],
  "004": [16, 48, 27.89, 2.09, 8],
  "006": [15, 48, 32.54, 2.32, 16],
  "008": [14, 56, 38.84, 2.4, 16],
  "016": [27, 48, 20.71, 2.65, 24],
  "032": [21, 80, 42.63, 2.66, 24],
  "040": [22, 96, 31.41, 2.24, 64],
  "064": [25, 112, 33.22, 2.27, 72],
  "080": [17, 192, 76.82, 2.19, 56],
  "120": [19, 168, 73.36, 2.37, 112],
  "160": [18, 200, 106.23, 2.48, 112],
  "320": [20, 232, 115.89, 2.53, 232],
  "640": [20, 352, 147.48, 2.4, 328],
  "1280": [27, 456, 160.83, 2.52, 264],
  "2560": [27, 640, 230.83, 2.53, 373],
} as const

const conv = (path: string): RegNetNames["stem"] => ({ conv: `${path}.conv`, norm: `${path}.bn`, activation: `${path}.act` })
const names: RegNetNames = {
  stem: conv("stem"),
  block: (stage, index) => `s${stage}.b${index}`,
  inside: (step) => conv({ a: "conv1", b: "conv2", c: "conv3" }[step]),
  around: conv("downsample"),
  squeeze: "se",
}

function settings([depth, first, slope, step, groupWidth]: Row, hasSqueeze: boolean, roundsToNearest: boolean): RegNet {
  return { depth, first, slope, step, groupWidth, hasSqueeze, roundsToNearest, names }
}

export const regnetTimm: Family = architecture<RegNet>({
  family: "regnet",
  title: "RegNet",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("regnet.py"),
  variants: [
    ...Object.entries(x).map(([size, row]) => ({ names: [`regnetx_${size}`], settings: settings(row, false, true) })),
    ...Object.entries(y).map(([size, row]) => ({ names: [`regnety_${size}`], settings: settings(row, true, true) })),
    { names: ["regnetx_004_tv"], settings: settings(x["004"], false, false) },
    { names: ["regnety_008_tv"], settings: settings(y["008"], true, false) },
    { names: ["regnety_080_tv"], settings: settings(y["080"], true, false) },
  ],
  lay: (net, regnet, { image, classes }) => {
    const maps = regNetTrunk(net, net.input("image", [3, ...image]), regnet)
    return classifier(net, lastMap(maps), { classes, name: "head.fc" })
  },
})
