/** Tiles, tables, pictures and warnings. */
export const blockStyle: string = `
.tiles {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
  gap: 1px;
  margin: 0 0 var(--gap);
  border: 1px solid var(--rule);
  border-radius: var(--radius);
  overflow: hidden;
}
.tiles > div { box-shadow: 0 0 0 1px var(--rule); padding: 1rem 1.2rem 1.1rem; }
.tiles dt { color: var(--soft); font-size: 0.9rem; line-height: 1.4; }
.tiles dd { margin: 0; }
.tiles .key { font-size: 1.7rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; margin: 0.2rem 0; }
.tiles .below { color: var(--soft); font-size: 0.85rem; line-height: 1.5; }
.warning {
  position: relative;
  background: var(--warn-tint);
  border-left: 4px solid var(--warn);
  border-radius: 0 6px 6px 0;
  padding: 0.75rem 1rem 0.75rem 3rem;
}
.warning::before {
  content: "!";
  position: absolute;
  left: 1rem;
  top: 0.85rem;
  width: 1.35rem;
  height: 1.35rem;
  line-height: 1.35rem;
  border-radius: 50%;
  background: var(--warn);
  color: var(--ground);
  font-weight: 700;
  font-size: 0.95rem;
  text-align: center;
}
.scroll {
  overflow-x: auto;
  margin: 0 0 var(--gap);
  max-width: 100%;
  /* A shadow at the edge beyond which there is more; the covers of ground move with the table. */
  background:
    linear-gradient(to right, var(--ground) 0.7rem, transparent) left / 2rem 100% no-repeat local,
    linear-gradient(to left, var(--ground) 0.7rem, transparent) right / 2rem 100% no-repeat local,
    linear-gradient(to right, var(--rule), transparent) left / 0.6rem 100% no-repeat scroll,
    linear-gradient(to left, var(--rule), transparent) right / 0.6rem 100% no-repeat scroll;
}
table { border-collapse: collapse; width: 100%; font-size: 0.925rem; line-height: 1.5; }
caption { text-align: left; font-weight: 650; padding: 0 0 0.6rem; font-size: 1rem; }
th, td {
  text-align: left;
  vertical-align: top;
  padding: 0.5rem 0.9rem 0.5rem 0;
  border-bottom: 1px solid var(--rule);
  font-weight: 400;
}
/* Texts keep lines that can be read; what is long breaks between words, or where a name or a unit has a place for it. */
td, tbody th { min-width: 7rem; }
tbody th:first-child { min-width: 10rem; }
/* A full-width sign at the end of a cell keeps its width: trimmed, it would count as beyond the cell. */
th, td { text-spacing-trim: space-all; }
/* High enough to be hit with a finger, also where one stands under another. */
td a { display: inline-block; min-height: 24px; }
td code { box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.many table { font-size: 0.85rem; }
.many th, .many td { padding-right: 0.6rem; }
.hint { display: none; position: sticky; left: 0; width: fit-content; margin: 0 0 0.3rem; color: var(--accent); font-size: 0.8rem; }
th:last-child, td:last-child { padding-right: 0.3rem; }
th.number:last-child, td.number:last-child { padding-right: 0; }
thead th, thead td { color: var(--soft); font-size: 0.85rem; vertical-align: bottom; border-bottom: 1.5px solid var(--soft); }
th.number, td.number { text-align: right; min-width: 0; font-variant-numeric: tabular-nums; padding-left: 0.6rem; }
.strong th, .strong td { font-weight: 650; background: var(--accent-tint); }
.chart { margin: 0 0 2.2rem; max-width: var(--measure); }
figure { margin: 0; padding: 1.2rem; border: 1px solid var(--rule); border-radius: var(--radius); }
figcaption { margin-bottom: 1rem; max-width: var(--measure); }
figcaption > strong { display: block; font-size: 1.05rem; line-height: 1.4; }
figcaption span { color: var(--soft); font-size: 0.925rem; line-height: 1.6; }
figcaption span .figure { font-size: 1em; }
svg { display: block; width: 100%; height: auto; font-family: inherit; }
.picture .wide { display: block; }
.picture .narrow { display: none; max-width: 26rem; margin: 0 auto; }
details { margin: 0.5rem 0 0; }
summary { cursor: pointer; color: var(--accent); font-size: 0.925rem; padding: 0.35rem 0; width: fit-content; }
summary:hover { text-decoration: underline; }
details .scroll { margin: 0.5rem 0 0; max-height: 30rem; overflow: auto; }
@media screen and (max-width: 44rem) {
  .picture .wide { display: none; }
  .picture .narrow { display: block; }
  figure { padding: 1rem 0 0; border-width: 1px 0 0; border-radius: 0; }
  .tiles { grid-template-columns: repeat(auto-fill, minmax(min(9.5rem, 100%), 1fr)); }
  .tiles > div { padding: 0.8rem 0.9rem; }
  .tiles .key { font-size: 1.35rem; }
  /* Few columns fit, of whatever they are: smaller, and figures part from their units where they must. */
  .few table { font-size: 0.82rem; line-height: 1.4; }
  .few th, .few td { min-width: 0; padding-right: 0.3rem; }
  .few tbody th:first-child { min-width: 4.5rem; }
  .few th.number, .few td.number { padding-left: 0; }
  .few .figure:not(.whole) { white-space: normal; }
  .few thead th { font-size: 0.75rem; }
  .few code { font-size: 0.8em; padding: 0.1em; }
  .wide table { font-size: 0.85rem; min-width: 36rem; }
  .wide tbody th:first-child { position: sticky; left: 0; min-width: 8rem; max-width: 9rem; background: var(--ground); }
  .wide .strong th:first-child { background: var(--accent-tint); }
}
@media screen and (max-width: 36rem) {
  .hint { display: block; }
}
@media (prefers-contrast: more) {
  :root { --soft: var(--text); --rule: var(--text); }
}
`
