/** Public sets of ratings, whose numbers of users and items make the tables of recommenders. */
import type { TrustedSource } from "../../../data/index.ts"

export type Ratings = {
  readonly name: string
  readonly users: number
  readonly items: number
}

export const ratings: readonly Ratings[] = [
  { name: "MovieLens 100K", users: 943, items: 1682 },
  { name: "MovieLens 1M", users: 6040, items: 3706 },
  { name: "MovieLens 10M", users: 69878, items: 10677 },
  { name: "MovieLens 20M", users: 138493, items: 26744 },
  { name: "Netflix Prize", users: 480189, items: 17770 },
]

export const ratingsSource: TrustedSource = {
  title: "GroupLens: MovieLens data sets (users with ratings, items rated); Netflix Prize rules",
  where: "https://grouplens.org/datasets/movielens",
  date: "2016",
  confidence: "published",
}

/** One figure for each set, the first of which also has the model's plain name. */
export function forRatings<Settings>(
  model: string,
  settings: (sizes: Ratings) => Settings,
): readonly { readonly names: readonly string[]; readonly settings: Settings }[] {
  return ratings.map((sizes, k) => ({
    names: [`${model} ${sizes.name}`, ...(k === 0 ? [model] : [])],
    settings: settings(sizes),
  }))
}
