/** What approval says became of a sign-off. Decisions are facts: they are applied, never refused. */
export type SignOffOutcome =
  | { readonly how: 'started'; readonly asked: readonly string[] }
  | { readonly how: 'approved' }
  | {
      readonly how: 'returned' | 'rejected' | 'withdrawn' | 'start-refused';
      readonly reason: string | null;
      readonly byName: string | null;
    };
