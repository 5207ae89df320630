/** What endangers the best project most. */
import type { Action } from "../decide/index.ts"
import { effectOf } from "./effects.ts"
import { asWritten } from "./names.ts"
import { amountText, type Writer } from "./writer.ts"

/** Where it stands in the answer. */
const at = "/danger"

export function dangerOf(writer: Writer): string[] {
  const { danger } = writer.pen.answer
  if (danger === null) return []
  if (danger.kind === "watch") return watchText(danger, writer)
  return [danger.kind === "secure" ? roundText(danger, writer) : riskText(danger, writer)]
}

function riskText({ path, from, moves }: Action, writer: Writer): string {
  const often = from === null ? "" : amountText(writer, `${at}/from/value`, from.unit, `${path}.probability`, `${path}.frequency`)
  const loss = amountText(writer, `${at}/moves/by/mean`, moves.by.unit, moves.path)
  return writer.pen.words.report.riskIs(nameIn(path, writer), often, loss)
}

function roundText({ path, otherwise, moves }: Action, writer: Writer): string {
  const { by, path: moved } = otherwise ?? moves
  const loss = amountText(writer, `${at}/otherwise/by/mean * -1`, by.unit, moved)
  return writer.pen.words.report.roundFails(nameIn(path, writer), loss)
}

function watchText({ path, from, to, moves }: Action, writer: Writer): string[] {
  if (from === null || to === null) return []
  const effect = effectOf({ moves, at: `${at}/moves`, error: null }, true, writer)
  const [usual, worse] = [from, to].map(({ unit }, n) => amountText(writer, `${at}/${n === 0 ? "from" : "to"}/value`, unit, path))
  return [writer.pen.words.report.dangerIs(writer.name(path), usual ?? "", worse ?? "", effect)]
}

/** The third step of its path, as written: `onprem.risks.fire`, `onprem.funding.seed`. */
function nameIn(path: string, { pen }: Writer): string {
  return asWritten(path.split(".")[2] ?? path, pen.about.text)
}
