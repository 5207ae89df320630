// A value that the shell took apart is shown as it is to be written, in quotes; settings have the bounds of the library.
import { describe, expect, test } from "vitest"
import { commandOf } from "../../tests/support/command.ts"
import { optionBounds } from "../index.ts"

const solve = ["solve", "v.yaml", "--for", "x"]
const stands = "A value of several words stands in quotes:"

describe("more words than the command takes", () => {
  test.each<[readonly string[], string]>([
    [[...solve, "--between", "2", "8"], `${stands} --between "2 to 8"\n`],
    [[...solve, "--between", "2", "to", "8", "CNY", "--best"], `${stands} --between "2 to 8 CNY"\n`],
    [["solve", "--between", "2", "to", "8", "v.yaml", "--for", "x"], `${stands} --between "2 to 8"\n`],
    [[...solve, "--between", "-2", "8"], `${stands} --between "-2 to 8"\n`],
    [[...solve, "--such-that", "value", ">", "10", "USD"], `${stands} --such-that 'value > 10 USD'\n`],
    [
      [...solve, "--such-that", "ruin", "<", "5", "%", "--between", "2", "8"],
      `${stands} --such-that 'ruin < 5 %' --between "2 to 8"\n`,
    ],
    [["check", "v.yaml", "--set", "price=5", "USD"], `${stands} --set "price=5 USD"\n`],
    [["plan", "v.yaml", "w.yaml"], "There are more arguments than venturi plan takes.\n"],
    [["plan", "v.yaml", "w.yaml", "--scenario", "slow"], "There are more arguments than venturi plan takes.\n"],
  ])("%j", async (args, end) => {
    const { code, out, err } = await commandOf(args)
    expect([code, out]).toEqual([2, ""])
    expect(err).toContain(end)
  })

  test("in Chinese", async () => {
    const { err } = await commandOf([...solve, "--between", "2", "8", "--lang", "zh"])
    expect(err).toContain('venturi solve 的参数太多了。含有空格的值要加引号：--between "2 to 8"')
  })
})

test.each([
  ["samples", "run"],
  ["seed", "run"],
  ["threads", "run"],
  ["depth", "explain"],
] as const)("--%s has the bounds of the library", async (name, command) => {
  const { least, most } = optionBounds[name]
  for (const value of [least - 1, most + 1, least + 0.5]) {
    const { code, err } = await commandOf([command, "v.yaml", `--${name}=${value}`])
    expect(code).toBe(2)
    expect(err).toContain(`--${name} ${value}: a whole number from ${least} to ${most} is needed.`)
  }
})

describe("a month is counted from the start, or one of the calendar", () => {
  const { least, most } = optionBounds.month
  test.each([String(least - 1), String(most + 1), "0.5", "2027-13", "2027-00", "march", "month", ""])(
    "%j is none",
    async (value) => {
      const { code, err } = await commandOf(["explain", "v.yaml", `--month=${value}`])
      expect(code).toBe(2)
      expect(err).toContain(`a month from ${least} to ${most}`)
    },
  )
})

describe("an option that takes one value is given once", () => {
  test.each<[readonly string[], string]>([
    [[...solve, "--project", "a", "--project", "b"], "--project"],
    [[...solve, "--between", "2 to 8", "--between=3 to 9"], "--between"],
    [["check", "v.yaml", "--lang", "en", "--lang", "en"], "--lang"],
    [["run", "v.yaml", "--samples", "10", "--seed", "2", "--samples", "20"], "--samples"],
    [["plan", "v.yaml", "--scenario", "a", "--scenario", "a"], "--scenario"],
    [["explain", "v.yaml", "--month", "2", "--month", "3"], "--month"],
    [["compare", "v.yaml", "--format", "md", "--format", "text"], "--format"],
    [["sources", "v.yaml", "--as-of", "2026-01-01", "--as-of", "2026-02-01"], "--as-of"],
    [["model", "resnet50", "--batch", "1", "--batch", "2"], "--batch"],
    [["models", "--task", "detection", "--task", "detection"], "--task"],
  ])("%j", async (args, option) => {
    const { code, out, err } = await commandOf(args)
    expect([code, out]).toEqual([2, ""])
    expect(err).toContain(`The option ${option} takes one value and stands here more than once: give it once.`)
  })

  test("what gathers values may come again, and so may flags", async () => {
    const { err } = await commandOf([
      "run",
      "v.yaml",
      "--set",
      "a=1",
      "--set",
      "b=2",
      "--until",
      "a +- 1 %",
      "--until",
      "b +- 1 %",
      "-q",
      "-q",
    ])
    expect(err).toContain("v.yaml")
    expect(err).not.toContain("once")
  })

  test("in Chinese", async () => {
    const { err } = await commandOf(["plan", "v.yaml", "--seed", "1", "--seed", "1", "--lang", "zh"])
    expect(err).toContain("--seed 只能有一个值，这里写了多次：请只写一次。")
  })
})

test.each([
  [["--program", "--matters"], "--program", "--matters"],
  [["--matters", "--program"], "--program", "--matters"],
  [["--program", "--month", "3"], "--program", "--month"],
  [["--matters", "--depth", "3"], "--matters", "--depth"],
])("%j do not go together", async (given, first, second) => {
  const { code, err } = await commandOf(["explain", "v.yaml", "x", ...given])
  expect(code).toBe(2)
  expect(err).toContain(`${first} and ${second} do not go together: leave one of them out.`)
})
