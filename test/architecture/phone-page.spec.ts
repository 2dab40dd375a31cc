import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dutiesAddress } from '../../apps/web/src/phone/duties/duties-query.js';

describe('the page of the phone', () => {
  it('asks for the list under the very address under which it is read', () => {
    const page = readFileSync('apps/web/phone.html', 'utf8');
    expect(page).toContain(`href="${dutiesAddress().replaceAll('&', '&amp;')}"`);
  });
});
