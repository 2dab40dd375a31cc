export function percentile(values: ArrayLike<number>, share: number): number | null;
export function median(values: ArrayLike<number>): number | null;
