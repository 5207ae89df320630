/** The set-ups of a server side by side: the planned one marked in its place, with why no cheaper one is planned. */
import type { ServedProject } from "../../decide/index.ts"
import { perMillionName, perMillionUnit } from "../serving/pictures.ts"
import { planText } from "../serving/plan-text.ts"
import { figured, pictureTable, rightOf, said } from "./chapters/setting.ts"
import type { Row, Table } from "./document.ts"
import type { Pen } from "./pen.ts"
import { writerOf } from "./served-writer.ts"

export function setupTable(one: ServedProject, k: number, pen: Pen): Table {
  const { serving, served } = pen.words
  return pictureTable(
    [served.setup, rightOf(perMillionName(one.pictures, pen.words)), rightOf(serving.charts.latency), served.besidePlan],
    one.pictures.setups.map((_, at) => rowOf(one, at, k, pen)),
  )
}

function rowOf(one: ServedProject, at: number, k: number, pen: Pen): Row {
  const { words } = pen
  const { amount } = writerOf(one, k, pen)
  const place = `pictures/setups/${at}/setup`
  const { setup, standing } = one.pictures.setups[at]!
  return {
    ...(standing === "planned" ? { isStrong: true } : {}),
    cells: [
      said(planText(setup.plan, words)),
      figured(amount(`${place}/perMillionTokens`, perMillionUnit(one.pictures), "unit_cost")),
      figured(amount(`${place}/latency`, "s", "ttft")),
      said(words.served.standing[standing]),
    ],
  }
}
