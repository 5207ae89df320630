/** The door of host: what only Node can do. */
export { createCrew } from "./crew.ts"
export { type DataOpened, openData } from "./data-source.ts"
export { type FileRead, readDataFile, readerBeside, readTextFile, readVentureFile } from "./files.ts"
export { type ModelFileRead, readModelFile } from "./model-file.ts"

export { replaceFile } from "./replace-file.ts"
export { prepareTensorThreads } from "./tensor-threads.ts"
export { whyNotNew, writeNew } from "./write-new.ts"
