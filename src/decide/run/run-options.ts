/** What the doors of decide may be given: a venture or variants of one, names, and the options of runs. */
import {
  anyFunction,
  anyList,
  anyMap,
  anyModel,
  anyMonth,
  anyNumber,
  anySignal,
  anyText,
  anyTruth,
  listOf,
  made,
  needed,
  optionBounds,
  optionsWith,
  type Rules,
  recordOf,
  whole,
} from "../../options/index.ts"

const venture = needed(made("venture", { model: anyModel, projects: anyList, written: anyList, constraints: anyList }))
const variant = needed(made("variant", { venture, read: anyMap }))
const name = needed(anyText)

const sampling = { samples: whole(optionBounds.samples), seed: whole(optionBounds.seed) }
const withProgress = { ...sampling, onProgress: anyFunction }
const chosen = { ...withProgress, quantities: listOf(anyText) }
const month = anyMonth

export const ofRun: Rules = { venture, options: optionsWith({ ...chosen, until: anyText, onSamples: anyFunction }) }
export const ofStream: Rules = { venture, options: optionsWith({ ...chosen, signal: anySignal }) }
export const ofPlan: Rules = { venture, options: optionsWith({ ...withProgress, solver: anyFunction }) }
export const ofPlanStream: Rules = {
  venture,
  options: optionsWith({ ...withProgress, signal: anySignal, loadSolver: anyFunction }),
}
export const ofPlanHeld: Rules = {
  venture,
  held: needed(recordOf(anyNumber)),
  options: optionsWith({ ...sampling, set: recordOf(anyText) }),
}
export const ofTrends: Rules = { venture, options: optionsWith(withProgress) }
export const ofExplain: Rules = { venture, name, options: optionsWith({ ...sampling, depth: whole(optionBounds.depth), month }) }
export const ofProgram: Rules = { venture, names: needed(listOf(anyText)) }
export const ofCosts: Rules = { venture, options: optionsWith({ ...withProgress, project: anyText }) }
export const ofMatters: Rules = { venture, name, options: optionsWith({ ...sampling, month }) }
export const ofCompare: Rules = { a: variant, b: variant, options: optionsWith(withProgress) }

const request = { input: name, suchThat: name, project: anyText, between: anyText, best: anyTruth }

export const ofSolve: Rules = { variant, request: needed(optionsWith(request)), options: optionsWith(withProgress) }
