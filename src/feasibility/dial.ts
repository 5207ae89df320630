/** The three quantities of a dial. */
import type { Row } from "../engine/index.ts"

/** `ratio`: what there is over what is needed, infinite where nothing is. Units: that of the dial, ratio [1]. */
export function dialRows(name: string, unit: string, needed: Row, owned: Row): Readonly<Record<string, Row>> {
  const at = `feasibility.${name}`
  return {
    [`${name}.needed`]: needed,
    [`${name}.owned`]: owned,
    [`${name}.ratio`]: ["", `= if(${at}.needed > 0${unit === "" ? "" : ` ${unit}`}, ${at}.owned / ${at}.needed, 1 / 0)`],
  }
}
