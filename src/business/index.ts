/** The door of business: market, revenue, costs, tax, funding, cash and value of a project. */
export type { BusinessGiven } from "./given.ts"
export { type BusinessSections, businessShapes, lowerBusiness } from "./lower-business.ts"
