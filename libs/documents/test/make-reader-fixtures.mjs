/**
 * Makes the files in test/fixtures/readers that a real word processor has to write. Needs LibreOffice Writer on the
 * path (`soffice`) and a Chinese font; the tests need neither, because the files are kept with them.
 *
 *   node libs/documents/test/make-reader-fixtures.mjs
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIXTURES = fileURLToPath(new URL('../../../test/fixtures/readers/', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'reader-fixtures-'));

const option = (type, value) => ({ type, value });
const LOCKED = JSON.stringify({
  EncryptFile: option('boolean', 'true'),
  DocumentOpenPassword: option('string', 'guantong'),
});

function convert(source, format, target) {
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
  const from = join(FIXTURES, source);
  execFileSync('soffice', ['--headless', profile, '--convert-to', format, '--outdir', work, from], {
    stdio: 'ignore',
  });
  renameSync(join(work, source.replace('.fodt', `.${format.split(':')[0]}`)), join(FIXTURES, target));
}

convert('directive.fodt', 'docx', 'directive.docx');
convert('directive.fodt', 'pdf', 'directive.pdf');
convert('directive.fodt', `pdf:writer_pdf_Export:${LOCKED}`, 'locked.pdf');
convert('directive.fodt', 'doc', 'directive.doc');
convert('directive.fodt', 'rtf', 'directive.rtf');
convert('directive.fodt', 'odt', 'directive.odt');
convert('rules.fodt', 'docx', 'rules.docx');
rmSync(work, { recursive: true });
