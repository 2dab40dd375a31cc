export function guard(folder: string): { add(pid: number): void };
