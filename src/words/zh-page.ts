/** What a page says besides its document, in Chinese. */
import type { PageWords } from "./page-words.ts"

export const pageZh: PageWords = { skip: "跳到正文", figures: "图中数据", sideways: "向右滑动查看更多列 →", colon: "：" }
