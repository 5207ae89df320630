/** Seconds are what steps are counted in, months what a venture is. */
import { noUnits, parseUnit } from "../units/index.ts"

/** [month] */
export const second: number = parseUnit("s", { file: "second", offset: 0 }, noUnits, () => {})?.factor ?? 1
