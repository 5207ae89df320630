/** What endangers the best project most. */
import { openPath } from "./document/pen.ts"
import { effectOf } from "./effects.ts"
import { asWritten } from "./names.ts"
import type { Writer } from "./writer.ts"

/** The risk that costs most; else what goes with ruin most closely. */
export function dangerOf(writer: Writer): string[] {
  const { pen, write, name } = writer
  const { words, about, answer } = pen
  const said = words.report
  const amount = (at: string, unit: string, ...paths: string[]): string => write(pen.amount(at, unit, openPath(pen, ...paths)))
  const k = answer.actions.findIndex(({ kind }) => kind === "protect")
  const risk = answer.actions[k]
  if (risk !== undefined) {
    const { path, from, moves } = risk
    const often = from === null ? "" : amount(`/actions/${k}/from/value`, from.unit, `${path}.probability`, `${path}.frequency`)
    const loss = amount(`/actions/${k}/moves/by/mean`, moves.by.unit, moves.path)
    return [said.riskIs(asWritten(path.split(".")[2] ?? path, about.text), often, loss)]
  }
  const at = answer.actions.findIndex(({ kind }) => kind === "watch")
  const watched = answer.actions[at]
  if (watched?.from == null || watched.to === null) return []
  const { path, from, to, moves } = watched
  const effect = effectOf({ moves, at: `/actions/${at}/moves`, error: null }, true, writer)
  const [usual, worse] = [amount(`/actions/${at}/from/value`, from.unit, path), amount(`/actions/${at}/to/value`, to.unit, path)]
  return [said.dangerIs(name(path), usual, worse, effect)]
}
