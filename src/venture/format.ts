/** The whole file as a description: what editors are told, from the same shapes that read it. */
import type { Description } from "../shape/index.ts"
import { trendsShape } from "../trends/index.ts"
import { criteriaFormat, judgementsFormat } from "./criteria.ts"
import { evidenceFormat } from "./evidence.ts"
import { projectFormat } from "./project.ts"
import { inherited, toCome } from "./read.ts"
import { resourcesFormat } from "./resources.ts"
import { stressFormat } from "./stress.ts"
import { studiesFormat } from "./studies.ts"

type Keys = Extract<Description, { sort: "record" }>["keys"]

const text: Description = { sort: "text" }
const anyQuantity: Description = { sort: "quantity", unit: null }
const may = (of: Description): Keys[string] => ({ of, isRequired: false })
const must = (of: Description): Keys[string] => ({ of, isRequired: true })

const correlation: Description = {
  sort: "record",
  keys: { between: must({ sort: "list", of: text }), rank: must({ sort: "quantity", unit: "" }) },
}
const objective: Description = {
  sort: "either",
  of: [
    text,
    {
      sort: "record",
      keys: {
        quantity: must(text),
        riskAversion: may({ sort: "quantity", unit: "" }),
        riskTolerance: may({ sort: "quantity", unit: null }),
      },
    },
  ],
}

export const fileFormat: Description = {
  sort: "record",
  keys: {
    venturi: may({ sort: "word", words: ["1"] }),
    name: may(text),
    about: may(text),
    currency: may(text),
    country: may(text),
    start: may(text),
    horizon: may({ sort: "quantity", unit: "month" }),
    discount: may({ sort: "quantity", unit: "%/year" }),
    units: may({ sort: "list", of: text }),
    resources: may(resourcesFormat),
    assumptions: may({ sort: "map", of: anyQuantity }),
    formulas: may({ sort: "map", of: anyQuantity }),
    evidence: may(evidenceFormat),
    correlations: may({ sort: "list", of: correlation }),
    given: may({ sort: "list", of: text }),
    rates: may({ sort: "map", of: { sort: "quantity", unit: "" } }),
    objective: may(objective),
    constraints: may({ sort: "list", of: text }),
    criteria: may(criteriaFormat),
    judgements: may(judgementsFormat),
    studies: may(studiesFormat),
    scenarios: may({ sort: "map", of: { sort: "map", of: anyQuantity } }),
    stress: may(stressFormat),
    trends: may(trendsShape.describe),
    ...sharedSections(),
    ...Object.fromEntries(toCome.map((key) => [key, may({ sort: "any" })])),
    projects: may({ sort: "map", of: projectFormat }),
  },
}

/** As in a project, but never required at the top. */
function sharedSections(): Keys {
  const keys = projectFormat.sort === "record" ? projectFormat.keys : {}
  return Object.fromEntries(inherited.flatMap((key) => (keys[key] === undefined ? [] : [[key, may(keys[key].of)]])))
}
