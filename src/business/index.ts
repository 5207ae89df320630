/** The door of business: market, revenue, costs, tax, funding, cash and value of a project. */
export type { BusinessGiven, ClassPart, GivenCost } from "./given.ts"
export { type BusinessSections, businessShapes, lowerBusiness } from "./lower-business.ts"
