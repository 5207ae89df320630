/** The section `resources`: cash, GPUs, data, people, as they were answered. */
import { isUnknown, type Pay, payOf } from "../data/index.ts"
import type { Words } from "../words/index.ts"
import type { Answers, DataSet, Figure, GpuPool, Person } from "./answers.ts"
import { namesBeside } from "./file-names.ts"
import { elsewhere, notes, originText, rowText } from "./origin-text.ts"
import { payFrom } from "./read-cash.ts"
import { block, comment, flow, type Line, line, scalar } from "./yaml-text.ts"

export type NamedPool = GpuPool & { readonly name: string }
export type NamedPerson = Person & { readonly name: string }
export type NamedSet = DataSet & { readonly key: string }

export function namedPools({ gpus }: Answers): readonly NamedPool[] {
  const names = namesBeside([])
  return gpus.map((pool) => ({ ...pool, name: names.take(pool.gpu.id, pool.gpu.id) }))
}

export function namedSets({ data }: Answers, words: Words): readonly NamedSet[] {
  const names = namesBeside([])
  return data.map((set) => ({ ...set, key: names.take(set.name, words.interview.labels.data) }))
}

/** Two entries of one role are one where they can be added up, else they need two names. */
export function namedPeople({ people }: Answers): readonly NamedPerson[] {
  const names = namesBeside([])
  const together: Person[] = []
  for (const person of people) {
    const size = sizeOf(person.count)
    const k = together.findIndex(({ role, pay, count }) => role === person.role && pay === person.pay && sizeOf(count) > 0)
    const same = together[k]
    if (same === undefined || size === 0) together.push(person)
    else together[k] = { ...same, count: { ...same.count, text: `${sizeOf(same.count) + size} person` } }
  }
  return together.map((person) => ({ ...person, name: names.take(person.role, person.role) }))
}

/** 0 where it is no certain number. */
function sizeOf({ text }: Figure): number {
  return Number(/^(\d+) ?person$/u.exec(text)?.[1] ?? 0)
}

export type NamedResources = {
  readonly pools: readonly NamedPool[]
  readonly sets: readonly NamedSet[]
  readonly people: readonly NamedPerson[]
}

export function resourcesText(answers: Answers, { pools, sets, people }: NamedResources, words: Words): string[] {
  const { cash, country } = answers
  const paid = payFrom(country.code)
  return [
    "resources:",
    ...block([
      line(
        `  cash: ${cash.text}`,
        notes(words, originText(cash.origin, words), elsewhere(paid, country.code, cash.origin, words)),
      ),
    ]),
    ...(pools.length === 0
      ? comment(words.interview.noGpus, "  ")
      : ["  gpus:", ...block(pools.map((pool) => poolLine(pool, words)))]),
    ...(sets.length === 0 ? [] : ["  data:", ...block(sets.map((set) => setLine(set, words)))]),
    ...(people.length === 0 ? [] : ["  people:", ...block(people.map((each) => personLine(each, country.code, words)))]),
  ]
}

function poolLine({ name, gpu, count, isOwned, price }: NamedPool, words: Words): Line {
  const cost = price ?? (isOwned ? "owned" : null)
  const code = `    - ${flow({ name: scalar(name), gpu: scalar(gpu.id), count: count.text, cost })}`
  const rent = gpu.rent ?? gpu.rentHyperscale
  const taken =
    cost === null && rent !== null ? notes(words, words.interview.rentByCatalogue(rent.price), rowText(rent, words)) : null
  return line(code, notes(words, originText(count.origin, words), taken, cost === "owned" ? words.interview.ownedCost : null))
}

function setLine({ key, name, size, licence }: NamedSet, words: Words): Line {
  const code = `    - ${flow({ name: scalar(key), size, licence })}`
  return line(code, name === "" || name === key ? null : words.interview.writtenAs(name))
}

function personLine({ name, role, count, pay }: NamedPerson, country: string, words: Words): Line {
  const code = `    - ${flow({ name: name === role ? null : scalar(name), role: scalar(role), count: count.text, pay })}`
  const found = payOf(role, country)
  const taken = pay === null && !isUnknown(found) ? payText(found, country, words) : null
  return line(code, notes(words, originText(count.origin, words), taken))
}

/** Where the catalogue has no pay of the country, that of another is taken, and named. */
function payText(found: Pay, country: string, words: Words): string | null {
  const { payByCatalogue, ofCountry } = words.interview
  const where = found.country === country ? null : ofCountry(found.country)
  return notes(words, payByCatalogue(found.value), where, rowText(found, words))
}
