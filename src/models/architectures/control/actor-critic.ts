/**
 * Actor and critic: proximal policy optimisation on Atari (one trunk for both) and on MuJoCo (two nets of 64×64), and soft actor-critic with
 * two critics of 256×256. The nets of targets, copies that are not trained, do not count.
 */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { join } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { type Activation, activation, learntArray } from "../../layers/pointwise.ts"
import { atariTrunk } from "./atari-trunk.ts"
import { cleanRl } from "./control-source.ts"

type Settings =
  | { readonly kind: "atari"; readonly actions: number }
  | { readonly kind: "continuous" | "discrete" | "soft"; readonly observation: number; readonly actions: number }

/** Observation and action sizes of Gymnasium's environments. */
const environments = [
  { name: "HalfCheetah", observation: 17, actions: 6 },
  { name: "Hopper", observation: 11, actions: 3 },
  { name: "Walker2d", observation: 17, actions: 6 },
  { name: "Humanoid", observation: 376, actions: 17 },
]
const sac = cleanRl(
  "Haarnoja et al.: Soft actor-critic algorithms and applications",
  "sac_continuous_action.py",
  "https://arxiv.org/abs/1812.05905",
  "2018-12",
)

export const actorCritic: Family = architecture<Settings>({
  family: "actor-critic",
  title: "Actor-critic",
  library: "paper",
  tasks: ["control"],
  per: "sample",
  size: { image: [84, 84], frames: 4 },
  source: cleanRl(
    "Schulman et al.: Proximal policy optimization algorithms",
    "ppo_atari.py, ppo_continuous_action.py, ppo.py",
    "https://arxiv.org/abs/1707.06347",
    "2017-07",
  ),
  variants: [
    { names: ["PPO Atari", "PPO", "PPO Atari 4 actions"], settings: { kind: "atari", actions: 4 } },
    { names: ["PPO Atari 6 actions"], settings: { kind: "atari", actions: 6 } },
    { names: ["PPO Atari 18 actions"], settings: { kind: "atari", actions: 18 } },
    { names: ["PPO CartPole"], settings: { kind: "discrete", observation: 4, actions: 2 } },
    ...environments.map(({ name, ...sizes }) => ({
      names: [`PPO ${name}`, ...(name === "HalfCheetah" ? ["PPO MuJoCo"] : [])],
      settings: { kind: "continuous" as const, ...sizes },
    })),
    ...environments.map(({ name, ...sizes }) => ({
      names: [`SAC ${name}`, ...(name === "HalfCheetah" ? ["SAC"] : [])],
      settings: { kind: "soft" as const, ...sizes },
      source: sac,
    })),
  ],
  lay: (net, settings, { image, frames, classes }) => {
    if (settings.kind === "atari") return atari(net, net.input("frames", [frames, ...image]), classes ?? settings.actions)
    const observation = net.input("observation", [settings.observation])
    if (settings.kind === "soft") return soft(net, observation, settings.actions)
    const { actions } = settings
    const value = perceptron(net, "critic", observation, [64, 64], 1, "tanh")
    const policy = perceptron(
      net,
      settings.kind === "continuous" ? "actor_mean" : "actor",
      observation,
      [64, 64],
      actions,
      "tanh",
    )
    return settings.kind === "continuous" ? [policy, learntArray(net, "actor_logstd", [1, actions]), value] : [policy, value]
  },
})

function atari(net: Net, frames: Tensor, actions: number): readonly Tensor[] {
  const x = net.within("network", () => activation(net, "8", linear(net, "7", atariTrunk(net, frames), 512), "relu"))
  return net.head(() => [linear(net, "actor", x, actions), linear(net, "critic", x, 1)])
}

/** Mean and spread of each action; each critic sees the observation with the action. */
function soft(net: Net, observation: Tensor, actions: number): readonly Tensor[] {
  let x = observation
  for (const name of ["fc1", "fc2"]) x = activation(net, `actor.${name}.act`, linear(net, `actor.${name}`, x, 256), "relu")
  const mean = linear(net, "actor.fc_mean", x, actions)
  const spread = linear(net, "actor.fc_logstd", x, actions)
  const both = join(net, "pair", [observation, mean])
  const critics = ["qf1", "qf2"].map((name) => perceptron(net, name, both, [256, 256], 1, "relu"))
  return [mean, spread, ...critics]
}

function perceptron(net: Net, name: string, x: Tensor, hidden: readonly number[], out: number, then: Activation): Tensor {
  return net.within(name, () => {
    let y = x
    for (const [k, width] of hidden.entries()) y = activation(net, `${2 * k + 1}`, linear(net, `${2 * k}`, y, width), then)
    return linear(net, `${2 * hidden.length}`, y, out)
  })
}
