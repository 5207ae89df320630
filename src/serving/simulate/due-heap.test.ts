import fc from "fast-check"
import { expect, test } from "vitest"
import { DueHeap } from "./due-heap.ts"

type Act =
  | { readonly kind: "add"; readonly due: number }
  | { readonly kind: "first" }
  | { readonly kind: "remove"; readonly place: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), due: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: fc.constant("first" as const) }),
  fc.record({ kind: fc.constant("remove" as const), place: fc.nat() }),
)

test("gives what a sorted list gives, whatever is added and taken out in between", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const heap = new DueHeap(60, new Int32Array(60))
      let list: { request: number; due: number }[] = []
      for (const [request, each] of acts.entries()) {
        if (each.kind === "add") {
          heap.add(request, each.due)
          list.push({ request, due: each.due })
        } else if (list.length > 0) {
          const gone = each.kind === "first" ? list[0]! : list[each.place % list.length]!
          heap.remove(gone.request)
          list = list.filter((other) => other !== gone)
        }
        list.sort((a, b) => a.due - b.due || a.request - b.request)
        expect(heap.length).toBe(list.length)
        expect(heap.firstDue()).toBe(list[0]?.due ?? Number.POSITIVE_INFINITY)
        if (list.length > 0) expect(heap.first()).toBe(list[0]!.request)
      }
    }),
    { seed: 7, numRuns: 300 },
  )
})
