/**
 * CommonJS files of one folder, run from the bytecode that V8 made of them in an earlier run: reading a megabyte of
 * JavaScript anew takes longer than most commands do. The bytecode lies beside each file, under a name with the version of V8
 * and of its settings, and is written once; where the folder cannot be written, everything is compiled anew and works the same.
 * Whoever could change the bytecode could change the file beside it, so it is trusted as the file is.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { cachedDataVersionTag } from "node:v8"
import { Script } from "node:vm"

export type KeptCode = {
  /** What a file of the folder exports. */
  readonly load: (name: string) => unknown
  /** Writes the bytecode of the files that had none, those functions in it that ran. Never throws. */
  readonly keep: () => void
}

type LoadedModule = { exports: unknown }
type Runnable = (exports: unknown, require: (id: string) => unknown, module: LoadedModule) => void

export function openKeptCode(folder: string): KeptCode {
  const modules = new Map<string, LoadedModule>()
  const unkept: { readonly file: string; readonly script: Script }[] = []
  const require = createRequire(join(folder, "index.cjs"))

  const load = (name: string): unknown => {
    const known = modules.get(name)
    if (known !== undefined) return known.exports
    const module: LoadedModule = { exports: {} }
    modules.set(name, module)
    const file = join(folder, name)
    const kept = readKept(keptFile(file))
    // The build writes plain ASCII, which takes half the room of text that may hold any sign.
    const script = new Script(wrapped(readFileSync(file, "latin1")), {
      filename: file,
      ...(kept === null ? {} : { cachedData: kept }),
    })
    if (kept === null) unkept.push({ file, script })
    // What `wrapped` makes of any text.
    const run = script.runInThisContext() as Runnable
    run(module.exports, (id) => (id.startsWith("./") ? load(id.slice(2)) : require(id)), module)
    return module.exports
  }
  return { load, keep: () => unkept.forEach(({ file, script }) => void keepOne(keptFile(file), script)) }
}

/** As Node wraps CommonJS; the code keeps its lines. */
const wrapped = (code: string): string => `(function (exports, require, module) { ${code}\n})`

const keptFile = (file: string): string => `${file}.${cachedDataVersionTag().toString(16)}.bytecode`

function readKept(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

/** Another process may do the same at the same time: each writes a file of its own, and the last name stands. */
function keepOne(file: string, script: Script): void {
  try {
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, script.createCachedData())
    renameSync(unfinished, file)
  } catch {
    // A folder that is not ours to write, or a full disk: the next run compiles again.
  }
}
