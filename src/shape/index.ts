/** The door of shape: what sections of the file may hold, and how they are read. */
export { limits as fileLimits, parseYaml } from "./parse-yaml.ts"
export { type QuantityOptions, quantity, readValue } from "./quantity.ts"
export {
  type ByDefault,
  type Description,
  either,
  type Field,
  insteadOf,
  into,
  list,
  mapOf,
  names,
  type Override,
  optional,
  otherwise,
  type Placed,
  placed,
  placeOf,
  type Read,
  type Reading,
  record,
  type Shape,
  scalarOf,
  text,
  word,
} from "./shape.ts"
export { type Entry, slug, type Tree } from "./tree.ts"
