/** Signed bytes from Base64 (RFC 4648) and back: the pure library has no host function for it. */
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

export function signedBytes(text: string): Int8Array {
  const length = text.endsWith("==") ? text.length - 2 : text.endsWith("=") ? text.length - 1 : text.length
  const bytes = new Int8Array(Math.floor((length * 3) / 4))
  for (let digit = 0, at = 0, bits = 0, count = 0; digit < length; digit++) {
    bits = ((bits << 6) | digits.indexOf(text[digit]!)) & 0xffff
    count += 6
    if (count >= 8) {
      count -= 8
      bytes[at++] = bits >> count
    }
  }
  return bytes
}

export function textOf(bytes: Int8Array): string {
  let text = ""
  for (let at = 0; at < bytes.length; at += 3) {
    const [first, second, third] = [bytes[at]! & 0xff, (bytes[at + 1] ?? 0) & 0xff, (bytes[at + 2] ?? 0) & 0xff]
    const bits = (first << 16) | (second << 8) | third
    const four = [18, 12, 6, 0].map((shift) => digits[(bits >> shift) & 63]!)
    text += four.slice(0, Math.min(4, bytes.length - at + 1)).join("") + "=".repeat(Math.max(0, at + 3 - bytes.length))
  }
  return text
}
