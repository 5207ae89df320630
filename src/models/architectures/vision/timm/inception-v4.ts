/** Inception v4 and Inception-ResNet v2 (arXiv 1602.07261), whose branches narrow the sum that they are added to. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { join } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { activation, add } from "../../../layers/pointwise.ts"
import { classifier } from "../classifier.ts"
import { square } from "../image-size.ts"
import { type Branch, branch, branches } from "./branches.ts"
import { timm } from "./timm-source.ts"

type Settings = { readonly lay: (net: Net, image: Tensor) => Tensor; readonly head: string }

const [row, column] = [
  [1, 7],
  [7, 1],
] as const

const a: readonly Branch[] = [
  [[96, 1]],
  [
    [64, 1],
    [96, 3],
  ],
  [
    [64, 1],
    [96, 3],
    [96, 3],
  ],
  ["average", [96, 1]],
]
const b: readonly Branch[] = [
  [[384, 1]],
  [
    [192, 1],
    [224, row],
    [256, column],
  ],
  [
    [192, 1],
    [192, column],
    [224, row],
    [224, column],
    [256, row],
  ],
  ["average", [128, 1]],
]
const halvingA = (first: number, second: number, third: number): readonly Branch[] => [
  [[384, 3, "halving"]],
  [
    [first, 1],
    [second, 3],
    [third, 3, "halving"],
  ],
  ["halving max"],
]
const halvingB: readonly Branch[] = [
  [
    [192, 1],
    [192, 3, "halving"],
  ],
  [
    [256, 1],
    [256, row],
    [320, column],
    [320, 3, "halving"],
  ],
  ["halving max"],
]
const stem: readonly (readonly Branch[])[] = [
  [["halving max"], [[96, 3, "halving"]]],
  [
    [
      [64, 1],
      [96, 3, "valid"],
    ],
    [
      [64, 1],
      [64, row],
      [64, column],
      [96, 3, "valid"],
    ],
  ],
  [[[192, 3, "halving"]], ["halving max"]],
]

export const inceptionV4: Family = architecture<Settings>({
  family: "inception",
  title: "Inception",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { ...square(299), classes: 1000 },
  source: timm("inception_v4.py"),
  variants: [
    { names: ["inception_v4", "Inception-v4"], settings: { lay: plain, head: "last_linear" } },
    {
      names: ["inception_resnet_v2", "Inception-ResNet-v2"],
      settings: { lay: residual, head: "classif" },
      source: timm("inception_resnet_v2.py"),
    },
  ],
  lay: (net, { lay, head }, { image, classes }) =>
    classifier(net, lay(net, net.input("image", [3, ...image])), { classes, name: head }),
})

function plain(net: Net, image: Tensor): Tensor {
  const first = branch(net, "features", image, [
    [32, 3, "halving"],
    [32, 3, "valid"],
    [64, 3],
  ])
  const modules = [...stem, ...repeated(4, a), halvingA(192, 224, 256), ...repeated(7, b), halvingB]
  const maps = modules.reduce((x: Tensor, all, k) => net.within(`features.${k + 3}`, () => branches(net, x, all)), first)
  return [0, 1, 2].reduce((x: Tensor, k) => net.within(`features.${modules.length + 3 + k}`, () => byGrids(net, x)), maps)
}

function repeated(count: number, module: readonly Branch[]): readonly (readonly Branch[])[] {
  return Array.from({ length: count }, () => module)
}

/** Two branches end in a row and a column beside each other. */
function byGrids(net: Net, x: Tensor): Tensor {
  const first = branch(net, "branch1_0", x, [[384, 1]])
  const second = [[384, 1] as const, [448, [3, 1]] as const, [512, [1, 3]] as const].reduce(
    (y: Tensor, step, k) => branch(net, `branch2_${k}`, y, [step]),
    x,
  )
  const both = (name: string, y: Tensor): readonly Tensor[] => [
    branch(net, `${name}a`, y, [[256, [1, 3]]]),
    branch(net, `${name}b`, y, [[256, [3, 1]]]),
  ]
  return join(net, "join", [
    branch(net, "branch0", x, [[256, 1]]),
    ...both("branch1_1", first),
    ...both("branch2_3", second),
    branch(net, "branch3", x, ["average", [256, 1]]),
  ])
}

const residualA: readonly Branch[] = [
  [[32, 1]],
  [
    [32, 1],
    [32, 3],
  ],
  [
    [32, 1],
    [48, 3],
    [64, 3],
  ],
]
const residualB: readonly Branch[] = [
  [[192, 1]],
  [
    [128, 1],
    [160, row],
    [192, column],
  ],
]
const residualC: readonly Branch[] = [
  [[192, 1]],
  [
    [192, 1],
    [224, [1, 3]],
    [256, [3, 1]],
  ],
]
const before: readonly Branch[] = [
  [[96, 1]],
  [
    [48, 1],
    [64, 5],
  ],
  [
    [64, 1],
    [96, 3],
    [96, 3],
  ],
  ["average", [64, 1]],
]
const halvingC: readonly Branch[] = [
  [
    [256, 1],
    [384, 3, "halving"],
  ],
  [
    [256, 1],
    [288, 3, "halving"],
  ],
  [
    [256, 1],
    [288, 3],
    [320, 3, "halving"],
  ],
  ["halving max"],
]

function residual(net: Net, image: Tensor): Tensor {
  const step = (name: string, x: Tensor, one: Branch[number]): Tensor => branch(net, name, x, [one])
  const module = (name: string, x: Tensor, all: readonly Branch[]): Tensor => net.within(name, () => branches(net, x, all))
  const blocks = (name: string, count: number, x: Tensor, all: readonly Branch[]): Tensor =>
    Array.from({ length: count }).reduce((y: Tensor, _, k) => net.within(`${name}.${k}`, () => added(net, y, all, true)), x)
  let x = step("conv2d_1a", image, [32, 3, "halving"])
  x = step("conv2d_2b", step("conv2d_2a", x, [32, 3, "valid"]), [64, 3])
  x = step("conv2d_3b", step("maxpool_3a", x, "halving max"), [80, 1])
  x = step("maxpool_5a", step("conv2d_4a", x, [192, 3, "valid"]), "halving max")
  x = blocks("repeat", 10, module("mixed_5b", x, before), residualA)
  x = blocks("repeat_1", 20, module("mixed_6a", x, halvingA(256, 256, 384)), residualB)
  x = blocks("repeat_2", 9, module("mixed_7a", x, halvingC), residualC)
  x = net.within("block8", () => added(net, x, residualC, false))
  return step("conv2d_7b", x, [1536, 1])
}

/** The branches, widened to the way around them. */
function added(net: Net, x: Tensor, all: readonly Branch[], isActive: boolean): Tensor {
  const widened = conv(net, "conv2d", branches(net, x, all), x.shape[0] ?? 0, { kernel: 1 })
  const sum = add(net, "add", widened, x)
  return isActive ? activation(net, "act", sum, "relu") : sum
}
