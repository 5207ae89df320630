/** What each built-in quantity is, in one phrase, by meaning key: the parts of all rooms joined. */
import { costsMeanings } from "./meanings-costs.ts"
import { customersMeanings } from "./meanings-customers.ts"
import { evidenceMeanings } from "./meanings-evidence.ts"
import { feasibilityMeanings } from "./meanings-feasibility.ts"
import { learningMeanings } from "./meanings-learning.ts"
import { marketMeanings } from "./meanings-market.ts"
import { modelMeanings } from "./meanings-model.ts"
import { moneyMeanings } from "./meanings-money.ts"
import { planMeanings } from "./meanings-plan.ts"
import { preferenceMeanings } from "./meanings-preference.ts"
import { revenueMeanings } from "./meanings-revenue.ts"
import { riskMeanings } from "./meanings-risk.ts"
import { scheduleMeanings } from "./meanings-schedule.ts"
import { servingMeanings } from "./meanings-serving.ts"
import { stagedMeanings } from "./meanings-staged.ts"
import { teamMeanings } from "./meanings-team.ts"
import { trainingMeanings } from "./meanings-training.ts"
import { trendsMeanings } from "./meanings-trends.ts"
import { unitMeanings } from "./meanings-unit.ts"
import { ventureMeanings } from "./meanings-venture.ts"

export type Meaning = { readonly en: string; readonly zh: string }

export const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>(
  [
    ventureMeanings,
    evidenceMeanings,
    modelMeanings,
    trainingMeanings,
    planMeanings,
    servingMeanings,
    feasibilityMeanings,
    teamMeanings,
    scheduleMeanings,
    riskMeanings,
    marketMeanings,
    customersMeanings,
    revenueMeanings,
    costsMeanings,
    moneyMeanings,
    unitMeanings,
    trendsMeanings,
    preferenceMeanings,
    learningMeanings,
    stagedMeanings,
  ].flatMap((part) => Object.entries<Meaning>(part)),
)
