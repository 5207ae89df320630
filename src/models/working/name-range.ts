/** Names that differ in their last number alone, told as a range: `0–31`; `0–4, 6–10, …` where others stand between. */

/** Stretches of a long list that are named; more would crowd out the figures. */
const mostStretches = 2

/** A name without its last number: only names that differ in it can be told as a range. */
export function stemOf(name: string): string {
  return name.replace(/\d+(?=\D*$)/u, "#")
}

export function rangeOfNames(names: readonly string[]): string {
  const [first = ""] = names
  if (names.length === 1) return first
  const parts = /^(.*?)(\d+)(\D*)$/su.exec(first)
  const numbers = names.map((name) => Number(/(\d+)\D*$/u.exec(name)?.[1] ?? 0))
  const stretches: [number, number][] = []
  for (const number of numbers) {
    const last = stretches.at(-1)
    if (last !== undefined && number === last[1] + 1) last[1] = number
    else stretches.push([number, number])
  }
  const shown = stretches.slice(0, mostStretches).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  const rest = stretches.length > mostStretches ? ", …" : ""
  return `${parts?.[1] ?? ""}${shown.join(", ")}${rest}${parts?.[3] ?? ""}`
}
