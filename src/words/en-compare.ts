/** The sentences of compare, in English. */
import type { CompareWords } from "./compare-words.ts"

export const compareEn: CompareWords = {
  headings: {
    verdict: "Verdict",
    projects: "Projects",
    figures: (project) => `Key figures of ${project}`,
    causes: "What did it",
    idle: "Changes that do not move the plan",
  },
  columns: {
    difference: "difference",
    error: "±",
    best: "is best",
    change: "change",
    worth: "worth",
    survival: "survival",
  },
  scenario: (name) => `scenario ${name}`,
  set: (text) => `with ${text}`,

  nothingDiffers: "A and B say the same: nothing differs.",
  nothingMoves: "A and B differ, but the plan does not: its worth, its survival and the choice stay as they are.",
  more: (by, error) => `B is worth ${by}${error === "" ? "" : ` ± ${error}`} more than A`,
  less: (by, error) => `B is worth ${by}${error === "" ? "" : ` ± ${error}`} less than A`,
  equal: "B is worth as much as A",
  unclear: (by, error) => `B is worth about as much as A (${by} ± ${error})`,
  incomparable: "what A and B are worth is of different kinds and cannot be subtracted",
  survivalRises: (by) => `survival rises by ${by}`,
  survivalFalls: (by) => `survival falls by ${by}`,
  survivalStays: "survival stays as it is",
  choiceStays: (project) => `the choice stays ${project}`,
  choiceMoves: (from, to) => `the choice moves from ${from} to ${to}`,
  keepingCash: "keeping the cash",
  cashInBoth: "In both, keeping the cash is worth more on average.",

  rows: {
    worth: "worth",
    best: "is best",
    beats: "beats doing nothing",
    survival: "survives",
    never: (row) => `${row}: never`,
    at: (row, quantile) => `${row}, ${quantile}`,
  },
  points: (figure) => `${figure} points`,
  plusMinus: (figure, error) => `${figure} ± ${error}`,
  decides: (path, before, after) => `decide: ${path} = ${after} instead of ${before}`,

  changed: (name, before, after) => `${name}: ${before} → ${after}`,
  added: (name, after) => `${name}: new, ${after}`,
  removed: (name, before) => `${name}: gone, it was ${before}`,
  contents: (file) => `${file}: the data file has other contents`,
  worthBy: (by) => `worth ${by}`,
  survivalBy: (by) => `survival ${by}`,
  together: (least, most) => `between ${least} and ${most}, as it works together with others`,
  inOne: "only make sense together:",
  rest: "Order of entries, or texts that are shared in one file and repeated in the other",
  method:
    "Both on the same draws, each project at the better of the decisions found for A and for B. The changes are done one by one from the top of the file and again from the bottom; a share is the mean of the two, and shares add up to the difference. ± is half of the 95 % interval.",

  needsSecond: "compare needs a second variant: another file, @SCENARIO, --scenario NAME or --set PATH=VALUE.",
  formats: "text or md",
}
