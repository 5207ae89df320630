/** The style sheet of a page, in the order in which its parts override each other. */
import { baseStyle } from "./style-base.ts"
import { blockStyle } from "./style-blocks.ts"
import { frameStyle } from "./style-frame.ts"
import { printStyle } from "./style-print.ts"
import { tokenStyle } from "./style-tokens.ts"

export const styleSheet: string = [tokenStyle, baseStyle, frameStyle, blockStyle, printStyle].join("\n")
