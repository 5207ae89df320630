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
  ["month", "explain"],
] as const)("--%s has the bounds of the library", async (name, command) => {
  const { least, most } = optionBounds[name]
  for (const value of [least - 1, most + 1, least + 0.5]) {
    const { code, err } = await commandOf([command, "v.yaml", `--${name}=${value}`])
    expect(code).toBe(2)
    expect(err).toContain(`--${name} ${value}: a whole number from ${least} to ${most} is needed.`)
  }
})
