/** Whether the data are enough, and for what: one sentence for each rule. */

import type { RoomProfile } from "../../dataroom/index.ts"
import { printable } from "../../diagnostics/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { bare, share } from "../figures.ts"
import type { Section } from "./section.ts"

type Advice = RoomProfile["advice"][number]

export function enoughSection({ advice }: RoomProfile, words: Words): Section {
  return { title: words.dataroom.sections.enough, parts: advice.map((one) => sentence(one, words)) }
}

function sentence(advice: Advice, words: Words): string {
  const { dataroom, language } = words
  const count = (figure: number): string => grouped(figure, language)
  const points = (figure: number): string => bare(words, 100 * figure)
  switch (advice.kind) {
    case "precision":
      return dataroom.precision(count(advice.heldBack), points(advice.points), count(advice.rowsNeeded))
    case "rarest":
      return dataroom.rarest(printable(advice.name), count(advice.rows), points(advice.points), count(advice.rowsNeeded))
    case "regression":
      return dataroom.regression(
        count(advice.parameters),
        count(advice.rowsNeeded),
        count(advice.rows),
        advice.rows >= advice.rowsNeeded,
      )
    case "tokens":
      return dataroom.tokensEnough(bare(words, advice.tokens), bare(words, advice.parameters))
    case "cold":
      return dataroom.cold(share(words, advice.share), count(advice.few))
  }
}
