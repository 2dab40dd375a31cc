export interface SchemaRoles {
  readonly schema: string;
  readonly owner: string;
  readonly roles: readonly string[];
}

export const ROLES: { readonly extensions: readonly string[]; readonly schemas: readonly SchemaRoles[] };
export const LOGIN_ROLES: readonly string[];
export function applyRoles(options: {
  adminUrl: string;
  passwords: Readonly<Record<string, string>>;
}): Promise<void>;
