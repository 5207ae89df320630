/** Small sums in a layer file, such as `4 * width`: whole numbers, names, + - * / and parentheses. Nothing else. */

export type Sum =
  | { readonly kind: "value"; readonly value: number }
  | { readonly kind: "unknown name"; readonly name: string }
  /** It cannot be read, or gives no whole number. */
  | { readonly kind: "no number" }

/** Longer ones are no sums. */
const mostCharacters = 200

export function evaluate(text: string, names: ReadonlyMap<string, number>): Sum {
  const tokens = text.length > mostCharacters ? null : tokensOf(text)
  const unknown = tokens?.find((token) => /^\p{L}/u.test(token) && !names.has(token))
  if (unknown !== undefined) return { kind: "unknown name", name: unknown }
  const reader = { tokens: tokens ?? [], next: 0, names }
  const value = sum(reader)
  const isWhole = reader.next === reader.tokens.length && Number.isSafeInteger(value)
  return isWhole ? { kind: "value", value } : { kind: "no number" }
}

type Reader = { readonly tokens: readonly string[]; next: number; readonly names: ReadonlyMap<string, number> }

function tokensOf(text: string): readonly string[] | null {
  const tokens = text.match(/\d+|\p{L}[\p{L}\p{N}_]*|[-+*/()]/gu) ?? []
  return tokens.join("") === text.replaceAll(/\s/gu, "") ? tokens : null
}

/** What cannot be read is not a number, and stays so. */
function sum(reader: Reader): number {
  let value = product(reader)
  for (let sign = reader.tokens[reader.next]; sign === "+" || sign === "-"; sign = reader.tokens[reader.next]) {
    reader.next += 1
    value += (sign === "+" ? 1 : -1) * product(reader)
  }
  return value
}

function product(reader: Reader): number {
  let value = factor(reader)
  for (let sign = reader.tokens[reader.next]; sign === "*" || sign === "/"; sign = reader.tokens[reader.next]) {
    reader.next += 1
    const other = factor(reader)
    value = sign === "*" ? value * other : value / other
  }
  return value
}

function factor(reader: Reader): number {
  const token = reader.tokens[reader.next]
  reader.next += 1
  if (token === "(") {
    const value = sum(reader)
    reader.next += 1
    return reader.tokens[reader.next - 1] === ")" ? value : Number.NaN
  }
  return token === undefined ? Number.NaN : (reader.names.get(token) ?? (/^\d/.test(token) ? Number(token) : Number.NaN))
}
