/** The door of host: what only Node can do. */
export { type FileRead, readerBeside, readVentureFile } from "./files.ts"
