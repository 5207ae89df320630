/** The defaults of the sector that a project, or the file for it, names. */
import { isSector, sectorDefaults } from "../data/index.ts"
import { type ByDefault, insteadOf, into, type Reading, type Tree } from "../shape/index.ts"

/**
 * A word that names no sector is told where the project is read. Seasons need a calendar, and those that the founder
 * writes are his alone.
 */
export function defaultsOfSector(tree: Tree, at: Reading, hasCalendar: boolean): ReadonlyMap<string, ByDefault> {
  const written = insteadOf(into(at, "sector")) ?? under(tree, "sector")
  const word = written?.kind === "scalar" ? written.text.trim().toLowerCase() : ""
  if (!isSector(word)) return new Map()
  const market = under(tree, "market")
  const takesSeasons = hasCalendar && market !== undefined && under(market, "season") === undefined
  return new Map(
    [...sectorDefaults(word)].flatMap(alsoInMapping).filter(([key]) => takesSeasons || !key.startsWith("market.season.")),
  )
}

function under(tree: Tree, key: string): Tree | undefined {
  return tree.kind === "map" ? tree.entries.find((entry) => entry.key === key)?.value : undefined
}

/** Churn stands alone or, beside a contract or early leaving, as a key of its own section. */
function alsoInMapping([key, value]: readonly [string, ByDefault]): (readonly [string, ByDefault])[] {
  return key === "churn"
    ? [
        [key, value],
        ["churn.rate", value],
      ]
    : [[key, value]]
}
