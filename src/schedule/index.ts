/** The door of schedule: tasks and milestones, and the month of the launch. */
export { type Group, poolSupplies, type ScheduleGiven, type Supply } from "./given.ts"
export { type LoweredSchedule, lowerSchedule } from "./lower-schedule.ts"
export { type Need, type PlanEntry, planShape } from "./section.ts"
