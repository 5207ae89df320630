/**
 * What ECharts writes, as a picture that stands in any page: without its style sheet, whose class names every chart of a
 * page would share, without marks for scripts, without style attributes, which a strict page forbids, and in the page's font.
 * Only the renderer's own tags are touched; texts hold no `<`, `>` or `"`, since it escapes them.
 */
import { withoutUnfitSigns } from "../unfit-signs.ts"

/** A word joiner: it has no width and no shape. */
const seal = "\u2060"

/**
 * A text as it is given to the renderer, which keeps texts as names of a plain object: `__proto__` would write into every
 * object of the program. A sealed text is no such name; the seal is taken off again.
 */
export function sealed(text: string): string {
  return seal + text
}

export function cleanSvg(svg: string, width: number, height: number): string {
  // A picture with a sign in it that XML forbids cannot be read at all.
  const inside = withoutUnfitSigns(svg.replaceAll(seal, ""))
    .replace(/^<svg[^>]*>/u, "")
    .replace(/<\/svg>\s*$/u, "")
    .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/gu, "")
    .replaceAll(/<defs[^>]*>\s*<\/defs>/gu, "")
    .replaceAll(/<rect [^>]*fill="none"[^>]*><\/rect>/gu, "")
    .replaceAll(/<[a-z]+ [^>]*>/gu, cleanTag)
    .replaceAll(/\n\s*/gu, "\n")
    .trim()
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`
  return `${head} font-family="system-ui, sans-serif" aria-hidden="true" focusable="false">\n${inside}\n</svg>`
}

function cleanTag(tag: string): string {
  return tag
    .replaceAll(/ (class|ecmeta_[a-z_]+|pointer-events|xml:space)="[^"]*"/gu, "")
    .replaceAll(/ style="([^"]*)"/gu, (_, style: string) => attributesOf(style))
}

/** `font-size:12px;font-weight:600` as attributes; the family is the page's. */
function attributesOf(style: string): string {
  return style
    .split(";")
    .map((one) => one.split(":").map((part) => part.trim()))
    .flatMap(([name = "", value = ""]) =>
      name === "" || name === "font-family" ? [] : [` ${name}="${value.replace(/px$/u, "")}"`],
    )
    .join("")
}
