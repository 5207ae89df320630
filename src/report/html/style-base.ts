/** Texts: one family, few sizes, lines as long as they are read with ease. Chinese lines stand further apart. */
export const baseStyle: string = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.65 var(--font);
  overflow-wrap: break-word;
  font-kerning: normal;
}
/* Fonts with Chinese signs have quotation marks as wide as those. */
body:lang(en) { font-variant-east-asian: proportional-width; }
body:lang(zh) { line-height: 1.8; }
h1, h2, h3 { line-height: 1.25; font-weight: 650; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(2rem, 1.5rem + 2.4vw, 3.1rem); letter-spacing: -0.02em; }
h2 { font-size: clamp(1.45rem, 1.3rem + 0.7vw, 1.8rem); letter-spacing: -0.01em; }
h3 { font-size: 1.15rem; margin: 2.2rem 0 0.6rem; }
:lang(zh) h1, :lang(zh) h2 { letter-spacing: 0; }
p { margin: 0 0 1rem; max-width: var(--measure); }
ul, ol { margin: 0 0 1.2rem; padding-left: 1.5rem; max-width: var(--measure); }
/* At the right so that the space around a name that ends a line has room. */
li { margin: 0.35rem 0; padding: 0 0.35rem 0 0.2rem; }
li::marker { color: var(--soft); font-variant-numeric: tabular-nums; }
strong { font-weight: 650; }
code {
  font: 0.875em/1.5 var(--mono);
  background: var(--tint);
  border-radius: 4px;
  padding: 0.1em 0.3em;
  overflow-wrap: anywhere;
}
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; overflow-wrap: anywhere; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.figure { font-variant-numeric: tabular-nums; white-space: nowrap; }
.figure:has(span) { white-space: normal; }
.figure span { white-space: nowrap; }
.lead { font-size: 1.15rem; line-height: 1.6; }
:lang(zh) .lead { line-height: 1.75; }
.note { color: var(--soft); font-size: 0.9rem; }
`
