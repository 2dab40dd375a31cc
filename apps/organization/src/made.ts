import type { Provider, Type } from '@nestjs/common';

type Token<Value> = abstract new (...args: never[]) => Value;
type Tokens<Values extends readonly unknown[]> = { readonly [Index in keyof Values]: Token<Values[Index]> };

/** The provider of `token`, which is what `make` gets from these; a wrong order does not compile. */
export function made<Made, Values extends readonly unknown[]>(
  token: Token<Made>,
  inject: Tokens<Values>,
  make: (...values: Values) => Made,
): Provider {
  return { provide: token, inject: [...inject] as Type[], useFactory: make };
}
