/**
 * The mean step as those see it that are in it, gathered while a simulation runs: for answers what passes between two of their steps, for
 * what gives none the step that a sample is in. Steps of about the same batch are one class, so that few have to be told apart in parts.
 */
import type { RunObserver } from "./run-observer.ts"

/** What a step is made of; the words of StepCost. */
export type StepMade = {
  readonly prefillTokens: number
  readonly prefillContext: number
  readonly decodes: number
  readonly decodeContext: number
  readonly decodeTokens: number
}

/** Steps of about the same batch. */
export type StepClass = {
  /** How many of them come for one step of a sequence; those of prompts for which it stands still are more. */
  readonly count: number
  /** [s] Of one, drafts and swapping among them. */
  readonly seconds: number
  readonly batch: StepMade
}

export type MeanStep = {
  readonly classes: readonly StepClass[]
  /** [s] From one step of a sequence to its next. */
  readonly seconds: number
  /** Sequences that a step answers, over the time in which a worker does. */
  readonly answered: number
}

type Sums = { weight: number; seconds: number } & { -readonly [key in keyof StepMade]: number }

/** Classes an octave: within one a step is as good as linear in its batch. */
const perOctave = 4

export class StepGatherer implements RunObserver {
  readonly #ofAnswers: Map<number, Sums> = new Map()
  readonly #ofPrompts: Map<number, Sums> = new Map()
  #isMeasured: boolean = false
  #answered: number = 0
  #answeringSeconds: number = 0

  measure(isMeasured: boolean): void {
    this.#isMeasured = isMeasured
  }

  take(): void {}

  /** Parameters are those of RunObserver. */
  step(
    _worker: number,
    _beginsAt: number,
    seconds: number,
    prefillTokens: number,
    prefillContext: number,
    decodes: number,
    decodeContext: number,
    decodeTokens: number,
    answered: number,
  ): void {
    if (!this.#isMeasured) return
    const made = { prefillTokens, prefillContext, decodes, decodeContext, decodeTokens }
    if (answered > 0) {
      this.#answered += answered * seconds
      this.#answeringSeconds += seconds
      add(this.#ofAnswers, made, seconds, answered)
    } else if (this.#ofAnswers.size === 0) add(this.#ofPrompts, made, seconds, prefillTokens)
  }

  /** Null where nothing was done. */
  get mean(): MeanStep | null {
    const isOfAnswers = this.#ofAnswers.size > 0
    const sums = [...(isOfAnswers ? this.#ofAnswers : this.#ofPrompts).values()]
    const steps = sums.reduce((sum, { weight, decodes }) => sum + (isOfAnswers && decodes === 0 ? 0 : weight), 0)
    if (!(steps > 0)) return null
    return {
      classes: sums.map((each) => classOf(each, steps)),
      seconds: sums.reduce((sum, { seconds }) => sum + seconds, 0) / steps,
      answered: isOfAnswers ? this.#answered / this.#answeringSeconds : 0,
    }
  }
}

function add(classes: Map<number, Sums>, made: StepMade, seconds: number, weight: number): void {
  const key = 1000 * octaves(made.prefillTokens) + octaves(made.decodes)
  const sums = classes.get(key) ?? emptySums()
  if (sums.weight === 0) classes.set(key, sums)
  sums.weight += weight
  sums.seconds += weight * seconds
  sums.prefillTokens += weight * made.prefillTokens
  sums.prefillContext += weight * made.prefillContext
  sums.decodes += weight * made.decodes
  sums.decodeContext += weight * made.decodeContext
  sums.decodeTokens += weight * made.decodeTokens
}

function octaves(x: number): number {
  return x === 0 ? 0 : 1 + Math.floor(perOctave * Math.log2(x))
}

function emptySums(): Sums {
  return {
    ...{ weight: 0, seconds: 0, prefillTokens: 0, prefillContext: 0 },
    ...{ decodes: 0, decodeContext: 0, decodeTokens: 0 },
  }
}

function classOf({ weight, seconds, ...made }: Sums, steps: number): StepClass {
  const { prefillTokens, prefillContext, decodes, decodeContext, decodeTokens } = made
  return {
    count: weight / steps,
    seconds: seconds / weight,
    batch: {
      ...{ prefillTokens: prefillTokens / weight, prefillContext: prefillContext / weight },
      ...{ decodes: decodes / weight, decodeContext: decodeContext / weight, decodeTokens: decodeTokens / weight },
    },
  }
}
