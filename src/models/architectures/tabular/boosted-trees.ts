/**
 * Gradient-boosted trees with the usual settings of each library: 100 rounds, full trees of the depth. They are an upper bound of what a
 * trained model holds.
 */
import { architecture, type Family, type Variant } from "../../architecture.ts"
import { trees } from "../../layers/trees.ts"
import { tables } from "./tables.ts"

type Settings = { readonly features: number; readonly rounds: number; readonly depth: number; readonly isOblivious?: boolean }

/** LightGBM grows 31 leaves, which a full tree of depth 5 (32 leaves) bounds. */
const libraries = [
  { library: "XGBoost", rounds: 100, depth: 6 },
  { library: "LightGBM", rounds: 100, depth: 5 },
  { library: "CatBoost", rounds: 1000, depth: 6, isOblivious: true },
]

export const boostedTrees: Family = architecture<Settings>({
  family: "boosted-trees",
  title: "Gradient-boosted trees",
  library: "paper",
  tasks: ["credit scoring", "risk management"],
  per: "sample",
  size: {},
  source: {
    title: "Chen, Guestrin: XGBoost, section 2; defaults of XGBClassifier, LGBMClassifier and CatBoostClassifier",
    where: "https://arxiv.org/abs/1603.02754",
    date: "2016-03",
    confidence: "published",
  },
  variants: libraries.flatMap(({ library, ...settings }) =>
    tables.map(
      ({ name, features, plain }): Variant<Settings> => ({
        names: [`${library} ${name}`, ...plain(library)],
        settings: { features, ...settings },
      }),
    ),
  ),
  lay: (net, { features, ...settings }, { classes }) =>
    trees(net, "booster", net.input("features", [features]), { ...settings, outputs: classes ?? 1 }),
})
