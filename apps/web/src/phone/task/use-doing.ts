import { useWay } from '../../way/way.js';
import { FORMS, type FormVerb } from './verbs.js';

/** Which form is open stands in the address: a killed tab comes back to it, and the way back closes it. */
export function useDoing() {
  const { path, search, go } = useWay();
  const asked = search.get('do');
  return {
    doing: FORMS.find((verb) => verb === asked) ?? null,
    open: (verb: FormVerb) => go(`${path}?do=${verb}`),
    close: () => go(path, { replace: true }),
  };
}
