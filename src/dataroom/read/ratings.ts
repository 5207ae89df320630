/** Ratings: who gave which thing how many points, and when. By the names of the columns, or without names in that order. */
import type { Names } from "./rows.ts"

export const ratingNames: Names = ["user", "item", "rating", "time"]

const known: Readonly<Record<"user" | "item" | "rating", ReadonlySet<string>>> = {
  user: new Set(["user", "userid", "uid", "customer", "customerid", "reviewer", "reviewerid", "用户", "用户id"]),
  item: new Set(["item", "itemid", "iid", "movie", "movieid", "product", "productid", "asin", "book", "bookid", "商品", "物品"]),
  rating: new Set(["rating", "score", "stars", "overall", "评分", "打分"]),
}

export type RatingPlaces = { readonly user: number; readonly item: number; readonly rating: number }

/** Where the three stand; null where the table holds no ratings. More than these and a time: a table like others. */
export function ratingPlaces(names: Names): RatingPlaces | null {
  const plain = names.map((name) => name.toLowerCase().replaceAll(/[\s_-]/gu, ""))
  const placeOf = (part: keyof typeof known): number => plain.findIndex((name) => known[part].has(name))
  const places = { user: placeOf("user"), item: placeOf("item"), rating: placeOf("rating") }
  return Object.values(places).includes(-1) || names.length > 4 ? null : places
}
