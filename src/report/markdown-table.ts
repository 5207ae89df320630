/** A table of GitHub Flavored Markdown, of cells that are Markdown already; figures stand on the right. */
export type MarkdownColumn = { readonly title: string; readonly isFigure: boolean }

export function markdownTable(columns: readonly MarkdownColumn[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`
  const rule = columns.map(({ isFigure }) => (isFigure ? "---:" : "---"))
  return [line(columns.map(({ title }) => title)), line(rule), ...rows.map(line)].join("\n")
}
