/** What endangers the best project most. */
import type { Action } from "../decide/index.ts"
import { effectOf } from "./effects.ts"
import { asWritten } from "./names.ts"
import { amountText, type Writer } from "./writer.ts"

type Numbered = { readonly action: Action; readonly k: number }

/** The risk, or the round that may never come, that costs most; else what goes with ruin most closely. */
export function dangerOf(writer: Writer): string[] {
  const all = writer.pen.answer.actions.map((action, k) => ({ action, k }))
  const [worst] = all.filter((one) => lossOf(one) > 0).toSorted((a, b) => lossOf(b) - lossOf(a))
  if (worst !== undefined) return [worst.action.kind === "secure" ? roundText(worst, writer) : riskText(worst, writer)]
  const watched = all.find(({ action }) => action.kind === "watch")
  return watched === undefined ? [] : watchText(watched, writer)
}

/** What is lost by it, in the mean. */
function lossOf({ action: { kind, moves, otherwise } }: Numbered): number {
  if (kind === "protect") return moves.by.mean ?? 0
  return kind === "secure" ? -(otherwise?.by.mean ?? 0) : 0
}

function riskText({ action: { path, from, moves }, k }: Numbered, writer: Writer): string {
  const often =
    from === null ? "" : amountText(writer, `/actions/${k}/from/value`, from.unit, `${path}.probability`, `${path}.frequency`)
  const loss = amountText(writer, `/actions/${k}/moves/by/mean`, moves.by.unit, moves.path)
  return writer.pen.words.report.riskIs(nameIn(path, writer), often, loss)
}

function roundText({ action: { path, otherwise, moves }, k }: Numbered, writer: Writer): string {
  const { by, path: moved } = otherwise ?? moves
  const loss = amountText(writer, `/actions/${k}/otherwise/by/mean * -1`, by.unit, moved)
  return writer.pen.words.report.roundFails(nameIn(path, writer), loss)
}

function watchText({ action: { path, from, to, moves }, k }: Numbered, writer: Writer): string[] {
  if (from === null || to === null) return []
  const effect = effectOf({ moves, at: `/actions/${k}/moves`, error: null }, true, writer)
  const [usual, worse] = [from, to].map(({ unit }, n) =>
    amountText(writer, `/actions/${k}/${n === 0 ? "from" : "to"}/value`, unit, path),
  )
  return [writer.pen.words.report.dangerIs(writer.name(path), usual ?? "", worse ?? "", effect)]
}

/** The third step of its path, as written: `onprem.risks.fire`, `onprem.funding.seed`. */
function nameIn(path: string, { pen }: Writer): string {
  return asWritten(path.split(".")[2] ?? path, pen.about.text)
}
