import { apiFor, createTally } from '../../deploy/demo/api.mjs';
import { openBooks } from '../chaos/books.mjs';
import { untilDrained } from './books.mjs';
import { issueDirective, publishFlows } from './directives.mjs';
import { foundLoadDistrict } from './district.mjs';
import { bringUp } from './platform.mjs';

const ITEMS_PER_DIRECTIVE = 50;
const SPARE = 1.3;
/** More than the fastest seat has ever needed in a second, so that none runs out of items; who is alone is fastest. */
const jobsPerSeatAndSecond = (users) => 5 + 64 / users;

/** The platform with a district in it whose people are ready to begin. */
export async function setStage({ options, running, note }) {
  const platform = await bringUp({ ...options, running, note });
  const { world } = platform;
  const books = await openBooks(platform.adminUrl);
  await running.add({ name: 'books', group: 'books', stop: books.close });
  const district = await foundLoadDistrict({ world, books, users: options.users });
  const baseUrl = `http://127.0.0.1:${world.port}`;
  const signIn = ({ login, token }) => apiFor(baseUrl, { who: login, token, tally: createTally() });
  await publishFlows({ signIn, district });
  note(`a district for ${options.users} people is founded`);
  return { options, platform, books, district, signIn, running, note };
}

/** Issued items, and branches of their audience that have none of them yet. */
export async function issueItems({ options, books, district, signIn, note }, seconds) {
  const wanted = Math.ceil(seconds * jobsPerSeatAndSecond(options.users) * SPARE);
  const items = [];
  const sponsors = district.seats.map(({ issuer }) => issuer);
  const audience = { subtrees: [district.rootId], kinds: ['grid-branch'] };
  while (items.length < wanted) {
    items.push(
      ...(await issueDirective({ signIn, district, audience, items: ITEMS_PER_DIRECTIVE, sponsors })),
    );
  }
  await district.foundBranches();
  await untilDrained(books);
  await books.rows('analyze');
  note(`${items.length} items are issued, ${options.users} branches have none of them`);
  return items;
}
