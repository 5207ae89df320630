// What the interview offers reads as quantities, and each figure that claims a source has one.
import { expect, test } from "vitest"
import { noUnits, parseValue } from "../units/index.ts"
import { assumptions, offered } from "./figures.ts"

test.each([...Object.values(assumptions), ...offered.map(({ value }) => value)])("%s is a quantity", (text) => {
  const problems: string[] = []
  const value = parseValue(text, { file: "figures", offset: 0 }, noUnits, ({ code }) => void problems.push(code))
  expect([value?.kind === "constant" || value?.kind === "random" || value?.kind === "bound", problems]).toEqual([true, []])
})

test.each(offered)("$id has a title, an address and a date", ({ source, confidence }) => {
  expect(source.title.length).toBeGreaterThan(10)
  expect(source.where).toMatch(/^https:\/\/\S+\.\S+/u)
  expect(source.date).toMatch(/^\d{4}/u)
  expect(["published", "secondary"]).toContain(confidence)
})
