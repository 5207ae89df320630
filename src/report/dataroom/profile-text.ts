/** `data profile` for people: the columns, what is odd of them, and what else the data tell. */
import type { RoomProfile } from "../../dataroom/index.ts"
import { profileText } from "../evidence/profile-text.ts"
import type { Page } from "../page.ts"
import { profileSections } from "./profile-sections.ts"
import { sectionText } from "./section.ts"

export function roomProfileText(profile: RoomProfile, page: Page): string {
  const sections = profileSections(profile, page.words).map((section) => sectionText(section, page))
  return [profileText(profile, page), ...sections].join("\n\n")
}
