/**
 * The inks of charts. Each is a variable of the page with the colour of a white page behind it, so that a picture follows
 * light, dark and print, and stands alone too. Blue and orange can be told apart by everyone; what they mean is also said
 * by position, sign or label. Marks have a contrast of 3:1 to their ground, texts of 4.5:1.
 */
type Shade = { readonly light: string; readonly dark: string }

export type Ink =
  | "text"
  | "soft"
  | "grid"
  | "axis"
  | "main"
  | "narrow"
  | "wide"
  | "up"
  | "down"
  | "total"
  | "danger"
  | "ground"
  | "series1"
  | "series2"
  | "series3"
  | "series4"
  | "series5"
  | "series6"

const inks: Readonly<Record<Ink, Shade>> = {
  text: { light: "#1c2530", dark: "#e8ecf1" },
  soft: { light: "#55606d", dark: "#a9b3bf" },
  grid: { light: "#e4e8ed", dark: "#2c343e" },
  axis: { light: "#8791a0", dark: "#7b8796" },
  main: { light: "#1d5fa6", dark: "#74b4f4" },
  narrow: { light: "#8fb6df", dark: "#2f6299" },
  wide: { light: "#d5e4f4", dark: "#1c3854" },
  up: { light: "#1d5fa6", dark: "#74b4f4" },
  down: { light: "#bf5408", dark: "#f2994a" },
  total: { light: "#596676", dark: "#9ba8b7" },
  danger: { light: "#fdf1e6", dark: "#33251b" },
  ground: { light: "#ffffff", dark: "#161b21" },
  /** Of groups of columns, in this order; they differ in lightness too. */
  series1: { light: "#1d5fa6", dark: "#74b4f4" },
  series2: { light: "#d9731a", dark: "#f2994a" },
  series3: { light: "#4b5766", dark: "#b9c3cf" },
  series4: { light: "#8a5fb5", dark: "#c3a2e8" },
  series5: { light: "#11806f", dark: "#4fc4b0" },
  series6: { light: "#8a6d00", dark: "#d9bf4e" },
}

export const seriesInks: readonly Ink[] = ["series1", "series2", "series3", "series4", "series5", "series6"]

const names = Object.keys(inks) as Ink[] // its keys

/** As it stands in a picture: `var(--chart-main, #1d5fa6)`. */
export function paintOf(ink: Ink): string {
  return `var(--chart-${ink}, ${inks[ink].light})`
}

/** Declarations that give a page the inks of one shade. */
export function inkDeclarations(shade: keyof Shade): string {
  return names.map((ink) => `--chart-${ink}: ${inks[ink][shade]};`).join("\n")
}
