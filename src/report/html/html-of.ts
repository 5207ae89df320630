/**
 * A document as one HTML file that needs nothing else: no script, no font, no address is loaded, and the page's own policy
 * forbids it. It follows light and dark, narrow and wide pages, and prints.
 */
import { type Words, wordsOf } from "../../words/index.ts"
import type { Chapter, Document } from "../document/document.ts"
import { blocksHtml } from "./blocks.ts"
import { escaped } from "./escape.ts"
import { lineHtml } from "./inline.ts"
import { styleSheet } from "./style-sheet.ts"

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
const tags: Readonly<Record<Document["language"], string>> = { en: "en", zh: "zh-CN" }

export async function htmlOf(document: Document): Promise<string> {
  const words = wordsOf(document.language)
  const { title, subtitle, date, cover, contents, chapters, foot } = document
  const set: string[] = []
  for (const chapter of chapters) set.push(await chapterHtml(chapter, words))
  return `${headHtml(document, words)}
<header class="cover">
<p class="brand"><span>Venturi</span> <span>${escaped(subtitle)}</span></p>
<h1>${escaped(title)}</h1>
<p class="date">${escaped(date)}</p>
${await blocksHtml(cover, title, words)}
</header>
<div class="body">
<nav aria-labelledby="contents">
<h2 id="contents">${escaped(contents)}</h2>
<ol>
${chapters.map(({ id, title: name }) => `<li><a href="#${escaped(id)}">${escaped(name)}</a></li>`).join("\n")}
</ol>
</nav>
<main id="report" tabindex="-1">
${set.join("\n")}
</main>
</div>
<footer>
<p>${lineHtml(foot)}</p>
</footer>
</body>
</html>
`
}

function headHtml({ language, title, subtitle }: Document, words: Words): string {
  return `<!doctype html>
<html lang="${tags[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Venturi">
<title>${escaped(title)} – ${escaped(subtitle)}</title>
<style>
${styleSheet}
</style>
</head>
<body>
<a class="skip" href="#report">${escaped(words.page.skip)}</a>`
}

async function chapterHtml({ id, title, blocks }: Chapter, words: Words): Promise<string> {
  const name = `${id}-title`
  return `<section id="${escaped(id)}" aria-labelledby="${escaped(name)}">
<h2 id="${escaped(name)}">${escaped(title)}</h2>
${await blocksHtml(blocks, title, words)}
</section>`
}
