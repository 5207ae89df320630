/** Improve an uncertain number that the founder wrote and can work on: from its median to its favourable quartile, in every sample. */
import { pullOf, type Sampler, tellingMost } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { movedTo } from "../columns.ts"
import { gainAlone } from "../sensitivity/sensitivities.ts"
import { bestOptions, type Experiment } from "./experiment.ts"
import { movedInput } from "./moved-input.ts"
import type { Bench, Benches } from "./outcome.ts"
import { type Reached, reachedInputs } from "./reached.ts"
import type { Proposal, Standing } from "./standing.ts"

/** At most so many are told, and so many tried: the rest hardly moves the objective. */
const told = 2
const tried = 6
const upper = 0.75
const lower = 0.25

/**
 * What other kinds of action deal with, and what the world decides: the market's size and seasons, what competitors do and
 * customers weigh, the prices of the market and how they go, rates, taxes, what buyers of firms pay.
 */
const notTheirs =
  /^(risks?|trends?|funding|plan|tax|exit|rates)\.|^discount$|^market\.(customers|total|spending|growth)$|^market\.(filters|season)\.|^market\.segments\.[^.]+\.(customers|growth)$|^market\.competition\.(competitors\.|weights\.|outside$|reference_price$)|\.(luck|gap)$|^resources\.gpus\.[^.]+\.tariff$/u

type Lever = Reached & { readonly to: number }

export function improve(standing: Standing, benches: Benches): Proposal[] {
  const { venture } = standing
  const levers = leversOf(standing, benches.coarse).slice(0, tried)
  const better = ({ input, to }: Lever, sampler: Sampler): Experiment => ({
    after: movedTo(venture, sampler, input, to),
    before: movedTo(venture, sampler, input, 0.5),
  })
  return bestOptions(standing, benches, levers, told, better).map(({ option, change }) =>
    movedInput(standing, "improve", option, change),
  )
}

/** Those that pull the objective most first. */
function leversOf(standing: Standing, { sampler, stands }: Bench): Lever[] {
  const { venture, chosen } = standing
  const own = reachedInputs(standing).filter((one) => isTheirs(venture, one))
  const isTied = (input: number): boolean => venture.correlations.some(({ a, b }) => a === input || b === input)
  // What is only good for what comes with it is none to work on: larger projects, which pay more, are no reason to work longer.
  const isOwn = ({ input, to }: Lever): boolean =>
    !isTied(input) || gainAlone(chosen.best, sampler, input) * (to === upper ? 1 : -1) > 0
  return tellingMost(own, ({ input }) => sampler.columns[input], [stands.objective])
    .map((one) => ({ ...one, pull: pullOf(sampler.columns[one.input] ?? new Float64Array(), stands.objective) }))
    .toSorted((a, b) => Math.abs(b.pull) - Math.abs(a.pull))
    .map(({ pull, ...one }) => ({ ...one, to: pull > 0 ? upper : lower }))
    .filter(isOwn)
}

function isTheirs({ model, given = [] }: Venture, { input, quantity, name }: Reached): boolean {
  const { definition, path } = quantity
  if (given.includes(path)) return false
  if (definition.origin.kind !== "file" || definition.isResource || notTheirs.test(name)) return false
  // Of a quantity with several inputs, such as steps by month, one alone says nothing.
  if (model.inputs.some((other, k) => k !== input && other.path === model.inputs[input]?.path)) return false
  return !isMarketSize(model, path)
}

/** A name of the file that only stands for the size of a market. */
function isMarketSize({ quantities }: Venture["model"], path: string): boolean {
  const users = [...quantities.values()].filter(({ uses }) => uses.includes(path))
  return users.length > 0 && users.every((user) => /\.market\.(customers|total)$/u.test(user.path))
}
