// What a reader copies into a terminal names a file and runs nothing else.
import { expect, test } from "vitest"
import { handMadePlan, handMadeVenture } from "../../tests/support/hand-made-plan.ts"
import { wordsOf } from "../words/index.ts"
import { commandWord, reportCommand } from "./command.ts"
import { penOf } from "./document/pen.ts"

test.each([
  ["examples/first/venture.yaml", "examples/first/venture.yaml"],
  ["方案.yaml", "方案.yaml"],
  ["my venture.yaml", '"my venture.yaml"'],
  ["a;rm -rf b.yaml", "'a;rm -rf b.yaml'"],
  ["$(x).yaml", "'$(x).yaml'"],
  ["it's.yaml", String.raw`'it'\''s.yaml'`],
])("%s", (text, word) => expect(commandWord(text)).toBe(word))

test("a report is made again with all that was put in the place of written values", () => {
  const changed = { scenario: "slow start", set: [{ path: "price", text: "5 USD/month" }] }
  expect(reportCommand(penOf(handMadePlan, { ...handMadeVenture, changed }, wordsOf("zh")))).toBe(
    `venturi report ${handMadeVenture.file} --scenario "slow start" --set "price=5 USD/month" --samples 10240 --seed 7 --lang zh -o report.html`,
  )
})

test("a formula stands apart from the equals sign of the option", () => {
  const changed = { scenario: null, set: [{ path: "price", text: "= 2 * cost" }] }
  expect(reportCommand(penOf(handMadePlan, { ...handMadeVenture, changed }, wordsOf("en")))).toContain(
    "--set 'price= = 2 * cost'",
  )
})
