/** The door of team: who works when, and what that costs. */
export { type Crew, type CrewGroup, crews } from "./crews.ts"
export { deliveryOf } from "./delivering.ts"
export type { PayGiven, TeamGiven } from "./given.ts"
export { lowerTeam } from "./lower-team.ts"
export { isOwner } from "./owners.ts"
export { lowerPeople, type Staffing, staffing } from "./people.ts"
export { type Hire, type Person, peopleShape, type TeamSection, teamShape } from "./section.ts"
