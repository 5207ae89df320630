/** Operations as text: signs between operands, words before them. */

export function operationText(sign: string, args: readonly string[]): string {
  const isWord = /^[a-z]+$/u.test(sign) && !["and", "or"].includes(sign)
  if (isWord) return `${sign}(${args.join(", ")})`
  return args.length === 1 ? `${sign}${args[0]}` : args.join(` ${sign} `)
}

/** With figures for operands, in three digits: `0 / 0`, `log(-1)`, `(-8) ^ 0.5`. */
export function figuredText(sign: string, figures: readonly number[]): string {
  const isBetween = figures.length > 1 && !/^[a-z]+$/u.test(sign)
  return operationText(
    sign,
    figures.map((figure) => (figure < 0 && isBetween ? `(${figureText(figure)})` : figureText(figure))),
  )
}

function figureText(figure: number): string {
  const size = Math.abs(figure) === Number.POSITIVE_INFINITY ? "∞" : String(Number(Math.abs(figure).toPrecision(3)))
  return figure < 0 ? `-${size}` : size
}
