/** Who owns the company stays: founders are not replaced as employees are. Told by the words of the role, in English and Chinese. */
import { isIn } from "../data/index.ts"

const owners: readonly string[] = [
  ...[
    "founder",
    "founders",
    "cofounder",
    "cofounders",
    "owner",
    "owners",
    "proprietor",
    "managing partner",
    "general partner",
    "ceo",
  ],
  ...["创始人", "创办人", "合伙人", "股东", "老板"],
]
/** Employees by the same words: a product owner owns no company. */
const employees: readonly string[] = ["product owner", "process owner", "data owner", "业务合伙人", "人力资源合伙人"]

export function isOwner(role: string): boolean {
  const isNamed = isIn(role)
  return owners.some(isNamed) && !employees.some(isNamed)
}
