/** The door of options: bounds of what a run may be asked for, and the check of what a door of the library is given. */
export { type Bounds, optionBounds } from "./bounds.ts"
export { type AskedMonth, monthPattern, parseMonth } from "./month.ts"
export {
  anyFunction,
  anyList,
  anyMap,
  anyModel,
  anyMonth,
  anyNumber,
  anySignal,
  anyText,
  anyTruth,
  entriesWith,
  isRecord,
  listOf,
  made,
  mistakesIn,
  needed,
  oneOf,
  optionsWith,
  pairOf,
  type Rule,
  type Rules,
  recordOf,
  shapeOf,
  whole,
} from "./rules.ts"
