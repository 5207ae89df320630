/** On paper: A4, the contents under the cover, chapters one after the other, nothing cut that belongs together, addresses written out. */
export const printStyle: string = `
@page {
  size: A4;
  margin: 20mm 18mm 22mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt sans-serif; color: #55606d; }
  @bottom-left { content: "Venturi"; font: 8.5pt sans-serif; color: #55606d; }
}
@page :first {
  @bottom-right { content: none; }
  @bottom-left { content: none; }
}
@media print {
  html { font-size: 10pt; }
  body { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .skip { display: none; }
  .cover, .body, footer { max-width: none; padding: 0; }
  .cover { padding-top: 12mm; }
  .brand { margin-bottom: 14mm; }
  h1 { font-size: 30pt; }
  .cover .lead { font-size: 13pt; }
  .tiles { grid-template-columns: repeat(3, 1fr); }
  nav { break-inside: avoid; background: none; padding: 0; margin: 8mm 0 0; }
  nav h2 { font-size: 12pt; margin-bottom: 3mm; }
  nav ol { columns: 2; }
  nav a { padding: 1.2mm 0; border-bottom: 1px solid var(--rule); }
  section { padding-top: 9mm; }
  h2, h3, caption, figcaption, summary { break-after: avoid; }
  h2 + *, h3 + * { break-before: avoid; }
  section > .lead { break-inside: avoid; break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  li, tr, figure, .tiles > div, .warning { break-inside: avoid; }
  .short { break-inside: avoid; }
  thead { display: table-header-group; break-after: avoid; }
  tbody tr:nth-child(-n + 2), tbody tr:nth-last-child(2) + tr { break-before: avoid; }
  table { font-size: 8.5pt; }
  td, tbody th { min-width: 11mm; }
  tbody th:first-child { min-width: 26mm; }
  .many table { font-size: 7.3pt; }
  .many th, .many td { padding-right: 2mm; }
  .many th.number, .many td.number { padding-left: 0; }
  /* Paper does not scroll: rather a figure in two lines than one cut off. */
  .many .figure:not(.whole) { white-space: normal; }
  td, th { padding-top: 1.2mm; padding-bottom: 1.2mm; }
  .scroll, details .scroll { overflow: visible; max-height: none; background: none; }
  .chart { margin-bottom: 8mm; }
  /* A higher picture leaves half a page empty before it. */
  svg { max-height: 100mm; }
  summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  details.long { display: none; }
  a[href^="http"]::after { content: " (" attr(href) ")"; color: var(--soft); font-size: 0.85em; }
  a { color: inherit; text-decoration: none; }
  footer { margin-top: 12mm; }
}
`
