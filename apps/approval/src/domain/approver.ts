/** A person asked to decide, with the post by which they are asked. */
export interface Approver {
  readonly personId: string;
  readonly name: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly postTitle: string | null;
  /** Why not the one whom the rule names first: "vacant: 青岚街道党工委 → 青岚区委". */
  readonly standsInFor: string | null;
}

/** One level of the search: a unit and who holds the duty or post there now. The first level is where the search begins. */
export interface HolderLevel {
  readonly unitId: string;
  readonly unitName: string;
  readonly holders: readonly Omit<Approver, 'standsInFor'>[];
}

/** What the organisation answered for one node; inactive people are already left out. */
export interface Holders {
  readonly levels: readonly HolderLevel[];
  readonly fallback: Omit<Approver, 'standsInFor'> | null;
  readonly flowOwner: Omit<Approver, 'standsInFor'> | null;
}
