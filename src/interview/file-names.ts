/** Names that formulas can read, made from what founders call things; none twice, none that has a meaning already. */
import { slug } from "../shape/index.ts"
import { isName } from "../units/index.ts"

/** What built-in formulas name: a project or a data set of this name could be mistaken for it. */
const reserved =
  "resources rates discount horizon t previous value cash ruin launch breakeven market business serving training team plan model risk risks revenue usage churn costs tax funding exit formulas and or not if to"

export type Names = {
  /** The name itself where it is fit, else the fallback, with a number where that is taken. */
  readonly take: (wanted: string, fallback: string) => string
}

export function namesBeside(others: readonly string[]): Names {
  const taken = new Set([...reserved.split(" "), ...others.map(keyOf)])
  const isFree = (name: string): boolean => isName(slug(name)) && !taken.has(keyOf(name))
  return {
    take: (wanted, fallback) => {
      const plain = wanted.replaceAll(".", "_").trim()
      const numbered = Array.from({ length: taken.size + 2 }, (_, k) => `${fallback} ${k + 1}`)
      const name = [plain, ...(plain === "" ? [fallback] : []), ...numbered].find(isFree) ?? fallback
      taken.add(keyOf(name))
      return name
    },
  }
}

function keyOf(name: string): string {
  return slug(name).toLowerCase()
}
