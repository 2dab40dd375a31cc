/**
 * The next piece of work of each dispatch, begun while the one before it is being stored. It is used only if the dispatch
 * has then come to just the place it was begun for; else it is forgotten, as nothing has been stored of it.
 */
export class Ahead<Piece> {
  private readonly begun = new Map<string, { readonly place: string; readonly piece: Promise<Piece> }>();

  begin(dispatchId: string, place: string, work: () => Promise<Piece>): void {
    const piece = work();
    // Whoever takes it meets its error; nobody may.
    piece.catch(() => undefined);
    this.begun.set(dispatchId, { place, piece });
  }

  /** What was begun for this place, else what `work` gives. */
  async take(dispatchId: string, place: string, work: () => Promise<Piece>): Promise<Piece> {
    const known = this.begun.get(dispatchId);
    this.begun.delete(dispatchId);
    return await (known?.place === place ? known.piece : work());
  }

  /** Forgets what was begun for others: they have ended, or have been stopped. */
  keepOnly(dispatchIds: readonly string[]): void {
    for (const id of this.begun.keys()) if (!dispatchIds.includes(id)) this.begun.delete(id);
  }
}
