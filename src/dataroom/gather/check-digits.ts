/** Numbers of people that prove themselves: a check digit tells them from any other row of digits. */

/** Source: ISO/IEC 7812-1, annex B (Luhn): every second digit from the right doubled, their digits summed. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let k = 0; k < digits.length; k++) {
    const digit = Number(digits[digits.length - 1 - k])
    const doubled = k % 2 === 1 ? 2 * digit : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits.length > 0 && sum % 10 === 0
}

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Source: GB 11643-1999: region, day of birth, sequence, check digit by ISO 7064 MOD 11-2. */
export function isResidentId(text: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/u.test(text)) return false
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)].map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  const isDay = date.getUTCMonth() + 1 === month && date.getUTCDate() === day && (year ?? 0) >= 1900 && (year ?? 0) < 2100
  const sum = residentWeights.reduce((all, weight, k) => all + weight * Number(text[k]), 0)
  return isDay && "10X98765432"[sum % 11] === text[17]?.toUpperCase()
}

/** Source: ISO 13616-1, by ISO 7064 MOD 97-10: country and check digits to the end, letters as 10 to 35, remainder 1. */
export function isIban(text: string): boolean {
  const plain = text.replaceAll(" ", "").toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/u.test(plain)) return false
  let remainder = 0
  for (const sign of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}
