export type Variable = string | number | boolean;

/** A node is entered only when its condition holds for the variables of the start. */
export interface Condition {
  readonly variable: string;
  readonly operator: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'in';
  readonly value: Variable | readonly string[];
}

/** A missing variable fulfils no condition but `ne`; values of different types are never in order. */
export function holds(condition: Condition | null, variables: Readonly<Record<string, Variable>>): boolean {
  if (!condition) return true;
  const actual = Object.hasOwn(variables, condition.variable) ? variables[condition.variable] : undefined;
  const { operator, value } = condition;
  if (operator === 'in') return Array.isArray(value) && value.includes(String(actual));
  if (operator === 'eq') return actual === value;
  if (operator === 'ne') return actual !== value;
  return typeof actual === 'number' && typeof value === 'number' && inOrder(operator, actual, value);
}

function inOrder(operator: 'gt' | 'ge' | 'lt' | 'le', left: number, right: number): boolean {
  switch (operator) {
    case 'gt':
      return left > right;
    case 'ge':
      return left >= right;
    case 'lt':
      return left < right;
    case 'le':
      return left <= right;
  }
}
