/** Where a figure comes from, as a line with links: addresses, papers of arXiv, files of public repositories at a commit. */
import type { Source } from "../../../engine/index.ts"
import type { Words } from "../../../words/index.ts"
import type { Inline, Line } from "../document.ts"
import { plain } from "../marks.ts"

export function sourceLine(words: Words, { title: written, where }: Source): Line {
  const title = words.sources.title(written)
  const places = (where ?? "").split("; ").filter((place) => place !== "")
  const [first, ...others] = places.map((place) => ({ place, to: addressOf(place) }))
  if (first === undefined) return [{ kind: "text", text: plain(title) }]
  return [linked(title, first.place, first.to), ...others.flatMap(({ place, to }) => [space, linked(place, place, to)])].flat()
}

const space: Inline = { kind: "text", text: " " }

/** A place that has no address stands in parentheses behind the title. */
function linked(text: string, place: string, to: string | null): Inline[] {
  if (to !== null) return [{ kind: "link", text: plain(text), to }]
  return [{ kind: "text", text: plain(text === place ? `(${place})` : `${text} (${place})`) }]
}

/** Only what leads to a page of the web: another scheme could do something when it is opened. */
function addressOf(place: string): string | null {
  if (/^https?:\/\/\S+$/u.test(place)) return place
  const paper = /^arXiv[: ](\d{4}\.\d{4,5})$/u.exec(place)?.[1]
  if (paper !== undefined) return `https://arxiv.org/abs/${paper}`
  const [, repository, path, commit] = /^([\w.-]+\/[\w.-]+):(\S+)@([0-9a-f]{7,40})$/u.exec(place) ?? []
  if (repository === undefined || path === undefined || commit === undefined) return null
  return `https://github.com/${repository}/blob/${commit}/${path}`
}
