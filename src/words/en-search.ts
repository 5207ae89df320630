/** The English sentences on how decisions were found. */
import type { SearchWords } from "./search-words.ts"

export const searchEn: SearchWords = {
  all: (tried) => `all ${tried} possible choices were tried`,
  tried: (tried) => `${tried} choices were tried`,
  none: (tried) => `${tried} choices were tried, and no other one of them is worth more in any part of the samples`,
  gap: (tried, gap) => `${tried} choices were tried; another one of them is worth at most ${gap} more (with 95 % confidence)`,
  optimism: (less, error) => `on samples of their own those taken are worth ${less} ± ${error} less`,
  line: (found, optimism) => `search: ${optimism === null ? found : `${found}; ${optimism}`}`,
}
