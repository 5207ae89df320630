/**
 * Countries by code (ISO 3166) with their currency (ISO 4217) and the names that founders write, English first.
 * Any other country may be answered by its code of two letters.
 */
import { normalName } from "../data/index.ts"
import { nearest } from "../diagnostics/index.ts"

type Row = readonly [code: string, currency: string, names: string]
const rows: readonly Row[] = [
  ["US", "USD", "United States, USA, America, US of A, 美国"],
  ["CN", "CNY", "China, PRC, Mainland China, 中国, 中国大陆, 大陆"],
  ["GB", "GBP", "United Kingdom, UK, Britain, Great Britain, England, Scotland, Wales, 英国"],
  ["DE", "EUR", "Germany, Deutschland, 德国"],
  ["FR", "EUR", "France, 法国"],
  ["SG", "SGD", "Singapore, 新加坡"],
  ["HK", "HKD", "Hong Kong, 香港, 中国香港"],
  ["TW", "TWD", "Taiwan, 台湾, 中国台湾"],
  ["JP", "JPY", "Japan, 日本"],
  ["KR", "KRW", "South Korea, Korea, 韩国"],
  ["IN", "INR", "India, 印度"],
  ["CA", "CAD", "Canada, 加拿大"],
  ["AU", "AUD", "Australia, 澳大利亚, 澳洲"],
  ["NZ", "NZD", "New Zealand, 新西兰"],
  ["CH", "CHF", "Switzerland, Schweiz, Suisse, 瑞士"],
  ["IE", "EUR", "Ireland, 爱尔兰"],
  ["NL", "EUR", "Netherlands, Holland, The Netherlands, 荷兰"],
  ["BE", "EUR", "Belgium, 比利时"],
  ["LU", "EUR", "Luxembourg, 卢森堡"],
  ["AT", "EUR", "Austria, 奥地利"],
  ["ES", "EUR", "Spain, España, 西班牙"],
  ["PT", "EUR", "Portugal, 葡萄牙"],
  ["IT", "EUR", "Italy, Italia, 意大利"],
  ["FI", "EUR", "Finland, 芬兰"],
  ["EE", "EUR", "Estonia, 爱沙尼亚"],
  ["GR", "EUR", "Greece, 希腊"],
  ["DK", "DKK", "Denmark, 丹麦"],
  ["SE", "SEK", "Sweden, 瑞典"],
  ["NO", "NOK", "Norway, 挪威"],
  ["PL", "PLN", "Poland, Polska, 波兰"],
  ["CZ", "CZK", "Czechia, Czech Republic, 捷克"],
  ["HU", "HUF", "Hungary, 匈牙利"],
  ["RO", "RON", "Romania, 罗马尼亚"],
  ["UA", "UAH", "Ukraine, 乌克兰"],
  ["TR", "TRY", "Turkey, Türkiye, 土耳其"],
  ["IL", "ILS", "Israel, 以色列"],
  ["AE", "AED", "United Arab Emirates, UAE, Dubai, 阿联酋, 迪拜"],
  ["SA", "SAR", "Saudi Arabia, 沙特, 沙特阿拉伯"],
  ["BR", "BRL", "Brazil, Brasil, 巴西"],
  ["MX", "MXN", "Mexico, México, 墨西哥"],
  ["AR", "ARS", "Argentina, 阿根廷"],
  ["CL", "CLP", "Chile, 智利"],
  ["CO", "COP", "Colombia, 哥伦比亚"],
  ["ID", "IDR", "Indonesia, 印度尼西亚, 印尼"],
  ["MY", "MYR", "Malaysia, 马来西亚"],
  ["TH", "THB", "Thailand, 泰国"],
  ["VN", "VND", "Vietnam, Viet Nam, 越南"],
  ["PH", "PHP", "Philippines, The Philippines, 菲律宾"],
  ["ZA", "ZAR", "South Africa, 南非"],
  ["NG", "NGN", "Nigeria, 尼日利亚"],
  ["KE", "KES", "Kenya, 肯尼亚"],
  ["EG", "EGP", "Egypt, 埃及"],
]

export type Country = { readonly code: string; readonly currency: string | null }

const namesOf = ([, , names]: Row): string[] => names.split(", ")
const byName: ReadonlyMap<string, Row> = new Map(
  rows.flatMap((row) => [row[0], ...namesOf(row)].map((name) => [normalName(name), row] as const)),
)
/** In the order of the table. */
export const countryCodes: readonly string[] = rows.map(([code]) => code)

/** The country of this name or code; one that the table lacks has no currency; null where it is neither. */
export function findCountry(text: string): Country | null {
  const row = byName.get(normalName(text.replaceAll(".", "")))
  if (row !== undefined) return { code: row[0], currency: row[1] }
  return /^[A-Za-z]{2}$/u.test(text) ? { code: text.toUpperCase(), currency: null } : null
}

export function nearestCountries(text: string): string[] {
  return nearest(text, rows.flatMap(namesOf))
}
