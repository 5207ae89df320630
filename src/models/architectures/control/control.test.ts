// Networks of control against the counts that their implementations print.
import { expect, test } from "vitest"
import { countsOf, expectSound, modelNamed } from "../../../../tests/support/sound-models.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { actorCritic } from "./actor-critic.ts"
import { dqn } from "./dqn.ts"

const families = [actorCritic, dqn]

test.each<[string, number, string]>([
  ["DQN", 1_686_180, "Nature network with 4 actions: 8,224 + 32,832 + 36,928 + 1,606,144 + 2,052"],
  ["DQN 6 actions", 1_687_206, "2 × 513 more"],
  ["DQN 2013", 677_172, "4,112 + 8,224 + 663,808 + 1,028"],
  ["Dueling DQN", 77_984 + 2 * 1_606_144 + 513 + 4 * 513, "two streams of 512 behind one trunk"],
  ["PPO", 1_684_128 + 5 * 513, "one trunk, four actions and a value"],
  ["PPO HalfCheetah", 2 * (18 * 64 + 65 * 64) + 65 * 7 + 6, "two nets of 64×64 and six spreads"],
  ["SAC", 18 * 256 + 257 * 256 + 12 * 257 + 2 * (24 * 256 + 257 * 256 + 257), "an actor and two critics of 256×256"],
])("%s: %d (%s)", (name, parameters) => {
  expect(countsOf(families, name).parameters).toBe(parameters)
})

test.each(families.flatMap(({ models }) => models).map((model) => [model.names[0], model] as const))(
  "%s is sound",
  (_, model) => {
    expectSound(model.lay(model.usual))
    expectSound(model.lay({ ...model.usual, image: [96, 84], classes: 9 }))
  },
)

test("frames of 20 pixels are too small", () => {
  const model = modelNamed(families, "DQN")
  expect(() => model.lay({ ...model.usual, image: [20, 20] })).toThrow(ShapeMistake)
})
