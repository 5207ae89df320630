/** The door of trends: dated series with their fitted rates, rules of law, what they do to a venture, and when its margin dies. */
export { type Acting, actingOf, rulesCost, spendingRows, type TrendEffect } from "./act.ts"
export { type ExpectedRule, type ExpectedTrend, type ExpectedTrends, expectedOf } from "./expected.ts"
export type { TrendsGiven, TrendsProject } from "./given.ts"
export { type LoweredTrends, lowerTrends } from "./lower-trends.ts"
export { marginRows } from "./margin.ts"
export { type PriceCourse, type PriceStep, priceCourse } from "./price-course.ts"
export { type TrendsSection, trendsShape } from "./section.ts"
export { type SeriesTold, type Timeline, trendTimeline } from "./timeline.ts"
