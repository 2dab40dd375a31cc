import { createContext, useContext } from 'react';

const ParamsContext = createContext<Readonly<Record<string, string>>>({});
export const ParamsProvider = ParamsContext.Provider;

/** A parameter of the screen's path. */
export function useScreenParam(name: string): string {
  const value = useContext(ParamsContext)[name];
  if (value === undefined) throw new Error(`the path of this screen has no :${name}`);
  return value;
}
