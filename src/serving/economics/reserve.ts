/** Replicas that stand by for those that fail. */

export type Reserve =
  | { readonly kind: "none" }
  /** N+k. */
  | { readonly kind: "spare"; readonly replicas: number }
  /** As many as keep all that are needed up in `target` of the time, each being up `unit` of it, independently of the others. */
  | { readonly kind: "availability"; readonly unit: number; readonly target: number }
