/** `explain FILE --program` for people: how the graph shrinks from pass to pass, and the program that runs. */
import type { Listing, Listings } from "../engine/index.ts"
import { countOf } from "./names.ts"
import type { Page } from "./page.ts"
import { table } from "./table.ts"

export function programText({ before, passes, fixed, main }: Listings, page: Page): string {
  const { words, paint } = page
  const said = words.report.program
  const rows = [
    { name: said.before, ...before },
    ...passes.map(({ name, ...size }) => ({ name: said.passes[name] ?? name, ...size })),
    { name: said.fixed, ...fixed },
    { name: said.main, ...main },
  ].map(({ name, nodes, monthly }) => ({ cells: [name, countOf(words, nodes), countOf(words, monthly)] }))
  const listing = (heading: string, { lines }: Listing): string[] =>
    lines.length === 0 ? [] : [`${paint.heading(heading)}\n${lines.join("\n")}`]
  return [
    table(page, [said.step, said.nodes, said.monthly], rows),
    ...listing(said.before, before),
    ...listing(said.fixed, fixed),
    ...listing(said.main, main),
  ].join("\n\n")
}
