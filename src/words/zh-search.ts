/** 决策是怎样搜索出来的：中文句子。 */
import { led, spaced } from "./phrases-zh.ts"
import type { SearchWords } from "./search-words.ts"

export const searchZh: SearchWords = {
  all: (tried) => `全部${spaced(tried)}种取法都已试过`,
  tried: (tried) => `试过${spaced(tried)}种取法`,
  none: (tried) => `试过${spaced(tried)}种取法，在样本的每个部分里都没有比选中的更好的`,
  gap: (tried, gap) => `试过${spaced(tried)}种取法，其余的最多再高出${led(gap)}（95 % 置信度）`,
  optimism: (less, error) => `换一组独立样本，选中的取法要低${spaced(less)}± ${error}`,
  line: (found, optimism) => `搜索：${optimism === null ? found : `${found}；${optimism}`}`,
}
