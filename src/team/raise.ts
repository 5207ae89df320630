/** The yearly rise of pay where the founder gives none: a figure of the US, used whatever the country, and said so. Units: [1/year], effective. */
import { type Default, defaultOf } from "../data/index.ts"

export const usualRaise: Default = defaultOf("raise")
