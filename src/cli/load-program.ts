/** Where `main.ts` gets the commands from. `npm run build` puts `load-built-program.ts` in its place. */
export function loadProgram(): Promise<typeof import("./program.ts")> {
  return import("./program.ts")
}
