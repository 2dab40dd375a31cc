export function isPortFree(port: number, host?: string): Promise<boolean>;
export function freePort(preferred?: number, host?: string): Promise<number>;
export function nextFreePort(first: number, host?: string, attempts?: number): Promise<number>;
export function gatewayPort(wanted?: number): Promise<number>;
