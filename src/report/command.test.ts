// What a reader copies into a terminal names a file and runs nothing else.
import { expect, test } from "vitest"
import { commandWord } from "./command.ts"

test.each([
  ["examples/first/venture.yaml", "examples/first/venture.yaml"],
  ["方案.yaml", "方案.yaml"],
  ["my venture.yaml", '"my venture.yaml"'],
  ["a;rm -rf b.yaml", "'a;rm -rf b.yaml'"],
  ["$(x).yaml", "'$(x).yaml'"],
  ["it's.yaml", String.raw`'it'\''s.yaml'`],
])("%s", (text, word) => expect(commandWord(text)).toBe(word))
