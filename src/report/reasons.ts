/** What speaks for the best project against the next one, as parts of a sentence. */
import type { Difference } from "../decide/index.ts"
import { unreachable } from "../engine/index.ts"
import type { Figure } from "./document/document.ts"
import { openPath } from "./document/pen.ts"
import type { Writer } from "./writer.ts"

const mostReasons = 2

/** Against the project `name`. */
export function reasonsOf(name: string, writer: Writer): string[] {
  const { because } = writer.pen.answer
  if (because === null || because.next !== name) return []
  return because.differences.slice(0, mostReasons).map((one, k) => reasonText(one, `/because/differences/${k}`, name, writer))
}

function reasonText({ quantity, unit }: Difference, at: string, next: string, { pen, write }: Writer): string {
  const said = pen.words.report.reasons
  const own = quantity === "survival" ? "ruin" : quantity
  const opens = (project: string): string => openPath(pen, `${project}.${own}`)
  const [mine, its] = [opens(pen.answer.best), opens(next)]
  const both = (figure: (at: string, path: string) => Figure): [string, string] => [
    write(figure(`${at}/best`, mine)),
    write(figure(`${at}/next`, its)),
  ]
  const amounts = (): [string, string] => both((place, path) => pen.amount(place, unit, path))
  switch (quantity) {
    case "business.revenue":
      return said.revenue(...amounts())
    case "business.costs":
      return said.costs(...amounts())
    case "launch":
      return said.launch(write(pen.amount(`${at}/next - ${at}/best`, unit, mine)))
    case "survival":
      return said.survival(...both(pen.share))
    default:
      return unreachable(quantity)
  }
}
