/** Names of the catalogue, without regard to case and separators. */

/** `h100 sxm`, `H100_SXM` and `H100-SXM` are one name; a dot stays, it parts versions. */
export function normalName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-/:()]+/g, "")
}
