// Sources as links: only pages of the web are linked, and what has no address still says where it stands.
import { expect, test } from "vitest"
import { readText } from "../../../../tests/support/document-parts.ts"
import { wordsOf } from "../../../words/index.ts"
import { sourceLine } from "./source-line.ts"

test.each([
  ["a page", "https://example.org/a?b=1", "a page", ["https://example.org/a?b=1"]],
  ["a paper", "arXiv 2106.09685", "a paper", ["https://arxiv.org/abs/2106.09685"]],
  ["a table", "epoch/tables:data/x.csv@cf2a707", "a table", ["https://github.com/epoch/tables/blob/cf2a707/data/x.csv"]],
  ["two", "https://a.org; https://b.org", "two https://b.org", ["https://a.org", "https://b.org"]],
  ["a book", "page 12", "a book (page 12)", []],
  ["a paper", "arXiv 2204.02311, appendix B", "a paper (arXiv 2204.02311, appendix B)", []],
  ["no trick", "javascript:alert(1)", "no trick (javascript:alert(1))", []],
  ["an assumption", undefined, "an assumption", []],
])("%s at %s", (title, where, text, links) => {
  const line = sourceLine(wordsOf("en"), { title, ...(where === undefined ? {} : { where }) })
  expect(readText(line)).toBe(text)
  expect(line.flatMap((one) => (one.kind === "link" ? [one.to] : []))).toEqual(links)
})

test("a title that is not Chinese stands in its own marks in a Chinese text", () => {
  const line = sourceLine(wordsOf("zh"), { title: "SaaS metrics", where: "https://example.com/a" })
  expect(line).toEqual([{ kind: "link", text: "《SaaS metrics》", to: "https://example.com/a" }])
})
