/**
 * What can be wrong with how a page looks, found inside the page: this function is sent to the browser as it stands, so
 * it uses nothing from outside itself.
 */
export function pageFaults(): string[] {
  const faults: string[] = []
  const tell = (what: string, node: Element): void => {
    const name = `${node.tagName.toLowerCase()}${node.id ? `#${node.id}` : ""}.${node.getAttribute("class") ?? ""}`
    const said = (node.textContent ?? "").replaceAll(/\s+/gu, " ").trim()
    faults.push(`${what} | ${name}: ${said.slice(0, 60)}`)
  }
  const isShown = (node: Element): boolean => node.checkVisibility() && !node.closest(".skip")

  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`)

  for (const node of document.body.querySelectorAll("*")) {
    if (node.closest("svg") || node.matches(".scroll") || node.clientWidth === 0 || !isShown(node)) continue
    if (node.scrollWidth > node.clientWidth + 1) tell(`cut by ${node.scrollWidth - node.clientWidth} px`, node)
    if (!node.closest(".scroll") && node.getBoundingClientRect().right > root.clientWidth + 1) tell("beyond the right edge", node)
  }

  for (const svg of document.querySelectorAll("svg")) {
    if (!isShown(svg)) continue
    const frame = svg.getBoundingClientRect()
    const texts = [...svg.querySelectorAll("text")].map((node) => ({ node, box: node.getBoundingClientRect() }))
    for (const { node, box } of texts) {
      const isInside =
        box.left >= frame.left - 1 && box.right <= frame.right + 1 && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1
      if (!isInside) tell("text beyond its picture", node)
    }
    for (const [k, one] of texts.entries())
      for (const other of texts.slice(k + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        // Lines of text are higher than their letters.
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        if (across > 1 && down > 4) tell(`text over “${other.node.textContent}”`, one.node)
      }
  }

  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((node) => ({
    node,
    level: Number(node.tagName[1]),
  }))
  if (levels.filter(({ level }) => level === 1).length !== 1) faults.push("not one h1")
  for (const [k, { node, level }] of levels.entries())
    if (level > (levels[k - 1]?.level ?? 0) + 1) tell("heading leaves a level out", node)
  return faults
}

/** Tables that do not fit: their names, with how much is missing. `most`: of so many columns or fewer. */
export function scrolledTables(most: number): string[] {
  return [...document.querySelectorAll(".scroll")].flatMap((region) => {
    const columns = region.querySelectorAll("thead > tr > *").length
    const missing = region.scrollWidth - region.clientWidth
    return missing > 1 && columns <= most ? [`${region.getAttribute("aria-label")}, ${columns} columns: ${missing} px`] : []
  })
}

/** Blocks that would leave a page of paper unfinished, and headings that may part from what follows. */
export function loosePages(): string[] {
  const name = (node: Element): string => `${node.tagName.toLowerCase()}.${node.getAttribute("class") ?? ""}`
  const forced = [...document.body.querySelectorAll("*")].filter((node) => {
    const { breakBefore, breakAfter } = getComputedStyle(node)
    return /page|left|right|recto|verso/u.test(`${breakBefore} ${breakAfter}`)
  })
  const loose = [...document.querySelectorAll("h2, h3, caption, figcaption, section > .lead")].filter(
    (node) => getComputedStyle(node).breakAfter !== "avoid",
  )
  return [...forced.map((node) => `${name(node)} begins a page`), ...loose.map((node) => `${name(node)} may stand alone`)]
}

/** Words of tables that go on in the next line where no sign in them says that they may. */
export function brokenWords(): string[] {
  const broken: string[] = []
  for (const table of document.querySelectorAll("table")) {
    if (!table.checkVisibility()) continue
    const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      // Addresses break anywhere; so do Chinese texts.
      for (const { 0: word, index } of (node.textContent ?? "").matchAll(/[^\s\u2e80-\uffff-]+/gu)) {
        if (node.parentElement?.closest("a") || word.length > 28) continue
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        const tops = [...range.getClientRects()].map(({ top }) => Math.round(top))
        if (Math.max(...tops) - Math.min(...tops) > 4) broken.push(word)
      }
  }
  return broken
}

/** Characters of the page that none of its fonts has: drawn like a code point that no font has. */
export function missingGlyphs(): string[] {
  const canvas = document.createElement("canvas")
  canvas.width = 48
  canvas.height = 48
  const pen = canvas.getContext("2d", { willReadFrequently: true })
  if (pen === null) throw new Error("internal: no canvas")
  const drawn = (char: string, font: string): string => {
    pen.clearRect(0, 0, 48, 48)
    pen.font = `24px ${font}`
    pen.fillText(char, 8, 34)
    return pen.getImageData(0, 0, 48, 48).data.join()
  }
  const missing = new Set<string>()
  for (const [holder, font] of [
    [document.body, getComputedStyle(document.body).fontFamily],
    ...[...document.querySelectorAll("code")].slice(0, 1).map((code) => [code, getComputedStyle(code).fontFamily] as const),
  ] as const) {
    const nothing = drawn("\u0378", font)
    const texts =
      holder === document.body ? holder.innerText : [...document.querySelectorAll("code")].map((code) => code.innerText).join("")
    // The sign that stands for what may not be shown is meant to look odd.
    for (const char of new Set(texts)) if (!/[\s\ufffd]/u.test(char) && drawn(char, font) === nothing) missing.add(char)
  }
  return [...missing]
}
