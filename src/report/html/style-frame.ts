/** The page: cover on top, contents beside the chapters where there is room for both, in front of them where not. */
export const frameStyle: string = `
.cover, .body, footer { max-width: 82rem; margin: 0 auto; padding: 0 1rem; }
.cover { padding-top: 2.5rem; padding-bottom: 1rem; }
.cover > p { max-width: 54rem; }
.brand { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; font-size: 0.95rem; color: var(--soft); margin: 0 0 2.5rem; }
.brand span:first-child { color: var(--accent); font-weight: 700; letter-spacing: 0.02em; }
.brand span:first-child::before {
  content: "";
  display: inline-block;
  width: 0.7em;
  height: 0.7em;
  margin-right: 0.5em;
  border-radius: 2px;
  background: var(--accent);
}
.date { color: var(--soft); margin: 0.6rem 0 2rem; }
.cover .lead {
  font-size: clamp(1.15rem, 1.05rem + 0.5vw, 1.4rem);
  border-left: 4px solid var(--accent);
  padding: 0.2rem 0 0.2rem 1.25rem;
  margin: 0 0 2rem;
}
nav {
  margin: 2rem 0 0;
  padding: 1.25rem 1.25rem 1rem;
  background: var(--tint);
  border-radius: var(--radius);
}
nav h2 { font-size: 1rem; letter-spacing: 0; margin-bottom: 0.5rem; }
nav ol { list-style: none; margin: 0; padding: 0; columns: 15rem; column-gap: 2rem; }
nav li { margin: 0; padding: 0; break-inside: avoid; }
nav a { display: block; padding: 0.3rem 0; color: var(--text); text-decoration: none; line-height: 1.4; }
nav a:hover { color: var(--accent); text-decoration: underline; }
section { padding-top: 3.5rem; }
section > h2 { margin-bottom: 1.1rem; padding-top: 1.1rem; border-top: 1px solid var(--rule); }
footer { margin-top: 4rem; padding-top: 1.25rem; padding-bottom: 3rem; }
footer p { color: var(--soft); font-size: 0.875rem; border-top: 1px solid var(--rule); padding-top: 1.25rem; max-width: none; }
.skip {
  position: absolute;
  left: 1rem;
  top: 0.75rem;
  z-index: 1;
  padding: 0.5rem 1rem;
  background: var(--accent);
  color: var(--ground);
  border-radius: 6px;
}
.skip:not(:focus) { clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; white-space: nowrap; padding: 0; }
@media screen and (min-width: 48rem) {
  .cover, .body, footer { padding-left: 2rem; padding-right: 2rem; }
  .cover { padding-top: 3.5rem; }
}
@media screen and (min-width: 68rem) {
  /* Texts and pictures keep the measure; tables take what there is. */
  .body { display: grid; grid-template-columns: 13rem minmax(0, 1fr); column-gap: 3.5rem; }
  nav {
    position: sticky;
    top: 0;
    align-self: start;
    max-height: 100vh;
    overflow: auto;
    margin-top: 3.5rem;
    padding: 1.1rem 0 1.5rem;
    background: none;
    border-top: 1px solid var(--rule);
    border-radius: 0;
  }
  nav ol { columns: auto; }
  nav a { font-size: 0.925rem; color: var(--soft); }
}
`
