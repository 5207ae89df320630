/** Deep Q-networks for Atari games: the value of each action from four frames; the duelling one adds a state's value and each action's advantage. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { flatten } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { atariTrunk } from "./atari-trunk.ts"

type Settings = { readonly kind: "first" | "nature" | "duelling"; readonly actions: number }

export const dqn: Family = architecture<Settings>({
  family: "dqn",
  title: "Deep Q-network",
  library: "paper",
  tasks: ["control"],
  per: "sample",
  size: { image: [84, 84], frames: 4 },
  source: {
    title:
      "Mnih et al.: Human-level control through deep reinforcement learning, methods; Wang et al.: Dueling network architectures, arXiv 1511.06581",
    where: "https://doi.org/10.1038/nature14236",
    date: "2015-02",
    confidence: "published",
  },
  variants: [
    { names: ["DQN", "Nature DQN", "DQN 4 actions", "DQN Breakout"], settings: { kind: "nature", actions: 4 } },
    { names: ["DQN 6 actions", "DQN Pong"], settings: { kind: "nature", actions: 6 } },
    { names: ["DQN 18 actions", "DQN Atari"], settings: { kind: "nature", actions: 18 } },
    { names: ["Dueling DQN", "Dueling DQN 4 actions"], settings: { kind: "duelling", actions: 4 } },
    { names: ["Dueling DQN 18 actions"], settings: { kind: "duelling", actions: 18 } },
    { names: ["DQN 2013", "NIPS DQN"], settings: { kind: "first", actions: 4 } },
  ],
  lay: (net, { kind, actions }, { image, frames, classes }) => {
    const input = net.input("frames", [frames, ...image])
    return net.within("network", () => {
      const x = kind === "first" ? firstTrunk(net, input) : atariTrunk(net, input)
      const count = classes ?? actions
      const hidden = (name: string, width = 512): Tensor => activation(net, `${name}.act`, linear(net, name, x, width), "relu")
      if (kind !== "duelling") {
        const y = hidden("7", kind === "first" ? 256 : 512)
        return net.head(() => linear(net, "9", y, count))
      }
      const [state, advantage] = [hidden("value.0"), hidden("advantage.0")]
      return net.head(() => add(net, "q", linear(net, "value.2", state, 1), linear(net, "advantage.2", advantage, count)))
    })
  },
})

/** Two convolutions, arXiv 1312.5602, section 4.1. */
function firstTrunk(net: Net, frames: Tensor): Tensor {
  const x = activation(net, "1", conv(net, "0", frames, 16, { kernel: 8, stride: 4 }), "relu")
  return flatten(net, "4", activation(net, "3", conv(net, "2", x, 32, { kernel: 4, stride: 2 }), "relu"))
}
