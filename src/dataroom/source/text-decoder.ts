/** The decoder that Node, browsers and workers all have; the library is given the names of none of them, so it is named here. */

type Decoder = { readonly decode: (bytes?: Uint8Array, options?: { readonly stream?: boolean }) => string }
type Decoders = new (label: string, options?: { readonly fatal?: boolean }) => Decoder

// Every place where the library runs has it: https://encoding.spec.whatwg.org
const { TextDecoder } = globalThis as unknown as { readonly TextDecoder: Decoders }

/** Throws at what is not of that encoding. */
export function strictDecoder(label: string): Decoder {
  return new TextDecoder(label, { fatal: true })
}

/** What is not of that encoding becomes U+FFFD; an unknown label is UTF-8. */
export function lenientText(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return new TextDecoder("utf-8").decode(bytes)
  }
}

/** Null where the bytes are not of that encoding, or where it is not known. */
export function strictText(bytes: Uint8Array, label: string): string | null {
  try {
    return strictDecoder(label).decode(bytes)
  } catch {
    return null
  }
}
