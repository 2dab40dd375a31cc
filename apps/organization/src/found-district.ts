import { clockFrom, clockSettings, cursorSettings, databaseSettings, loadConfig } from '#libs/config';
import { JournaledStore } from '#libs/journal';
import { CursorCodec, createDataSource } from '#libs/persistence';
import { districtFounder } from './district-founder.js';
import { readFounding } from './founding-file.js';
import { SCHEMA } from './persistence/migrations/index.js';

/** `found-district <file.json>`: a deploy step after the migrations; may run again at any time. */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: found-district <file.json>');

const config = loadConfig({ ...databaseSettings, ...cursorSettings, ...clockSettings });
const founding = await readFounding(file);
const dataSource = await createDataSource({
  url: config.databaseUrl,
  schema: SCHEMA,
  poolSize: 2,
  applicationName: 'found-district',
}).initialize();
try {
  const store = new JournaledStore(dataSource);
  const cursors = new CursorCodec(config.cursorSecret);
  const founder = districtFounder(
    { dataSource, store, cursors, secret: config.cursorSecret },
    clockFrom(config),
  );
  const rootId = await founder.execute(founding);
  process.stdout.write(`${JSON.stringify({ districtId: founding.districtId, rootUnitId: rootId })}\n`);
} finally {
  await dataSource.destroy();
}
