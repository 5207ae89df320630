/** What a profile of data tells beyond its columns, section by section: what was not found is told where its absence matters. */

import type { RoomProfile } from "../../dataroom/index.ts"
import { printable } from "../../diagnostics/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { bare, share, withUnit } from "../figures.ts"
import { enoughSection } from "./enough.ts"
import type { Section, SectionPart } from "./section.ts"
import { targetSection } from "./target-section.ts"

export function profileSections(profile: RoomProfile, words: Words): readonly Section[] {
  const { sections } = words.dataroom
  return [
    { title: sections.read, parts: readParts(profile, words) },
    ...(profile.text === null ? [] : [{ title: sections.text, parts: textParts(profile.text, words) }]),
    ...(profile.ratings === null ? [] : [{ title: sections.ratings, parts: ratingParts(profile.ratings, words) }]),
    ...(profile.target === null ? [] : [targetSection(profile.target, words)]),
    { title: sections.twice, parts: twiceParts(profile, words) },
    { title: sections.personal, parts: personalParts(profile, words) },
    { title: sections.licence, parts: licenceParts(profile, words) },
    ...(profile.advice.length === 0 ? [] : [enoughSection(profile, words)]),
  ]
}

function counts(words: Words, figure: number): string {
  return grouped(figure, words.language)
}

const scales = ["B", "kB", "MB", "GB", "TB"] as const

/** In the unit that leaves the fewest digits, in both languages. */
function sizeText(bytes: number, words: Words): string {
  const scale = Math.min(scales.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return withUnit(words, bytes / 1000 ** scale, scales[scale] ?? "B")
}

function readParts({ format, bytes, rows, kept }: RoomProfile, words: Words): readonly SectionPart[] {
  const { dataroom } = words
  const read = dataroom.read(dataroom.formats[format], sizeText(bytes, words))
  return kept === rows ? [read] : [read, dataroom.sampled(counts(words, kept), counts(words, rows))]
}

function textParts(text: NonNullable<RoomProfile["text"]>, words: Words): readonly SectionPart[] {
  const { dataroom } = words
  const [, median, high, most] = text.lengths.map((length) => counts(words, length))
  const { chinese, other } = text.ratios
  return [
    dataroom.textOf(text.columns.map(printable), counts(words, text.texts)),
    dataroom.signs(counts(words, text.signs), counts(words, text.words), sizeText(text.bytes, words)),
    dataroom.tokens(bare(words, text.tokens), bare(words, other), bare(words, chinese)),
    dataroom.lengths(median ?? "", high ?? "", most ?? ""),
    dataroom.languages(
      text.languages.slice(0, 6).map((one) => dataroom.language(languageName(one.language, words), share(words, one.share))),
    ),
  ]
}

function languageName(language: string, { dataroom, language: own }: Words): string {
  const script = Object.entries(dataroom.scripts).find(([name]) => name === language)?.[1]
  return script ?? new Intl.DisplayNames([own], { type: "language" }).of(language) ?? language
}

function ratingParts(ratings: NonNullable<RoomProfile["ratings"]>, words: Words): readonly SectionPart[] {
  const { dataroom } = words
  const { users, items, density, perUser, perItem, headShare, repeats, mean, spread } = ratings
  return [
    dataroom.ratingCounts(counts(words, users), counts(words, items), share(words, density)),
    dataroom.ratingMedians(counts(words, perUser), counts(words, perItem), share(words, headShare)),
    dataroom.ratingSpread(bare(words, mean), bare(words, spread)),
    ...(repeats === null || repeats === 0 ? [] : [dataroom.ratingRepeats(counts(words, repeats))]),
  ]
}

function twiceParts({ duplicates: { exact, near }, acrossSplits }: RoomProfile, words: Words): readonly SectionPart[] {
  const { dataroom, page } = words
  const pairs = exact.pairs.map(([row, earlier]) => [counts(words, row), counts(words, earlier)] as const)
  const same = `${dataroom.exact(counts(words, exact.rows), exact.share < 1)}${page.colon}${dataroom.repeats(pairs)}`
  const split = acrossSplits?.pair ?? null
  return [
    exact.rows === 0 ? dataroom.exactNone : same,
    ...(near === null || near.compared === 0 ? [] : [dataroom.near(counts(words, near.compared), counts(words, near.rows))]),
    ...(near?.pairs.map((pair) =>
      dataroom.nearPair(counts(words, pair.row), counts(words, pair.earlier), share(words, pair.resemblance)),
    ) ?? []),
    ...(acrossSplits === null || split === null
      ? []
      : [dataroom.acrossSplits(counts(words, acrossSplits.rows), counts(words, split[0]), counts(words, split[1]))]),
  ]
}

function personalParts({ personal }: RoomProfile, words: Words): readonly SectionPart[] {
  const { columns, personal: kinds, personalNone, personalNote, cardNote } = words.dataroom
  if (personal.length === 0) return [personalNone]
  const rows = personal.map(({ kind, column, count, rows: own, first }) => [
    kinds[kind],
    printable(column),
    ...[count, own, first].map((figure) => counts(words, figure)),
  ])
  return [
    { kind: "table", head: [columns.kind, columns.column, columns.found, columns.rows, columns.first], rows, left: [1] },
    personalNote,
    ...(personal.some(({ kind }) => kind === "card") ? [cardNote] : []),
  ]
}

function licenceParts({ licences, licenceFiles }: RoomProfile, words: Words): readonly SectionPart[] {
  const { dataroom } = words
  if (licences.length === 0 && licenceFiles.length === 0) return [dataroom.licenceNone]
  return [
    ...(licenceFiles.length === 0 ? [] : [dataroom.licenceFiles(licenceFiles.map(printable))]),
    ...licences.map(({ name, rows }) =>
      name === "" ? dataroom.licenceMissing(counts(words, rows)) : dataroom.licenceRows(printable(name), counts(words, rows)),
    ),
  ]
}
