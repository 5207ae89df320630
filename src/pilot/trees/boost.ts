/** Gradient-boosted trees: each tree takes a step against the derivatives of the loss that those before it left. */
import { randomOf, shuffled } from "../engine/random.ts"
import { type Binned, binned, type Columns } from "./bins.ts"
import { type GrowSettings, growTree } from "./grow-tree.ts"
import { type Objective, type ObjectiveName, objectives } from "./objective.ts"
import { type Tree, treeValue } from "./tree.ts"

export type BoostSettings = GrowSettings & {
  readonly objective: ObjectiveName
  /** Of softmax. */
  readonly classes: number
  /** Rounds at most; each has a tree for every output. */
  readonly rounds: number
  readonly bins: number
  /** Shares drawn anew for each tree. */
  readonly rowShare: number
  readonly columnShare: number
  /** Ends after so many rounds without a lower loss on the validation rows; the trees after the best are dropped. */
  readonly patience: number
  readonly seed: number
}

/** The defaults of XGBoost, but for slower steps and their end by validation. */
export const usualBoost: BoostSettings = {
  objective: "logistic",
  classes: 2,
  rounds: 300,
  depth: 6,
  rate: 0.1,
  lambda: 1,
  gamma: 0,
  leastBend: 1,
  bins: 255,
  rowShare: 1,
  columnShare: 1,
  patience: 20,
  seed: 1,
}

/** Plain data: `JSON.stringify` keeps it whole. */
export type BoostedTrees = {
  readonly kind: "boosted-trees"
  readonly objective: ObjectiveName
  readonly outputs: number
  readonly features: number
  readonly start: readonly number[]
  /** Shape: [rounds][outputs]. */
  readonly rounds: readonly (readonly Tree[])[]
}

/** Shape: columns [features][rows], NaN where missing; labels [rows]. */
export type Examples = { readonly columns: Columns; readonly labels: ArrayLike<number> }

/** `validation` is empty without such rows. */
export type BoostRun = {
  readonly model: BoostedTrees
  readonly training: readonly number[]
  readonly validation: readonly number[]
}

type Fitting = {
  readonly settings: BoostSettings
  readonly objective: Objective
  readonly data: Binned
  readonly examples: Examples
  readonly scores: Float64Array
  readonly slopes: Float64Array
  readonly bends: Float64Array
}

export function boostTrees(examples: Examples, settings: BoostSettings, validation: Examples | null = null): BoostRun {
  const objective = objectives[settings.objective]
  const outputs = objective.outputs(settings.classes)
  const start = objective.start(examples.labels, outputs)
  const fitting = fittingOf(examples, settings, objective, start)
  const watched = validation === null ? null : startScores(validation, start)
  const [training, watchedLosses]: [number[], number[]] = [[], []]
  const rounds: Tree[][] = []
  let best = 0
  for (let round = 0; round < settings.rounds; round++) {
    const trees = oneRound(fitting, round, outputs)
    rounds.push(trees)
    trees.forEach((tree, output) => {
      addTree(tree, examples, fitting.scores, output)
      if (validation !== null) addTree(tree, validation, watched!, output)
    })
    training.push(objective.loss(examples.labels, fitting.scores))
    if (validation === null) continue
    watchedLosses.push(objective.loss(validation.labels, watched!))
    if (watchedLosses[round]! < watchedLosses[best]!) best = round
    if (round - best >= settings.patience) break
  }
  const kept = validation === null ? rounds : rounds.slice(0, best + 1)
  const features = examples.columns.length
  const model = { kind: "boosted-trees", objective: settings.objective, outputs, features, start, rounds: kept } as const
  return { model, training, validation: watchedLosses }
}

function fittingOf(examples: Examples, settings: BoostSettings, objective: Objective, start: readonly number[]): Fitting {
  const scores = startScores(examples, start)
  const [slopes, bends] = [new Float64Array(scores.length), new Float64Array(scores.length)]
  return { settings, objective, data: binned(examples.columns, settings.bins), examples, scores, slopes, bends }
}

function startScores({ labels }: Examples, start: readonly number[]): Float64Array {
  return Float64Array.from({ length: labels.length * start.length }, (_, k) => start[Math.floor(k / labels.length)]!)
}

/** All trees of a round see the same derivatives. */
function oneRound(
  { settings, objective, data, examples, scores, slopes, bends }: Fitting,
  round: number,
  outputs: number,
): Tree[] {
  objective.derivatives(examples.labels, scores, slopes, bends)
  return Array.from({ length: outputs }, (_, output) => {
    const random = randomOf(settings.seed, round * outputs + output)
    const part = (all: Float64Array): Float64Array => all.subarray(output * data.rows, (output + 1) * data.rows)
    const draw = (count: number, share: number): Int32Array =>
      share >= 1
        ? Int32Array.from({ length: count }, (__, k) => k)
        : shuffled(count, random)
            .slice(0, Math.max(1, Math.round(share * count)))
            .sort()
    const rows = draw(data.rows, settings.rowShare)
    const features = draw(data.codes.length, settings.columnShare)
    return growTree(data, { rows, features, slopes: part(slopes), bends: part(bends) }, settings)
  })
}

function addTree(tree: Tree, { columns, labels }: Examples, scores: Float64Array, output: number): void {
  for (let row = 0; row < labels.length; row++) scores[output * labels.length + row]! += treeValue(tree, columns, row)
}

/** Values, the chance of class 1, or the chances of all classes.  Shape: [rows, outputs], row after row. */
export function predictTrees(model: BoostedTrees, columns: Columns): Float64Array {
  const rows = columns[0]?.length ?? 0
  const answers = new Float64Array(rows * model.outputs)
  for (let row = 0; row < rows; row++) {
    const scores = answers.subarray(row * model.outputs, (row + 1) * model.outputs)
    scores.set(model.start)
    for (const trees of model.rounds) for (let k = 0; k < trees.length; k++) scores[k]! += treeValue(trees[k]!, columns, row)
    objectives[model.objective].answer(scores)
  }
  return answers
}

/** Each feature's share of all that splits took off the loss.  Shape: [features]; nothing but zeros without a split. */
export function treeImportance(model: BoostedTrees): Float64Array {
  const gains = new Float64Array(model.features)
  for (const tree of model.rounds.flat())
    tree.feature.forEach((feature, node) => {
      if (feature >= 0) gains[feature]! += tree.gain[node]!
    })
  const all = gains.reduce((sum, each) => sum + each, 0)
  return all > 0 ? gains.map((each) => each / all) : gains
}
