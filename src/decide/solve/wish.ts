/** The condition of `solve` as it is read: a constraint of the language, or one on the mean of a quantity. */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { type Constraint, parseConstraint, type Venture } from "../../venture/index.ts"
import { meantCondition } from "./meant-condition.ts"

/** Where messages about it say that it stands. */
const place = "--such-that"

const meanForm = /^(\s*mean\s*\()([^()]*)(\))(.*)$/su

export type Wish = { readonly text: string; readonly constraint: Constraint; readonly isMean: boolean }

/** `ruin at end < 5 %`, `cash always > 0 USD with 95 %`, `mean(value) > 2M USD`; null when it is none of them, which is told. */
export function readCondition(text: string, venture: Venture, diagnostics: Diagnostic[]): Wish | null {
  const told: Diagnostic[] = []
  const wish = wishOf(text, venture, told)
  const parts = wish === null ? partsOf(text) : []
  if (parts.length > 1) {
    const span = { file: place, start: 0, end: text.length }
    diagnostics.push(error("solve-no-condition", span, { got: text.trim(), meant: "", parts }))
    return null
  }
  for (const diagnostic of told)
    diagnostics.push(diagnostic.code === "bad-constraint" ? noCondition(diagnostic, text, venture) : diagnostic)
  return wish
}

function wishOf(text: string, { header }: Venture, diagnostics: Diagnostic[]): Wish | null {
  const [, before = "", inside = "", , after = ""] = meanForm.exec(text) ?? []
  const isMean = before !== ""
  // Blanks in the place of `mean(` and `)`: what is told of the rest is told at its place.
  const plain = isMean ? `${" ".repeat(before.length)}${inside} ${after}` : text
  const constraint = parseConstraint(plain, place, header, (d) => void diagnostics.push(d))
  if (constraint === null) return null
  if (isMean && /\swith\s+[\d.]+\s*%\s*$/u.test(after)) {
    diagnostics.push(error("solve-mean-with", constraint.span, { quantity: constraint.quantity }))
    return null
  }
  return { text: text.trim(), constraint: { ...constraint, text: text.trim() }, isMean }
}

/** What stands between conditions where someone writes several; a comma may also group digits, `和` may belong to a name. */
const joints = /\s(?:and|or)\s|&&?|\|\|?|(?<!\d)[,，]|[,，](?!\d)|[;；、]|并且|而且|或者|[且和或]/iu
const comparison = /[<>=≤≥≠]/u
/** Longer than a line of conditions that anyone types. */
const longest = 400

/** The conditions in a text that holds several; none where it does not. */
function partsOf(text: string): readonly string[] {
  if (text.length > longest) return []
  const parts = text.split(joints).map((part) => part.trim())
  return parts.length > 1 && parts.every((part) => comparison.test(part)) ? parts : []
}

/** With what may have been meant, where that is one. */
function noCondition({ span, params }: Diagnostic, text: string, venture: Venture): Diagnostic {
  const meant = meantCondition(text)
  const isOne = meant !== text.trim() && wishOf(meant, venture, []) !== null
  return error("solve-no-condition", span, { got: params.got ?? "", meant: isOne ? meant : "" })
}
