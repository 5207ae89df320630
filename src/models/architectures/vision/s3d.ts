/** S3D (arXiv 1712.04851): GoogLeNet over frames, each kernel parted into space and time. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { join } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { dropout } from "../../layers/pointwise.ts"
import { averagePool, globalPool, maxPool } from "../../layers/pool.ts"
import { convBlock, numbered } from "./conv-block.ts"
import { torchvision } from "./torchvision-source.ts"
import { kineticsClasses } from "./video-classifier.ts"

/** Channels of the four branches: a point; narrow and wide; narrow and wide; after the pooling. */
type Widths = readonly [number, number, number, number, number, number]

type Settings = { readonly modules: readonly (readonly Widths[])[] }

const usual: Settings["modules"] = [
  [
    [64, 96, 128, 16, 32, 32],
    [128, 128, 192, 32, 96, 64],
  ],
  [
    [192, 96, 208, 16, 48, 64],
    [160, 112, 224, 24, 64, 64],
    [128, 128, 256, 24, 64, 64],
    [112, 144, 288, 32, 64, 64],
    [256, 160, 320, 32, 128, 128],
  ],
  [
    [256, 160, 320, 32, 128, 128],
    [384, 192, 384, 48, 128, 128],
  ],
]

export const s3d: Family = architecture<Settings>({
  family: "s3d",
  title: "S3D",
  library: "torchvision",
  tasks: ["video classification"],
  per: "sample",
  size: { image: [224, 224], frames: 16, classes: 400 },
  source: torchvision("video/s3d.py"),
  variants: [{ names: ["s3d"], settings: { modules: usual } }],
  lay: (net, { modules }, { image, frames, classes }) => {
    const input = net.input("video", [3, frames, ...image])
    const maps = net.within("features", () => features(net, input, modules))
    const kept = dropout(net, "classifier.0", averagePool(net, "avgpool", maps, { kernel: [2, 7, 7] }))
    const scores = net.head(() => conv(net, "classifier.1", kept, classes ?? kineticsClasses, { kernel: 1 }))
    return globalPool(net, "mean", scores)
  },
})

const flat = { kernel: [1, 3, 3], stride: [1, 2, 2], padding: [0, 1, 1] } as const

function features(net: Net, video: Tensor, modules: Settings["modules"]): Tensor {
  let x = parted(net, "0", video, 64, 7, 2)
  x = maxPool(net, "1", x, flat)
  x = point(net, "2", x, 64)
  x = parted(net, "3", x, 192, 3)
  let index = 4
  for (const [stage, rows] of modules.entries()) {
    x = maxPool(net, `${index++}`, x, poolings[stage] ?? flat)
    for (const widths of rows) x = net.within(`${index++}`, () => inception(net, x, widths))
  }
  return x
}

const poolings = [flat, { kernel: 3, stride: 2, padding: 1 }, { kernel: 2, stride: 2 }] as const

function inception(net: Net, x: Tensor, [points, narrow1, wide1, narrow2, wide2, pooled]: Widths): Tensor {
  const around = maxPool(net, "branch3.0", x, { kernel: 3, padding: 1 })
  return join(net, "join", [
    point(net, "branch0", x, points),
    parted(net, "branch1.1", point(net, "branch1.0", x, narrow1), wide1, 3),
    parted(net, "branch2.1", point(net, "branch2.0", x, narrow2), wide2, 3),
    point(net, "branch3.1", around, pooled),
  ])
}

function point(net: Net, name: string, x: Tensor, out: number): Tensor {
  return convBlock(net, numbered(name), x, out, { kernel: 1, activation: "relu" })
}

function parted(net: Net, name: string, x: Tensor, out: number, kernel: number, stride = 1): Tensor {
  const space = { kernel: [1, kernel, kernel], stride: [1, stride, stride], activation: "relu" } as const
  const time = { kernel: [kernel, 1, 1], stride: [stride, 1, 1], activation: "relu" } as const
  return convBlock(net, numbered(`${name}.1`), convBlock(net, numbered(`${name}.0`), x, out, space), out, time)
}
