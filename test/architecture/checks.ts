import ts from 'typescript';
import { gather, placeOf, type Source } from './sources.js';

/** A check gives a line for everything that breaks it; none is good. */
export type Check = (source: Source) => readonly string[];

const MOST_PARAMETERS = 3;
const MOST_CONSTRUCTOR_PARAMETERS = 4;

/** Wires by lists of tokens, whose factories have as many parameters as there are tokens. */
const WIRING = /\.(module|use-cases|adapters|parts)\.ts$/;

/** More than three parameters want an object; a constructor may have four. What Nest calls is Nest's matter. */
export const fewParameters: Check = (source) =>
  gather(source, (node, file) => {
    if (!ts.isFunctionLike(node) || !('body' in node)) return undefined;
    if (WIRING.test(source.path) || isCalledByNest(node, file)) return undefined;
    const most = ts.isConstructorDeclaration(node) ? MOST_CONSTRUCTOR_PARAMETERS : MOST_PARAMETERS;
    const count = node.parameters.filter(({ name }) => name.getText(file) !== 'this').length;
    return count > most ? `${placeOf(source, node, file)} has ${count} parameters` : undefined;
  });

/** A decorated method, one whose parameters decorators fill, or the constructor of a controller: it lists what it offers. */
function isCalledByNest(node: ts.SignatureDeclaration, file: ts.SourceFile): boolean {
  if (ts.isConstructorDeclaration(node)) {
    return decoratorsOf(node.parent).some((decorator) => /Controller\(/.test(decorator.getText(file)));
  }
  return [node, ...node.parameters].some((it) => decoratorsOf(it).length > 0);
}

function decoratorsOf(node: ts.Node): readonly ts.Decorator[] {
  return (ts.canHaveDecorators(node) && ts.getDecorators(node)) || [];
}

const IMPURE = new Set(['Math.random', 'Date.now', 'performance.now', 'process']);

/** Functions of which each call gives something else. */
const CHANCE = new Set(['uuidv7', 'randomUUID', 'randomBytes', 'randomInt', 'randomFillSync']);

/** `domain/` is synchronous and knows no clock, chance or surroundings: the same in, the same out. */
export const pure: Check = (source) =>
  gather(source, (node, file) => {
    const fault = impurity(node, file);
    return fault ? `${placeOf(source, node, file)}: ${fault}` : undefined;
  });

function impurity(node: ts.Node, file: ts.SourceFile): string | undefined {
  if (ts.isAwaitExpression(node)) return 'await';
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async';
  if (ts.isNewExpression(node) && node.expression.getText(file) === 'Date' && !node.arguments?.length)
    return 'new Date() without a time';
  if (ts.isCallExpression(node) && node.expression.getText(file) === 'Date') return 'Date()';
  if (ts.isPropertyAccessExpression(node) && IMPURE.has(node.getText(file))) return node.getText(file);
  return ts.isIdentifier(node) ? impureName(node) : undefined;
}

function impureName(node: ts.Identifier): string | undefined {
  return CHANCE.has(node.text) || (node.text === 'process' && isUsed(node)) ? node.text : undefined;
}

/** Whether an identifier stands for the global, not for somebody's property of that name. */
function isUsed(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !ts.isPropertyAssignment(parent) && !ts.isPropertySignature(parent);
}

/** `save()` reads before it writes and hides what it writes; `synchronize` changes tables behind migrations. */
export const explicitWrites: Check = (source) =>
  gather(source, (node, file) => {
    const saves =
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'save';
    const synchronizes =
      ts.isPropertyAssignment(node) &&
      node.name.getText(file) === 'synchronize' &&
      node.initializer.kind !== ts.SyntaxKind.FalseKeyword;
    const how = saves ? '.save(' : synchronizes ? 'synchronize' : undefined;
    return how ? `${placeOf(source, node, file)}: ${how}` : undefined;
  });

/** A refusal is a sentence that ends in Error. */
export const errorsEndInError: Check = (source) =>
  gather(source, (node, file) => {
    if (!ts.isClassDeclaration(node) || !node.name) return undefined;
    const parent = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
    const extended = parent?.types[0]?.expression.getText(file) ?? '';
    if (!/(Error|Refusal)$/.test(extended)) return undefined;
    return node.name.text.endsWith('Error') || node.modifiers?.some(isAbstract)
      ? undefined
      : `${placeOf(source, node, file)}: ${node.name.text} extends ${extended}`;
  });

const isAbstract = ({ kind }: ts.Node) => kind === ts.SyntaxKind.AbstractKeyword;

const HOMELESS = new Set(['common', 'shared', 'utils', 'util', 'helpers', 'helper', 'misc', 'lib']);

/** Parts of a path that say nothing about what is there. */
export function homeless(paths: readonly string[]): readonly string[] {
  return paths.filter((path) =>
    path.split('/').some((part) => HOMELESS.has(part.replace(/\.[a-z.-]+$/, ''))),
  );
}

const FILE = /^[.a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const CAPITALS = /^(README(\.zh-CN)?\.md|LICENSE|Dockerfile(\.dockerignore)?)$/;

/** Names that are not kebab-case, whatever follows the dots. */
export function oddlyNamed(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => {
    const name = path.split('/').at(-1) ?? '';
    return !FILE.test(name) && !CAPITALS.test(name);
  });
}
