/** Widths that hardware likes: multiples of 8. */

/**
 * The nearest multiple, but never more than a tenth below the width.
 * Source: `_make_divisible` of the MobileNet reference code, as in torchvision/models/_utils.py.
 */
export function divisible(width: number, by = 8): number {
  const near = Math.max(by, Math.floor((width + by / 2) / by) * by)
  return near < 0.9 * width ? near + by : near
}
