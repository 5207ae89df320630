/** Design tokens: every colour, size and font of a page stands here. Texts have a contrast of 4.5:1 or more to their ground. */
import { inkDeclarations } from "../charts/colours.ts"

const light = `
  --ground: #ffffff;
  --tint: #f1f4f8;
  --text: #1c2530;
  --soft: #55606d;
  --rule: #dfe4ea;
  --accent: #1d5fa6;
  --accent-tint: #eef4fb;
  --warn: #a3470a;
  --warn-tint: #fdf3ea;
${inkDeclarations("light")}`

const dark = `
  --ground: #161b21;
  --tint: #222a33;
  --text: #e8ecf1;
  --soft: #a9b3bf;
  --rule: #333c47;
  --accent: #74b4f4;
  --accent-tint: #1a2837;
  --warn: #f2a565;
  --warn-tint: #2e2319;
${inkDeclarations("dark")}`

/** Paper is white whatever the screen prefers. */
export const tokenStyle: string = `
:root {
  color-scheme: light;
  --font: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "PingFang SC",
    "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "WenQuanYi Micro Hei", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", "PingFang SC",
    "Noto Sans CJK SC", "Microsoft YaHei", monospace;
  --gap: 1.5rem;
  --radius: 10px;
  --measure: 46rem;${light}
}
@media screen and (prefers-color-scheme: dark) {
:root {
  color-scheme: dark;${dark}
}
}`
