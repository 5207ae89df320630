// A month as one asks for it, in all the ways that the output and the file write it.
import { expect, test } from "vitest"
import { type AskedMonth, parseMonth } from "./index.ts"

const counted = (month: number): AskedMonth => ({ kind: "counted", month })
const calendar = (year: number, number: number): AskedMonth => ({ kind: "calendar", year, number })

test.each<[string, AskedMonth | null]>([
  ["14", counted(14)],
  [" month 14 ", counted(14)],
  ["Month  0", counted(0)],
  ["2027", counted(2027)],
  ["2027-03", calendar(2027, 3)],
  ["2027-3", calendar(2027, 3)],
  ["2027年3月", calendar(2027, 3)],
  ["2027 年 12 月", calendar(2027, 12)],
  ["2027-13", null],
  ["2027-00", null],
  ["2027-03-01", null],
  ["-1", null],
  ["1.5", null],
  ["month", null],
  ["", null],
])("%j", (text, expected) => expect(parseMonth(text)).toEqual(expected))
