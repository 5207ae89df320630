/** Neighbourhood collaborative filtering, by users and by items: 40 neighbours, as Surprise has it. Nothing is learnt; similarities are stored. */
import { architecture, type Family, type Variant } from "../../architecture.ts"
import { neighbours } from "../../layers/neighbours.ts"
import { ratings, ratingsSource } from "./ratings.ts"

type Settings = { readonly members: number; readonly nearest: number }

const kinds = ["item", "user"] as const

export const neighbourhood: Family = architecture<Settings>({
  family: "neighbourhood",
  title: "Neighbourhood collaborative filtering",
  library: "paper",
  tasks: ["recommendation"],
  per: "sample",
  size: {},
  source: {
    ...ratingsSource,
    title: "Sarwar et al.: Item-based collaborative filtering recommendation algorithms, section 3",
    where: "https://doi.org/10.1145/371920.372071",
    date: "2001-05",
  },
  variants: ratings.flatMap(({ name, users, items }, k) =>
    kinds.map((kind): Variant<Settings> => {
      const plain =
        k === 0 ? [`${kind} based collaborative filtering`, ...(kind === "item" ? ["collaborative filtering"] : [])] : []
      return { names: [`${kind} kNN ${name}`, ...plain], settings: { members: kind === "item" ? items : users, nearest: 40 } }
    }),
  ),
  lay: (net, settings) => neighbours(net, "similarities", net.input("ratings", [settings.nearest]), settings),
})
