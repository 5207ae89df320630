/** As Python and PyTorch round, which published weights were made with: halves to the even neighbour. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value)
}
