/** Text as a terminal shows it: how many columns a character takes, and which characters may be shown. */

/** East Asian wide and full-width ranges (Unicode UAX 11, classes W and F, in blocks), curly quotes of Chinese text, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1b000}-\u{1b2ff}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u
const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u
/** What would move the cursor or colour the terminal, were it printed as it stands in the file. */
const control = /(?![\t\n])\p{Cc}/gu

/** Columns of one character: two for Chinese signs and emoji, none for marks. */
export function charColumns(char: string): number {
  if (wide.test(char)) return 2
  return zeroWidth.test(char) ? 0 : 1
}

/** The text with control signs made visible; tabs and line ends stay. */
export function printable(text: string): string {
  return text.replaceAll(control, "\ufffd")
}
