/** What someone may have meant whose condition cannot be read: another sign for a comparison, a median, the sides exchanged. */

type Rewriting = readonly [RegExp, string | ((...parts: string[]) => string)]

const name = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_.]*(?:\s+(?:at\s+end|at\s+month\s+\d+|always))?`
const sign = "<=|>=|==|!=|<|>"
const turned: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!=" }

/** One after the other. */
const rewritings: readonly Rewriting[] = [
  [/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)],
  [/≥|≧|=>/gu, ">="],
  [/≤|≦|=</gu, "<="],
  [/≠|<>/gu, "!="],
  [/(?<![<>=!])=(?!=)/gu, "=="],
  [/^\s*(?:mean|average|avg|expected|E)(?:\s+|\s*\(\s*)([^()<>=!]+?)\s*\)?\s*(?=[<>=!])/iu, "mean($1) "],
  [/^\s*median(?:\s+|\s*\(\s*)([^()<>=!]+?)\s*\)?\s*((?:<|>)=?.+)$/iu, "$1 $2 with 50 %"],
  [/^\s*(?:probability|prob|P)\s*\(\s*([^()<>=!]+?)\s*\)/iu, "$1"],
  [/^\s*(?:probability|prob|P)\s*\(\s*([^()]+?)\s*\)\s*>=?\s*([\d.]+\s*%)\s*$/iu, "$1 with $2"],
  [
    new RegExp(`^\\s*([\\d.][^<>=!]*?)\\s*(${sign})\\s*(${name})\\s*$`, "u"),
    (_, value = "", how = "", of = "") => `${of} ${turned[how] ?? how} ${value}`,
  ],
]

/** Longer than anything that one means. */
const longest = 200

/** The text rewritten; it may still be no condition. */
export function meantCondition(text: string): string {
  if (text.length > longest) return text
  return rewritings
    .reduce((so, [from, to]) => (typeof to === "string" ? so.replace(from, to) : so.replace(from, to)), text)
    .trim()
}
