/** To let the host do what waits: draw a page, run a timer, hear that nobody wants the answer any more. */

/** What hosts have for it: Node the first, browsers and workers the second. No other name of a host is used. */
type Host = {
  readonly setImmediate?: (then: () => void) => unknown
  readonly MessageChannel?: new () => { readonly port1: Port; readonly port2: Port }
}
type Port = { onmessage: (() => void) | null; readonly postMessage: (message: null) => void; readonly close: () => void }

/** A promise that is kept once what waited was done, without the milliseconds that a timer takes at least. */
function pause(): Promise<void> {
  const { setImmediate, MessageChannel } = globalThis as unknown as Host // either may be missing, which is asked
  if (setImmediate !== undefined) return new Promise((resolve) => void setImmediate(resolve))
  if (MessageChannel === undefined) return Promise.resolve()
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** An AbortSignal, or anything that tells as much. */
export type Signal = { readonly aborted: boolean; readonly reason?: unknown }

/** A pause, after which whoever does not want the answer any more is heard: rejects with the reason. */
export async function rest(signal: Signal | undefined): Promise<void> {
  await pause()
  if (signal?.aborted === true) throw signal.reason ?? new Error("aborted")
}
