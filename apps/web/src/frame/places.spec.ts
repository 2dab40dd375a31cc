import { describe, expect, it } from '@jest/globals';
import type { Duty, Person } from '../session/person.js';
import type { Area, Place } from './area.js';
import { homeFor, placesFor } from './places.js';

const place = (path: string, order: number, duties?: readonly Duty[]): Place => ({
  path,
  order,
  label: path,
  labelEn: path,
  icon: 'list',
  ...(duties ? { duties } : {}),
});

const area = (...places: readonly Place[]): Area => ({ words: [], places, screens: [] });

const AREAS = [
  area(place('/inbox', 80)),
  area(place('/issuing', 20, ['draft', 'dispatch']), place('/duties', 10, ['handle'])),
];

const person = (...posts: readonly (readonly Duty[])[]): Person => ({
  personId: 'p',
  name: '高岚',
  sessionId: null,
  appointments: posts.map((duties, index) => ({
    appointmentId: `a${index}`,
    unitId: 'u',
    unitPath: '/1/',
    postId: 'p',
    postTitle: '党支部书记',
    duties: [...duties],
    scopePath: '/1/',
  })),
});

const paths = (...posts: readonly (readonly Duty[])[]) =>
  placesFor(person(...posts), AREAS).map(({ path }) => path);

describe('the navigation of a person', () => {
  it('holds what one of their duties is for, and what is for everybody, in order', () => {
    expect(paths(['handle'])).toEqual(['/duties', '/inbox']);
    expect(paths(['dispatch'])).toEqual(['/issuing', '/inbox']);
  });

  it('joins the duties of all posts', () => {
    expect(paths(['handle'], ['draft'])).toEqual(['/duties', '/issuing', '/inbox']);
  });

  it('leaves somebody without a post what is for everybody', () => {
    expect(paths()).toEqual(['/inbox']);
  });
});

describe('the home of a person', () => {
  const reviews = {
    ...place('/reviews', 30, ['review', 'sign-off']),
    home: { for: ['review'], unless: ['draft'] },
  } as const;
  const home = (...posts: readonly (readonly Duty[])[]) =>
    homeFor(person(...posts), [...AREAS, area(reviews)])?.path;

  it('is the first of their places', () => {
    expect(home(['draft'])).toBe('/issuing');
    expect(home(['dispatch', 'sign-off'])).toBe('/issuing');
    expect(home()).toBe('/inbox');
  });

  it('is where units wait for them, if they review and do not draft', () => {
    expect(home(['handle', 'dispatch', 'review'])).toBe('/reviews');
    expect(home(['dispatch'], ['review'])).toBe('/reviews');
    expect(home(['review'], ['draft'])).toBe('/issuing');
  });
});
