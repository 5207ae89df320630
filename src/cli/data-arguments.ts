/** Values of the options of `data`: shares, changes and groups; read, or refused in the words of the user's language. */
import type { Words } from "../index.ts"
import { UsageError } from "./arguments.ts"

/** `0.05`, `5%`; whether it is a chance that can be, the library tells. */
export function chanceFrom(option: string, { cli, evidence }: Words): (text: string) => number {
  return (text) => {
    const [, figure, percent] = /^\s*([-+]?\d*\.?\d+)\s*(%?)\s*$/u.exec(text) ?? []
    if (figure === undefined) throw new UsageError(cli.badValue(option, text, evidence.shareNeeded))
    // In one division: 0.07 is not 7 × 0.01.
    return percent === "%" ? Number(figure) / 100 : Number(figure)
  }
}

/** `A,B`. */
export function groupsFrom(option: string, { cli, evidence }: Words): (text: string) => readonly string[] {
  return (text) => {
    const names = text.split(/[,，、]/u).map((name) => name.trim())
    if (names.length !== 2 || names.includes("") || names[0] === names[1])
      throw new UsageError(cli.badValue(option, text, evidence.groupsNeeded))
    return names
  }
}

export type Cost = { readonly figure: number; readonly unit: string }

/** `500 USD`, `20`: what a mistake costs. */
export function costFrom(option: string, { cli, threshold }: Words): (text: string) => Cost {
  return (text) => {
    const [, figure, unit = ""] = /^\s*(\d[\d,]*(?:\.\d+)?|\.\d+)\s*(\D\S*)?\s*$/u.exec(text) ?? []
    if (figure === undefined) throw new UsageError(cli.badValue(option, text, threshold.costNeeded))
    return { figure: Number(figure.replaceAll(",", "")), unit }
  }
}

/** `price,season`: one column or several. */
export function columnsFrom(option: string, { cli, fits }: Words): (text: string) => readonly string[] {
  return (text) => {
    const names = text.split(/[,，、]/u).map((name) => name.trim())
    if (names.includes("")) throw new UsageError(cli.badValue(option, text, fits.columnsNeeded))
    return names
  }
}
