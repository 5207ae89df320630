/**
 * CommonJS files of one folder, run from the bytecode that V8 made of them in an earlier run: reading a megabyte of
 * JavaScript anew takes longer than most commands do. The bytecode lies beside each file, under a name with the version of V8 and of its
 * settings, behind a hash of the text that it was made of: V8 itself tells texts apart by their length only. Bytecode of another text, and
 * what V8 refuses, is made and written anew; where the folder cannot be written, everything is compiled anew and works the same.
 * Whoever could change the bytecode could change the file beside it, so it is trusted as the file is.
 */
import { createHash } from "node:crypto"
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { cachedDataVersionTag } from "node:v8"
import { Script } from "node:vm"

export type KeptCode = {
  /** What a file of the folder exports. */
  readonly load: (name: string) => unknown
  /** Writes the bytecode of the files that had none of their own, those functions in it that ran. Never throws. */
  readonly keep: () => void
}

type LoadedModule = { exports: unknown }
type Runnable = (exports: unknown, require: (id: string) => unknown, module: LoadedModule) => void

/** A file whose bytecode is to be written, with the hash of its text. */
type Unkept = { readonly file: string; readonly origin: Buffer; readonly script: Script }

export function openKeptCode(folder: string): KeptCode {
  const modules = new Map<string, LoadedModule>()
  const unkept: Unkept[] = []
  const require = createRequire(join(folder, "index.cjs"))

  const load = (name: string): unknown => {
    const known = modules.get(name)
    if (known !== undefined) return known.exports
    const module: LoadedModule = { exports: {} }
    modules.set(name, module)
    const file = join(folder, name)
    const text = readFileSync(file)
    const origin = createHash("sha256").update(text).digest()
    const kept = readKept(keptFile(file), origin)
    // The build writes plain ASCII, which takes half the room of text that may hold any sign.
    const script = new Script(wrapped(text.toString("latin1")), {
      filename: file,
      ...(kept === null ? {} : { cachedData: kept }),
    })
    if (kept === null || script.cachedDataRejected === true) unkept.push({ file, origin, script })
    // What `wrapped` makes of any text.
    const run = script.runInThisContext() as Runnable
    run(module.exports, (id) => (id.startsWith("./") ? load(id.slice(2)) : require(id)), module)
    return module.exports
  }
  return { load, keep: () => unkept.forEach(keepOne) }
}

/** As Node wraps CommonJS; the code keeps its lines. */
const wrapped = (code: string): string => `(function (exports, require, module) { ${code}\n})`

const keptFile = (file: string): string => `${file}.${cachedDataVersionTag().toString(16)}.bytecode`

/** Null where there is none, or one of another text. */
function readKept(file: string, origin: Buffer): Buffer | null {
  try {
    const kept = readFileSync(file)
    return kept.subarray(0, origin.length).equals(origin) ? kept.subarray(origin.length) : null
  } catch {
    return null
  }
}

/** Another process may do the same at the same time: each writes a file of its own, and the last name stands. */
function keepOne({ file, origin, script }: Unkept): void {
  const unfinished = `${keptFile(file)}.${process.pid}`
  try {
    writeFileSync(unfinished, Buffer.concat([origin, script.createCachedData()]))
    renameSync(unfinished, keptFile(file))
  } catch {
    // A folder that is not ours to write, or a full disk: the next run compiles again.
    rmSync(unfinished, { force: true })
  }
}
