/** The door of the engine: definitions in, samples out. It knows nothing of ventures. */
export { compileModel } from "./model/compile-model.ts"
export type { Definition, Origin, Source } from "./model/definition.ts"
export type { Input, Model, ModelOptions, Parameter, Quantity } from "./model/model.ts"
export { instance, quantities, type RoomQuantity, type RoomText, type Row } from "./model/room.ts"
