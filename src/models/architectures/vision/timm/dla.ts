/** DLA (arXiv 1707.06484): stages that are trees, whose roots join what both branches and all trees above have seen. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { join } from "../../../layers/arrange.ts"
import { activation, add } from "../../../layers/pointwise.ts"
import { maxPool } from "../../../layers/pool.ts"
import { classifier } from "../classifier.ts"
import { convBlock, numbered } from "../conv-block.ts"
import { timm } from "./timm-source.ts"

type Settings = {
  /** Of the four trees. */
  readonly levels: readonly number[]
  readonly widths: readonly number[]
  readonly block: "basic" | "bottleneck"
  readonly groups: number
  /** Channels of a group where the block puts out 64. */
  readonly groupWidth: number
  /** Around each root. */
  readonly hasRootPath: boolean
}

const plain = { block: "bottleneck", groups: 1, groupWidth: 64, hasRootPath: false } as const
const x = { ...plain, groups: 32, groupWidth: 4 } as const
const wide = [128, 256, 512, 1024]
const compact = [64, 64, 128, 256]
const rooted = { hasRootPath: true } as const

const sizes: Readonly<Record<string, Settings>> = {
  dla34: { ...plain, block: "basic", levels: [1, 2, 2, 1], widths: [64, 128, 256, 512] },
  dla46_c: { ...plain, levels: [1, 2, 2, 1], widths: compact },
  dla46x_c: { ...x, levels: [1, 2, 2, 1], widths: compact },
  dla60x_c: { ...x, levels: [1, 2, 3, 1], widths: compact },
  dla60: { ...plain, levels: [1, 2, 3, 1], widths: wide },
  dla60x: { ...x, levels: [1, 2, 3, 1], widths: wide },
  dla102: { ...plain, ...rooted, levels: [1, 3, 4, 1], widths: wide },
  dla102x: { ...x, ...rooted, levels: [1, 3, 4, 1], widths: wide },
  dla102x2: { ...x, ...rooted, groups: 64, levels: [1, 3, 4, 1], widths: wide },
  dla169: { ...plain, ...rooted, levels: [2, 3, 5, 1], widths: wide },
}

export const dla: Family = architecture<Settings>({
  family: "dla",
  title: "Deep layer aggregation",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("dla.py"),
  variants: Object.entries(sizes).map(([name, settings]) => ({ names: [name], settings })),
  lay: (net, settings, { image, classes }) => {
    const each = { activation: "relu" } as const
    let y = convBlock(net, numbered("base_layer"), net.input("image", [3, ...image]), 16, { ...each, kernel: 7 })
    y = convBlock(net, numbered("level0"), y, 16, { ...each, kernel: 3 })
    y = convBlock(net, numbered("level1"), y, 32, { ...each, kernel: 3, stride: 2 })
    for (const [k, width] of settings.widths.entries()) {
      const tree = { levels: settings.levels[k] ?? 1, width, stride: 2, joinsInput: k > 0 } as const
      y = net.within(`level${k + 2}`, () => grown(net, y, tree, [], settings))
    }
    return classifier(net, y, { classes, name: "fc" })
  },
})

type Tree = { readonly levels: number; readonly width: number; readonly stride: 1 | 2; readonly joinsInput: boolean }

/** `above` is what the trees above have seen, for the root. */
function grown(net: Net, given: Tensor, tree: Tree, above: readonly Tensor[], settings: Settings): Tensor {
  const { levels, width, stride, joinsInput } = tree
  const bottom = stride === 1 ? given : maxPool(net, "downsample", given, { kernel: 2, stride: 2 })
  const seen = joinsInput ? [...above, bottom] : above
  if (levels > 1) {
    const inside = { levels: levels - 1, width, joinsInput: false }
    const first = net.within("tree1", () => grown(net, given, { ...inside, stride }, [], settings))
    return net.within("tree2", () => grown(net, first, { ...inside, stride: 1 }, [...seen, first], settings))
  }
  const same = bottom.shape[0] === width
  const around = same ? bottom : convBlock(net, numbered("project"), bottom, width, { kernel: 1, activation: null })
  const first = net.within("tree1", () => block(net, given, around, width, stride, settings))
  const second = net.within("tree2", () => block(net, first, first, width, 1, settings))
  const names = { conv: "root.conv", norm: "root.bn", activation: "" }
  const root = convBlock(net, names, join(net, "join", [second, first, ...seen]), width, { kernel: 1, activation: null })
  return activation(net, "root.relu", settings.hasRootPath ? add(net, "root.add", root, second) : root, "relu")
}

function block(net: Net, given: Tensor, around: Tensor, width: number, stride: 1 | 2, settings: Settings): Tensor {
  const inner = Math.floor((Math.floor((width * settings.groupWidth) / 64) * settings.groups) / 2)
  const { groups } = settings
  const step = (
    k: number,
    y: Tensor,
    out: number,
    more: { kernel: number; stride?: number; groups?: number },
    isLast = false,
  ): Tensor =>
    convBlock(net, { conv: `conv${k}`, norm: `bn${k}`, activation: `relu${k}` }, y, out, {
      ...more,
      activation: isLast ? null : "relu",
    })
  const inside =
    settings.block === "basic"
      ? step(2, step(1, given, width, { kernel: 3, stride }), width, { kernel: 3 }, true)
      : step(3, step(2, step(1, given, inner, { kernel: 1 }), inner, { kernel: 3, stride, groups }), width, { kernel: 1 }, true)
  return activation(net, "relu", add(net, "add", inside, around), "relu")
}
